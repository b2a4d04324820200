import ComplaintModel
import FieldNode
import Synchronization

/// A link that calls another node in the same process, and can be cut.
final class DirectLink: PeerLink {
    /// Where the link breaks once its answers are used up.
    enum Break {
        /// The parcel never reaches the peer.
        case beforePeer
        /// The peer has applied it, and its answer is lost.
        case afterPeer
    }

    struct Cut: Error, CustomStringConvertible {
        let description = "the link was cut"
    }

    let address: String
    private let peer: FieldNode
    private let breaks: Break
    private let answersLeft: Mutex<Int>

    init(to peer: FieldNode, answers: Int = .max, breaking: Break = .beforePeer) {
        address = "direct:\(peer.office.code.text)"
        self.peer = peer
        breaks = breaking
        answersLeft = Mutex(answers)
    }

    func exchange(_ parcel: [UInt8]) async throws -> [UInt8] {
        let isUp = answersLeft.withLock { left in
            left -= 1
            return left >= 0
        }
        if isUp { return try peer.answer(parcel) }
        if breaks == .afterPeer { _ = try peer.answer(parcel) }
        throw Cut()
    }
}
