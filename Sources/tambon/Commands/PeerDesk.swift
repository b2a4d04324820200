import FieldNode
import Server

/// Hands the parcels of peers to the node.
struct PeerDesk: Sendable {
    let node: FieldNode

    /// Answers a parcel.
    ///
    /// - Throws: `PeerRefusal` where the peer is to learn why; anything else is for our own log.
    func answer(_ parcel: [UInt8]) async throws -> [UInt8] {
        try await withTaskExecutorPreference(CommandThreads.shared) {
            do { return try node.answer(parcel) } catch { throw Self.refusal(error) }
        }
    }

    /// Makes sure that the node can be read.
    func health() async throws {
        try await withTaskExecutorPreference(CommandThreads.shared) { try node.checkHealth() }
    }

    /// How the node does, in numbers.
    func metrics() async throws -> String {
        try await withTaskExecutorPreference(CommandThreads.shared) { try node.metrics().text }
    }

    private static func refusal(_ error: any Error) -> any Error {
        let sentence = ErrorText.of(error)
        return switch AnswerFault(error) {
        case .parcel: PeerRefusal.badParcel(sentence)
        case .scope: PeerRefusal.notAccepted(sentence)
        case .space: PeerRefusal.full(sentence)
        case .load: PeerRefusal.busy(sentence)
        case .node: error
        }
    }
}
