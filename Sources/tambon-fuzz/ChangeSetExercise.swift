import SyncProtocol

/// Exercises the reading of change sets, and their check where nothing is held.
enum ChangeSetExercise {
    /// Reads a set, writes it in both ways, and checks it.
    static func run(_ bytes: [UInt8]) throws(BrokenPromise) -> Bool {
        guard let set = try? ChangeSetDecoder.decode(bytes) else { return false }
        for compression in [ChangeSetCompression.stored, .deflate] {
            let own = ChangeSetEncoder.encode(set, compression: compression)
            let again = try? ChangeSetDecoder.decode(own)
            try BrokenPromise.unless(again == set, .notWrittenAlike(.changeSet))
        }
        try check(set)
        return true
    }

    private static func check(_ set: ChangeSet) throws(BrokenPromise) {
        let verdict: ChangeSetVerifier.Verdict
        do {
            let nothing = EmptyHistory(ledger: set.ledger)
            verdict = try ChangeSetVerifier.verify(set, against: nothing)
        } catch is ChangeSetError {
            return
        } catch {
            throw .foreignError(.changeSet)
        }
        switch verdict {
        case .missing(let gaps):
            try BrokenPromise.unless(!gaps.isEmpty, .checkedInPart(.changeSet))
        case .ready(let verified):
            let count = verified.changes.count + verified.duplicateCount
            try BrokenPromise.unless(count == set.changes.count, .checkedInPart(.changeSet))
        }
    }
}
