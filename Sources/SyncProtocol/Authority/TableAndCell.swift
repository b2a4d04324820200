/// A cell of a table, whatever the row.
package struct TableAndCell: Hashable, Comparable, Sendable {
    /// The table.
    package let table: TableTag
    /// The cell.
    package let cell: CellTag

    /// Names a cell.
    package init(_ table: TableTag, _ cell: CellTag) {
        self.table = table
        self.cell = cell
    }

    package static func < (left: Self, right: Self) -> Bool {
        (left.table, left.cell) < (right.table, right.cell)
    }
}
