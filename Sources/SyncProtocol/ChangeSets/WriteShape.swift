/// All of a change's writes but the values: which cells of which rows, by which rule, of what kind.
///
/// Most changes of a set have one of a few shapes, so the shapes stand in a table of their own.
struct WriteShape: Sendable {
    /// The row that a write goes to.
    enum Target: Hashable, Sendable {
        /// A row that the change creates.
        case own(UInt16)
        /// The n-th of the older rows that the change writes to, in order of their first write.
        case old(Int)

        /// Reads the number in which a shape's wire form names a row.
        init(code: UInt32) {
            self =
                code & 1 == 0 ? .own(UInt16(truncatingIfNeeded: code >> 1)) : .old(Int(code >> 1))
        }
    }

    /// One write without its value.
    struct Write: Sendable {
        let table: TableTag
        let target: Target
        /// Whether the write is the first to its older row, whose name then stands in a column.
        let namesTarget: Bool
        let cell: CellTag
        let rule: WriteRule
        let kind: ColumnKind
        /// The kinds of a group's values.
        let members: [ColumnKind]
    }

    let writes: [Write]
    /// Whether one of the values is free text.
    let hasText: Bool
    /// Whether one of the values is redacted text.
    let hasRemovedText: Bool
    /// The columns of the values, in the order in which a change takes from them.
    let columns: [Int]

    /// Numbers the columns of some writes, adding those that are new.
    init(_ writes: [Write], columns table: inout ColumnTable) {
        self.writes = writes
        let kinds = writes.lazy.flatMap { [$0.kind] + $0.members }
        hasText = kinds.contains(.text)
        hasRemovedText = kinds.contains(.removedText)
        var columns: [Int] = []
        for write in writes {
            if write.namesTarget { columns.append(table.number(of: .target(write.table))) }
            // A group without values still takes one place, so that every value costs a byte.
            let kinds = write.members.isEmpty ? [write.kind] : write.members
            for (index, kind) in kinds.enumerated() {
                let key = ColumnKey(
                    table: write.table,
                    cell: write.cell,
                    rule: write.rule,
                    kind: kind,
                    position: write.members.isEmpty ? 0 : UInt32(index + 1)
                )
                columns.append(table.number(of: key))
            }
        }
        self.columns = columns
    }
}
