import NodeStore
import SyncProtocol

/// A change set that waits, undone from its bytes.
struct PendingSet {
    let waiting: WaitingSet
    private let set: ChangeSet

    /// What became of a set that waited.
    enum Release {
        /// It still lacks something.
        case stays
        /// It has turned out to be wrong, and is forgotten.
        case isWrong
        /// Everything it builds on is held.
        case isReady(VerifiedChangeSet)
    }

    /// The sets that wait for changes of a ledger, those with the earliest changes first.
    static func all(of ledger: LedgerID, in writer: StoreWriter) throws -> [PendingSet] {
        var sets: [PendingSet] = []
        for waiting in try writer.reader.waitingSets() where waiting.ledger == ledger {
            do throws(ChangeSetError) {
                let set = try ChangeSetDecoder.decode(waiting.body)
                sets.append(PendingSet(waiting: waiting, set: set))
            } catch { try writer.dropWaiting(waiting.digest) }
        }
        return sets.sorted { $0.start < $1.start }
    }

    /// Takes the set from those that wait, if it has become ready or turned out to be wrong.
    ///
    /// Only with its past at hand can a set be seen to be wrong. Then it is dropped alone: what it
    /// waited for is not held responsible.
    func release(from log: LedgerLog, in writer: StoreWriter) throws -> Release {
        do {
            switch try ChangeSetVerifier.verify(set, against: log) {
            case .missing(let gaps):
                try writer.note(gaps, of: waiting)
                return .stays
            case .ready(let verified):
                try writer.dropWaiting(waiting.digest)
                return .isReady(verified)
            }
        } catch is ChangeSetError {
            try writer.dropWaiting(waiting.digest)
            return .isWrong
        }
    }

    private var start: SequenceNumber {
        let starts = set.lines.compactMap { line in
            if case .run(let first, _) = line.place { first } else { nil }
        }
        return starts.min() ?? .none
    }
}
