/// Which column of a change set a value stands in.
///
/// The columns are never listed: both sides number them as they first occur in the shapes.
struct ColumnKey: Hashable, Sendable {
    let table: TableTag
    let cell: CellTag
    let rule: WriteRule
    let kind: ColumnKind
    /// 0 for a cell's own value, 1 + its place for a value of a group.
    let position: UInt32

    /// The column of the rows of one table that are written to.
    static func target(_ table: TableTag) -> ColumnKey {
        ColumnKey(table: table, cell: CellTag(0), rule: .overwritable, kind: .target, position: 0)
    }
}
