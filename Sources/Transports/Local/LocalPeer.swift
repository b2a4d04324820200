import Glibc
import NIOCore

/// The process at the other end of a local connection, as the kernel vouches for it.
struct LocalPeer: Sendable {
    // The kernel's `struct ucred`, which glibc shows to GNU programs only.
    private let processID: Int32
    private let userID: UInt32
    private let groupID: UInt32

    /// Whether the other process belongs to this one's user, or to root.
    var isAllowed: Bool { Self.isAllowed(userID: userID, own: geteuid()) }

    /// Who may command a process: its own user, and root.
    static func isAllowed(userID: UInt32, own: UInt32) -> Bool {
        userID == own || userID == 0
    }

    /// Asks the kernel who is at the other end of a channel.
    static func of(_ channel: any Channel) async throws -> LocalPeer? {
        guard let options = channel as? any SocketOptionProvider else { return nil }
        let peer: EventLoopFuture<LocalPeer> = options.unsafeGetSocketOption(
            level: .socket,
            name: NIOBSDSocket.Option(rawValue: SO_PEERCRED),
        )
        return try await peer.get()
    }
}
