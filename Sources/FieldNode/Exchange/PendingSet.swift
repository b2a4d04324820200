import NodeStore
import SyncProtocol

/// A change set that waits, undone from its bytes.
struct PendingSet {
    private let waiting: WaitingSet
    /// The set's bytes.
    let body: [UInt8]

    /// What became of a set that waited.
    enum Release {
        /// It still lacks something.
        case stays
        /// It has turned out to be wrong, and is forgotten.
        case isWrong
        /// Everything it builds on is held.
        case isReady(VerifiedChangeSet)
    }

    /// Takes one of those that wait from the disk.
    init(_ waiting: WaitingSet, in writer: StoreWriter) throws {
        self.waiting = waiting
        body = try writer.reader.body(of: waiting)
    }

    /// Takes the set from those that wait, if it has become ready or turned out to be wrong.
    ///
    /// Only with its past at hand can a set be seen to be wrong. Then it is dropped alone: what it
    /// waited for is not held responsible.
    func release(from log: LedgerLog, in writer: StoreWriter) throws -> Release {
        do {
            let set = try ChangeSetDecoder.decode(body)
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
}

extension ChangeSet {
    /// The lowest sequence of its changes.
    var firstSequence: SequenceNumber {
        let starts = lines.compactMap { line in
            if case .run(let first, _) = line.place { first } else { nil }
        }
        return starts.min() ?? .none
    }
}
