import NIOCore

/// The way back to the client of a command: its standard output and standard error.
package struct LocalReply: Sendable {
    private let channel: any Channel

    init(channel: any Channel) {
        self.channel = channel
    }

    /// Writes to the client's standard output, and waits until the socket has taken it.
    package func output(_ bytes: [UInt8]) async throws(LocalCommandError) {
        try await send(bytes) { .output($0) }
    }

    /// Writes to the client's standard error, and waits until the socket has taken it.
    package func errors(_ bytes: [UInt8]) async throws(LocalCommandError) {
        try await send(bytes) { .errors($0) }
    }

    private func send(
        _ bytes: [UInt8],
        as frame: ([UInt8]) -> LocalFrame,
    ) async throws(LocalCommandError) {
        var rest = bytes[...]
        while !rest.isEmpty {
            let piece = frame(Array(rest.prefix(LocalFrame.pieceBytes)))
            rest = rest.dropFirst(LocalFrame.pieceBytes)
            do {
                try await channel.writeAndFlush(piece).get()
            } catch {
                throw .clientGone
            }
        }
    }
}
