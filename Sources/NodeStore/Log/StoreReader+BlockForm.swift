import GRDB
import SyncProtocol

extension StoreReader {
    /// Checks what of a block no hash of a change covers: its ledger, the heads that it carries, and
    /// the lines that it names.
    ///
    /// - Throws: ``StoreError/damagedBlock(number:)`` if they are not those that are held.
    package func checkForm(ofBlock number: Int64, in log: LedgerLog) throws {
        // The hash of its change covers all of it.
        if try looseChange(ofBlock: number) != nil { return }
        let (set, lines) = try changeSet(ofBlock: number)
        guard set.ledger == log.ledger else { throw StoreError.damagedBlock(number: number) }
        for (line, held) in zip(set.lines, lines) {
            guard log.lineage.lines[held]?.origin == line.origin,
                try isHeld(line.place, on: held, in: log)
            else { throw StoreError.damagedBlock(number: number) }
        }
        for item in set.heads {
            let sequence = item.head.sequence
            let line = log.lineage.owner(of: sequence, on: lines[Int(item.line.value)])
            guard try heads(of: line, from: sequence, to: sequence) == [item.head] else {
                throw StoreError.damagedBlock(number: number)
            }
        }
    }

    /// Whether a reference is to a held change; a run's place is covered by its changes' hashes.
    private func isHeld(
        _ place: SetLine.Place,
        on line: LineNumber,
        in log: LedgerLog,
    ) throws -> Bool {
        guard case .reference(let sequence, let prefix) = place else { return true }
        let owner = log.lineage.owner(of: sequence, on: line)
        return try log.stamp(of: Dot(line: owner, sequence: sequence))?.hash.high == prefix
    }
}
