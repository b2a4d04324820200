import FieldNode
import Synchronization

/// A link that keeps what was answered.
final class RecordingLink: PeerLink {
    let address = "recorded"
    private let peer: FieldNode
    private let kept = Mutex<[[UInt8]]>([])

    var answers: [[UInt8]] { kept.withLock { $0 } }

    init(to peer: FieldNode) { self.peer = peer }

    func exchange(_ parcel: [UInt8]) async throws -> [UInt8] {
        let answer = try peer.answer(parcel)
        kept.withLock { $0.append(answer) }
        return answer
    }
}
