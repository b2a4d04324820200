@testable import SyncProtocol

/// A set of the world's changes, by their numbers.
struct ChangeNumbers: OptionSet, Hashable {
    /// A world has at most 64 changes.
    static let limit = 64

    let rawValue: UInt64

    init(rawValue: UInt64) { self.rawValue = rawValue }

    /// Just one change.
    init(_ number: Int) { rawValue = 1 << UInt64(number) }

    func contains(_ number: Int) -> Bool { rawValue >> UInt64(number) & 1 == 1 }
}

/// A change as the oracle knows it: nothing of lines, vectors or numbers of a database.
struct ModelChange {
    struct Write {
        let table: TableTag
        let row: RowID
        /// Whether the change creates the row.
        let creates: Bool
        let cell: CellTag
        let rule: WriteRule
        let value: Value
    }

    let author: StateImage.Author
    let height: Height
    let time: Int64
    /// All that the person had seen, one by one.
    let seen: ChangeNumbers
    let writes: [Write]

    /// Takes a change down as one node has it.
    init(_ change: VerifiedChange, seen: ChangeNumbers, in ledger: MemoryLedger) {
        let dot = change.change.dot
        author = StateImage.Author(
            origin: ledger.lineage.lines[dot.line]?.origin ?? Origin(high: 0, low: 0),
            sequence: dot.sequence,
            hash: change.hash
        )
        height = change.change.height
        time = change.change.time
        self.seen = seen
        writes = change.change.writes.map { write in
            let own: UInt16? = if case .own(let ordinal) = write.row { ordinal } else { nil }
            let key: RowKey? = if case .row(let key) = write.row { key } else { nil }
            return Write(
                table: write.table,
                row: key.map(ledger.rowID)
                    ?? RowID(hash: change.hash.prefix12, ordinal: own ?? .max),
                creates: own != nil,
                cell: write.cell,
                rule: write.rule,
                value: ledger.shared(write.value, at: change.hash)
            )
        }
    }
}
