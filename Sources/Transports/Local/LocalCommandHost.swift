import Glibc
import NIOCore
import NIOPosix
import Synchronization

/// The socket at which the process that holds a node takes commands of its own user.
///
/// It listens from the moment it is made; what connects before ``run(handler:)`` waits.
package final class LocalCommandHost: Sendable {
    /// Carries out one command and returns its exit code.
    package typealias Handler = @Sendable (LocalCommand, LocalReply) async -> Int32

    private let path: String
    private let socket: Mutex<CInt?>
    private let connections = LocalConnections()

    /// Listens at a path in the node's folder; only this user, and root, may connect.
    ///
    /// A socket file that a killed process has left behind is replaced.
    package init(path: String) throws(LocalCommandError) {
        let listening = try LocalSocket.listen(path)
        self.path = path
        self.socket = Mutex(listening.release())
    }

    deinit {
        if let descriptor = socket.withLock({ $0 }) {
            LocalSocket.remove(path)
            Glibc.close(descriptor)
        }
    }

    /// Carries out commands, each in a task of its own, until the host is stopped.
    ///
    /// After ``stop()`` this returns when the last handler has. When the task is cancelled, the
    /// handlers are cancelled and their connections closed; they are waited for all the same.
    /// A handler is also cancelled when its client goes away.
    package func run(handler: @escaping Handler) async throws(LocalCommandError) {
        guard let descriptor = socket.withLock({ $0.take() }) else {
            preconditionFailure("a local command host runs only once")
        }
        // In a task of its own, because cancellation would drop connections that NIO has accepted
        // and not yet handed over. Instead the connections are closed, and with them all ends.
        let serving = Task { try await serve(descriptor, handler: handler) }
        let result = await withTaskCancellationHandler {
            await serving.result
        } onCancel: {
            LocalSocket.remove(path)
            connections.abort()
        }
        LocalSocket.remove(path)
        do {
            try result.get()
        } catch {
            throw .listeningEnded(path: path, cause: "\(error)")
        }
    }

    /// Takes no more commands; those that run are left to end, but soon get no more input.
    package func stop() {
        // The file goes first: a command that finds none waits for the node itself.
        LocalSocket.remove(path)
        connections.stop()
    }

    private func serve(_ descriptor: CInt, handler: @escaping Handler) async throws {
        let server = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .bind(descriptor) { channel in
                channel.eventLoop.makeCompletedFuture { AcceptedClient(try Self.wrap(channel)) }
            }
        connections.listen(server.channel)
        let connections = connections
        try await withThrowingDiscardingTaskGroup { group in
            try await server.executeThenClose { clients in
                for try await accepted in clients {
                    group.addTask {
                        let client = accepted.take()
                        let connection = LocalConnection(client: client, connections: connections)
                        await connection.serve(handler)
                    }
                }
            }
        }
    }

    /// Lets a channel speak in frames.
    static func wrap(_ channel: any Channel) throws -> AcceptedClient.Frames {
        let pipeline = channel.pipeline.syncOperations
        try pipeline.addHandler(ByteToMessageHandler(LocalFrameDecoder()))
        try pipeline.addHandler(MessageToByteHandler(LocalFrameEncoder()))
        return try NIOAsyncChannel(wrappingChannelSynchronously: channel)
    }
}
