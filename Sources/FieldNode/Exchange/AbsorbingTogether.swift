import NodeStore
import SyncProtocol
import Synchronization

extension FieldNode {
    /// Applies neighbouring change sets of a parcel in one transaction, with one merge a ledger.
    ///
    /// A case lives through many of an office's sets; merged together, its standing is derived once
    /// instead of once a set. And a hub takes up the sets of thousands of offices, for which as many
    /// transactions would take long. That is only the quick way for sets with which all is well: if
    /// one of them is refused or waits, the transaction is undone.
    ///
    /// - Parameters:
    ///   - group: the sets.
    ///   - codes: what the parcel says the ledgers' codes are.
    ///   - follow: what belongs to the same transaction, given what became of the sets.
    /// - Returns: what `follow` has made of it; nil if the sets have to be taken one by one.
    /// - Throws: `StoreError`; nothing has changed then.
    func absorbTogether<Value>(
        _ group: SetGroup,
        codes: [LedgerID: String],
        then follow: ([Absorbed], StoreWriter) throws -> Value,
    ) throws -> Value? {
        if group.bodies.isEmpty { return nil }
        do {
            return try transaction { writer in
                try follow(try absorb(group, codes: codes, in: writer), writer)
            }
        } catch let error as StoreError { throw error } catch { return nil }
    }

    /// A set that cannot be taken with others.
    private struct Apart: Error {}

    private func absorb(
        _ group: SetGroup,
        codes: [LedgerID: String],
        in writer: StoreWriter,
    ) throws -> [Absorbed] {
        var results: [Absorbed] = []
        var folding: LedgerFolding?
        for body in group.bodies {
            let set = try ChangeSetDecoder.decode(body)
            let isNext = results.last?.ledger != set.ledger
            // Before the next log is opened: what is saved may open a line of this node's own in another
            // ledger, and lines are numbered in the whole database.
            if isNext { try finish(&folding, into: &results, in: writer) }
            let log = try openLog(of: set.ledger, codes: codes, in: writer)
            if isNext {
                results.append(try absorbed(of: set.ledger, in: writer))
                folding = try LedgerFolding(self, writer, log)
            }
            guard case .ready(let verified) = try ChangeSetVerifier.verify(set, against: log) else {
                throw Apart()
            }
            try append(verified, body, to: log, in: writer)
            try folding?.fold(verified.changes, in: log)
            results[results.count - 1].newChanges += verified.changes.count
            results[results.count - 1].knownChanges += verified.duplicateCount
        }
        try finish(&folding, into: &results, in: writer)
        return results
    }

    /// Saves the rows of the last ledger, before another one is taken up.
    private func finish(
        _ folding: inout LedgerFolding?,
        into results: inout [Absorbed],
        in writer: StoreWriter,
    ) throws {
        guard var last = results.popLast() else { return }
        try folding?.finish()
        try releaseWaiting(of: last.ledger, into: &last, in: writer)
        results.append(last)
    }
}
