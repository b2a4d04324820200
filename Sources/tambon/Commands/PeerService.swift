import Server
import ServiceLifecycle

/// The peers' endpoint as a service, which signals or a finished demonstration can end.
struct PeerService: Service {
    /// The endpoint.
    let server: PeerServer
    /// Called once with the address at which it listens.
    let onListening: @Sendable (_ url: String) async -> Void

    func run() async throws {
        try await server.run { [onListening] host, port in
            await onListening("http://\(host):\(port)")
        }
    }
}
