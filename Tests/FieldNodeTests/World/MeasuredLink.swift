import FieldNode
import Glibc
import SyncProtocol
import Synchronization

/// A link that keeps what goes each way, and counts the processor time that the answers take.
final class MeasuredLink: PeerLink {
    let address: String
    private let peer: TestNode
    private let breaks: Bool
    private let kept = Mutex(Kept())

    private struct Kept {
        var sent: [[UInt8]] = []
        var answered: [[UInt8]] = []
        var answerMilliseconds = 0.0
    }

    /// A link to a node; one that breaks loses the first answer.
    init(to peer: TestNode, breaking: Bool = false) {
        address = DirectLink(to: peer.node).address
        self.peer = peer
        breaks = breaking
    }

    /// The bytes of each parcel that went to the peer.
    var sentBytes: [Int] { kept.withLock { $0.sent.map(\.count) } }
    /// The bytes of each answer.
    var answeredBytes: [Int] { kept.withLock { $0.answered.map(\.count) } }
    /// The processor time of the answers, in milliseconds.
    var answerMilliseconds: Double { kept.withLock { $0.answerMilliseconds } }

    /// The messages that went to the peer.
    func sentMessages() throws -> [Message] {
        let files = try NodeFiles(of: peer)
        return try kept.withLock { try $0.sent.flatMap { try files.open($0).messages } }
    }

    func exchange(_ parcel: [UInt8]) async throws -> [UInt8] {
        let start = Self.processorMilliseconds
        let answer = try peer.node.answer(parcel)
        kept.withLock { kept in
            kept.sent.append(parcel)
            kept.answered.append(answer)
            kept.answerMilliseconds += Self.processorMilliseconds - start
        }
        if breaks { throw DirectLink.Cut() }
        return answer
    }

    /// The processor time of this process so far.
    static var processorMilliseconds: Double {
        var time = timespec()
        unsafe clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
        return Double(time.tv_sec) * 1_000 + Double(time.tv_nsec) / 1_000_000
    }
}
