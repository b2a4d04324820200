import Glibc
import Hummingbird
import HummingbirdCore
package import Logging
import NIOCore
import ServiceLifecycle

/// The endpoint that peers call: `POST /exchange` takes a parcel and answers with one.
///
/// `GET /health` answers "ok" as long as the node can be read. `GET /metrics` tells numbers, on this
/// computer only. What a parcel means is decided by the closures that are handed in; the server
/// knows only its size.
package struct PeerServer: Sendable {
    private let configuration: PeerServerConfiguration
    private let logger: Logger
    private let answer: @Sendable ([UInt8]) async throws -> [UInt8]
    private let health: @Sendable () async throws -> Void
    private let metrics: @Sendable () async throws -> String

    /// Makes a server that does not listen yet.
    ///
    /// - Parameters:
    ///   - configuration: Where to listen, and within which bounds.
    ///   - logger: Where unforeseen errors go.
    ///   - health: Throws if the node cannot be read; anybody may ask, so it asks little.
    ///   - metrics: How the node does, in Prometheus's text form.
    ///   - answer: Takes a parcel and returns the answering one; throws ``PeerRefusal`` to decline.
    package init(
        configuration: PeerServerConfiguration,
        logger: Logger,
        health: @escaping @Sendable () async throws -> Void = {},
        metrics: @escaping @Sendable () async throws -> String = { "" },
        answer: @escaping @Sendable ([UInt8]) async throws -> [UInt8],
    ) {
        self.configuration = configuration
        self.logger = logger
        self.health = health
        self.metrics = metrics
        self.answer = answer
    }

    /// Serves until the task is cancelled or its service group shuts down gracefully.
    ///
    /// On a graceful shutdown running requests are finished; what is not done after
    /// ``PeerServerConfiguration/shutdownSeconds`` is cancelled. Either way this returns normally
    /// when the last request has ended.
    ///
    /// - Parameter onListening: Called once with the IP address, as it stands in a URL, and port.
    /// - Throws: ``PeerServerError`` if the server cannot listen at its address.
    package func run(
        onListening: @escaping @Sendable (_ host: String, _ port: Int) async -> Void
    ) async throws(PeerServerError) {
        var services = ServiceGroupConfiguration(
            services: [
                .init(
                    service: application(onListening: onListening),
                    successTerminationBehavior: .gracefullyShutdownGroup,
                )
            ],
            logger: logger,
        )
        services.maximumGracefulShutdownDuration = .seconds(configuration.shutdownSeconds)
        do {
            try await ServiceGroup(configuration: services).run()
        } catch is CancellationError {
            return
        } catch {
            throw named(error)
        }
    }

    /// The routes and their bounds, as a Hummingbird application.
    ///
    /// - Parameters:
    ///   - now: A clock that never jumps, by which callers are counted.
    ///   - onListening: Called once with the address and the port.
    /// - Returns: the application, which does not listen yet.
    func application(
        now: @escaping @Sendable () -> ContinuousClock.Instant = { .now },
        onListening: @escaping @Sendable (_ host: String, _ port: Int) async -> Void = { _, _ in },
    ) -> some ApplicationProtocol {
        Application(
            router: router(now),
            server: .http1(
                configuration: .init(idleTimeout: .seconds(Int64(configuration.idleSeconds)))
            ),
            configuration: ApplicationConfiguration(
                address: .hostname(configuration.host, port: configuration.port),
                availableConnectionsDelegate: MaximumAvailableConnections(
                    configuration.limitConnections,
                    logger: logger,
                ),
            ),
            onServerRunning: { channel in
                guard let address = channel.localAddress else { return }
                await onListening(Self.urlHost(address), address.port ?? 0)
            },
            logger: logger,
        )
    }

    private func router(
        _ now: @escaping @Sendable () -> ContinuousClock.Instant
    ) -> Router<PeerRequestContext> {
        let router = Router(context: PeerRequestContext.self)
        let budget = BodyBudget(limitBytes: configuration.limitBodiesBytes)
        router.add(middleware: RefusalResponses(limitBodyBytes: configuration.limitBodyBytes))
        router.add(
            middleware: RequestRate(perMinute: configuration.limitRequestsPerMinute, now: now)
        )
        router.add(
            middleware: WholeBody(
                limitBytes: configuration.limitBodyBytes,
                limitSeconds: configuration.requestSeconds,
                budget: budget,
            )
        )
        router.get("/health") { [health] _, _ in
            try await health()
            return Response.sentence(.ok, "ok")
        }
        router.get("/metrics") { [metrics] request, context in
            guard context.isFromThisComputer, !request.isForwarded else {
                throw HTTPError(.notFound)
            }
            return Response.metrics(try await metrics() + budget.metrics)
        }
        router.post("/exchange") { [answer, configuration] request, _ in
            let body = try await request.body.collect(upTo: configuration.limitBodyBytes)
            return Response.parcel(try await answer(Array(body.readableBytesView)))
        }
        return router
    }

    private static func urlHost(_ address: SocketAddress) -> String {
        let host = address.ipAddress ?? ""
        return host.contains(":") ? "[\(host)]" : host
    }

    private func named(_ error: any Error) -> PeerServerError {
        let address = configuration.address
        return switch error {
        case let error as IOError where error.errnoCode == EADDRINUSE:
            .addressInUse(address: address)
        case let error as IOError where error.errnoCode == EACCES:
            .notPermitted(address: address)
        case let error as IOError where error.errnoCode == EADDRNOTAVAIL:
            .notOfThisComputer(address: address)
        case is SocketAddressError.UnknownHost: .notOfThisComputer(address: address)
        default: .failed(address: address, cause: "\(error)")
        }
    }
}
