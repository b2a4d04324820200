import NIOCore
import NIOPosix
import Synchronization

/// Passes connections on to another address, and holds every byte back on its way.
///
/// The kernel at hand may have no means to delay packets. What a peer sends arrives half a round trip
/// later; and since a connection is accepted here at once, which through a real line takes a round
/// trip, what its caller sends first is held back for that as well. Windows and losses are not
/// imitated.
struct Relay: Sendable {
    /// Where connections are passed on to.
    let host: String
    let port: Int
    /// What a round trip takes.
    let roundTrip: Duration

    private typealias Stream = NIOAsyncChannel<ByteBuffer, ByteBuffer>

    /// Bytes that are under way, and when they arrive.
    private struct Held: Sendable {
        let arrival: ContinuousClock.Instant
        let bytes: ByteBuffer
    }

    /// Listens and relays until it is cancelled.
    ///
    /// - Parameters:
    ///   - address: where to listen.
    ///   - ready: called with the port once it listens.
    /// - Throws: what the network throws.
    func run(listening address: (host: String, port: Int), ready: (Int) -> Void) async throws {
        let server = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            .bind(host: address.host, port: address.port, childChannelInitializer: Self.wrap)
        ready(server.channel.localAddress?.port ?? 0)
        try await withThrowingDiscardingTaskGroup { group in
            try await server.executeThenClose { clients in
                for try await client in clients {
                    // A connection that breaks is its peers' affair.
                    group.addTask { try? await relay(client) }
                }
            }
        }
    }

    private static func wrap(_ channel: any Channel) -> EventLoopFuture<Stream> {
        channel.eventLoop.makeCompletedFuture {
            try Stream(
                wrappingChannelSynchronously: channel,
                configuration: .init(isOutboundHalfClosureEnabled: true)
            )
        }
    }

    private func relay(_ client: Stream) async throws {
        let isOpen = Mutex(false)
        // The caller would have begun only when the connection was there.
        let beforeAnswer: @Sendable () -> Duration = {
            isOpen.withLock { $0 } ? .zero : roundTrip
        }
        let answer: @Sendable () -> Duration = {
            isOpen.withLock { $0 = true }
            return .zero
        }
        let server = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .connect(host: host, port: port, channelInitializer: Self.wrap)
        try await client.executeThenClose { fromClient, toClient in
            try await server.executeThenClose { fromServer, toServer in
                try await withThrowingTaskGroup(of: Void.self) { group in
                    group.addTask {
                        try await carry(fromClient, to: toServer, after: beforeAnswer)
                    }
                    group.addTask { try await carry(fromServer, to: toClient, after: answer) }
                    try await group.waitForAll()
                }
            }
        }
    }

    /// Carries bytes one way until their sender has closed it; some leave later than they came.
    private func carry(
        _ source: NIOAsyncChannelInboundStream<ByteBuffer>,
        to target: NIOAsyncChannelOutboundWriter<ByteBuffer>,
        after start: @escaping @Sendable () -> Duration,
    ) async throws {
        let (line, entrance) = AsyncStream<Held>.makeStream()
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask {
                defer { entrance.finish() }
                for try await bytes in source {
                    let arrival = ContinuousClock.now + start() + roundTrip / 2
                    entrance.yield(Held(arrival: arrival, bytes: bytes))
                }
            }
            group.addTask {
                for await held in line {
                    try await Task.sleep(until: held.arrival, clock: .continuous)
                    try await target.write(held.bytes)
                }
                target.finish()
            }
            try await group.waitForAll()
        }
    }
}
