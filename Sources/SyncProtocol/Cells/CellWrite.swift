/// One write of a change: a value for one cell of one row.
package struct CellWrite: Hashable, Sendable {
    /// The table of the row.
    package let table: TableTag
    /// The row; never one of another ledger.
    package let row: RowReference
    /// The cell.
    package let cell: CellTag
    /// How the cell takes further writes.
    package let rule: WriteRule
    /// What is written.
    package let value: Value

    /// Describes a write.
    package init(
        table: TableTag,
        row: RowReference,
        cell: CellTag,
        rule: WriteRule,
        value: Value,
    ) {
        self.table = table
        self.row = row
        self.cell = cell
        self.rule = rule
        self.value = value
    }

    /// The key of the written row, for a write of the change at a dot.
    package func rowKey(at dot: Dot) -> RowKey? {
        switch row {
        case .own(let ordinal): RowKey(dot, ordinal: ordinal)
        case .row(let key): key
        case .foreign: nil
        }
    }
}
