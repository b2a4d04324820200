import NodeStore
package import SyncProtocol

extension CellWrite {
    /// The writes of one new row; cells without a value are left out.
    ///
    /// - Parameters:
    ///   - table: the row's table.
    ///   - rule: whether its cells can be written again.
    ///   - cells: the cells and their values.
    ///   - ordinal: the row's place among those that the change makes.
    /// - Returns: the writes, in the order of the cells.
    package static func row(
        _ table: TableTag,
        _ rule: WriteRule,
        _ cells: [(CellTag, Value?)],
        ordinal: UInt16 = 0,
    ) -> [CellWrite] {
        cells.compactMap { cell, value in
            value.map {
                CellWrite(table: table, row: .own(ordinal), cell: cell, rule: rule, value: $0)
            }
        }
    }

    /// A write to a cell of a row that is there.
    static func set(
        _ table: TableTag,
        _ key: RowKey,
        _ cell: CellTag,
        _ value: Value,
    ) -> CellWrite {
        CellWrite(table: table, row: .row(key), cell: cell, rule: .overwritable, value: value)
    }

    /// A write to a cell of an existing complaint.
    static func complaint(_ key: RowKey, _ cell: CellTag, _ value: Value) -> CellWrite {
        set(DomainTable.complaint.tag, key, cell, value)
    }
}
