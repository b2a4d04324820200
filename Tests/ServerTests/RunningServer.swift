import Logging
import ServiceLifecycle

@testable import Server

/// A server that runs as a service of a group, as in the program, at a free port.
struct RunningServer: Sendable {
    /// Where it listens.
    let port: Int
    private let group: ServiceGroup

    var url: String { "http://127.0.0.1:\(port)" }

    /// Runs a server for as long as `body` takes, then stops it gracefully and waits for its end.
    static func with<Value: Sendable>(
        limitBodyBytes: Int = 1000,
        limitBodiesBytes: Int = 100_000_000,
        limitConnections: Int = 10,
        idleSeconds: Int = 60,
        requestSeconds: Int = 60,
        shutdownSeconds: Int = 60,
        answer: @escaping @Sendable ([UInt8]) async throws -> [UInt8] = { $0 },
        _ body: (RunningServer) async throws -> Value,
    ) async throws -> Value {
        let configuration = PeerServerConfiguration(
            host: "127.0.0.1",
            port: 0,
            limitBodyBytes: limitBodyBytes,
            limitBodiesBytes: limitBodiesBytes,
            limitConnections: limitConnections,
            idleSeconds: idleSeconds,
            requestSeconds: requestSeconds,
            shutdownSeconds: shutdownSeconds,
        )
        let logger = CapturedLog().logger
        let server = PeerServer(configuration: configuration, logger: logger, answer: answer)
        let (ports, listening) = AsyncStream<Int>.makeStream()
        let group = ServiceGroup(
            services: [Running(server: server, listening: listening)],
            logger: logger,
        )
        return try await withThrowingTaskGroup { tasks in
            tasks.addTask {
                defer { listening.finish() }
                try await group.run()
            }
            var value: Value?
            for await port in ports {
                value = try await body(RunningServer(port: port, group: group))
                break
            }
            await group.triggerGracefulShutdown()
            try await tasks.waitForAll()
            guard let value else { throw NeverListened() }
            return value
        }
    }

    /// Asks the server to stop, and does not wait.
    func stop() async {
        await group.triggerGracefulShutdown()
    }

    private struct NeverListened: Error {}

    private struct Running: Service {
        let server: PeerServer
        let listening: AsyncStream<Int>.Continuation

        func run() async throws {
            try await server.run { _, port in listening.yield(port) }
        }
    }
}
