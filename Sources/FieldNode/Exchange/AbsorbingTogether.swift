import NodeStore
import SyncProtocol
import Synchronization

extension FieldNode {
    /// Applies neighbouring change sets of a parcel in one transaction, with one merge.
    ///
    /// That is only the quick way for sets with which all is well: if one of them is refused, waits,
    /// or is of another ledger, the transaction is undone.
    ///
    /// - Parameters:
    ///   - group: the sets.
    ///   - codes: what the parcel says the ledgers' codes are.
    /// - Returns: what became of them; nil if the sets have to be taken one by one.
    /// - Throws: `StoreError`; nothing has changed then.
    func absorbTogether(
        _ group: SetGroup,
        codes: [LedgerID: String],
    ) throws -> Absorbed? {
        if group.bodies.count < 2 { return nil }
        do {
            return try transaction { writer in try absorb(group, codes: codes, in: writer) }
        } catch let error as StoreError { throw error } catch { return nil }
    }

    /// A set that cannot be taken with others.
    private struct Apart: Error {}

    private func absorb(
        _ group: SetGroup,
        codes: [LedgerID: String],
        in writer: StoreWriter,
    ) throws -> Absorbed {
        var result: Absorbed?
        var changes: [VerifiedChange] = []
        for body in group.bodies {
            let set = try ChangeSetDecoder.decode(body)
            let log = try openLog(of: set.ledger, codes: codes, in: writer)
            var absorbed = try result ?? absorbed(of: set.ledger, in: writer)
            guard absorbed.ledger == set.ledger,
                case .ready(let verified) = try ChangeSetVerifier.verify(set, against: log)
            else { throw Apart() }
            try append(verified, body, to: log, in: writer)
            absorbed.newChanges += verified.changes.count
            absorbed.knownChanges += verified.duplicateCount
            changes += verified.changes
            result = absorbed
        }
        guard var result, let held = try writer.reader.ledger(result.ledger) else { throw Apart() }
        try fold(changes, of: try writer.reader.log(of: held), in: writer)
        try releaseWaiting(of: result.ledger, into: &result, in: writer)
        return result
    }
}
