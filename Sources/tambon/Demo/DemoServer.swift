import FieldNode
import Logging
import Server
import ServiceLifecycle

/// The centre's endpoint, as `serve` runs it, for one exchange of the demonstration.
struct DemoServer {
    let node: FieldNode

    /// Serves at a free port of the loopback for as long as `body` takes.
    func during<Value: Sendable>(
        _ body: (_ url: String) async throws -> Value
    ) async throws -> Value {
        let (urls, listening) = AsyncStream<String>.makeStream()
        let group = group(listening)
        let serving = Task {
            defer { listening.finish() }
            try await group.run()
        }
        for await url in urls {
            let result: Result<Value, any Error>
            do { result = .success(try await body(url)) } catch { result = .failure(error) }
            await group.triggerGracefulShutdown()
            try await serving.value
            return try result.get()
        }
        try await serving.value
        throw CommandError.demoFailed(what: "no port of the loopback could be listened at")
    }

    private func group(_ listening: AsyncStream<String>.Continuation) -> ServiceGroup {
        var logger = Logger(label: "tambon", factory: { StreamLogHandler.standardError(label: $0) })
        logger.logLevel = .error
        let server = PeerServer(
            configuration: PeerServerConfiguration(host: "127.0.0.1", port: 0, shutdownSeconds: 1),
            logger: logger,
            answer: PeerDesk(node: node).answer
        )
        let service = PeerService(server: server) { listening.yield($0) }
        return ServiceGroup(services: [service], logger: logger)
    }
}
