import Hummingbird
import NIOCore

/// What a request knows of its surroundings: Hummingbird's own, and its connection.
struct PeerRequestContext: RequestContext {
    var coreContext: CoreRequestContextStorage
    let channel: any Channel

    init(source: ApplicationRequestContextSource) {
        coreContext = CoreRequestContextStorage(source: source)
        channel = source.channel
    }

    /// Whether the request comes over the loopback interface.
    var isFromThisComputer: Bool {
        let address = channel.remoteAddress?.ipAddress ?? ""
        return address.hasPrefix("127.") || address == "::1"
    }
}

extension Request {
    private static let forwardingFields: Set<String> = [
        "forwarded", "via", "x-forwarded-for", "x-forwarded-host", "x-real-ip",
    ]

    /// Whether a web server on this computer says that the request comes from somewhere else.
    var isForwarded: Bool {
        headers.contains { Self.forwardingFields.contains($0.name.canonicalName) }
    }
}
