/// How wide the columns of a worksheet are made, from what stands in them.
struct ColumnWidths {
    /// The widths, in Excel's units.
    let units: [Double]

    /// What a lying sheet of A4 holds that is scaled to three quarters, grid and indents left out.
    private static let pageCells = 106.0
    /// What the grid and the indent take.
    private static let marginUnits = 3.0

    /// Measures the shown columns of a table.
    init(_ table: ReportTable, numerals: Numerals) {
        let columns = ColumnCells(table, numerals: numerals, pageCells: Self.pageCells)
        units = columns.cells.map { $0 * SheetFont.unitsPerCell + Self.marginUnits }
    }

    /// How many lines a row is high whose cells go on in the next line where they are too long.
    func lines(_ texts: [String]) -> Int {
        zip(texts, units).reduce(1) { highest, cell in
            let room = (cell.1 - Self.marginUnits) / SheetFont.unitsPerCell
            let limit = ReportColumn.WidthLimit.wrap(cells: max(1, Int(room.rounded())))
            return max(highest, TerminalText.fitted(cell.0, limit: limit).count)
        }
    }

    /// The sum of all widths.
    var total: Double { units.reduce(0, +) }
}
