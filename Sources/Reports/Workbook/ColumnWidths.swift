/// How wide the columns of a worksheet are made, from what stands in them.
struct ColumnWidths {
    /// The widths, in Excel's units.
    let units: [Double]
    /// The sum of the widths of the page's columns.
    let total: Double

    /// What a lying sheet of A4 holds that is scaled to three quarters, grid and indents left out.
    private static let pageCells = 106.0
    /// What the grid and the indent take.
    private static let marginUnits = 3.0

    /// Measures the columns of a table: those of the page together, the others as wide as they wish.
    init(_ table: ReportTable, numerals: Numerals) {
        let units = { (shown: [ReportTable.ShownColumn], pageCells: Double) in
            ColumnCells(table, shown, numerals: numerals, pageCells: pageCells).cells.map {
                $0 * SheetFont.unitsPerCell + Self.marginUnits
            }
        }
        let printed = units(table.pageColumns, Self.pageCells)
        self.units = printed + units(table.furtherColumns, .infinity)
        total = printed.reduce(0, +)
    }

    /// How many lines a row is high whose first cells go on in the next line where they are too long.
    func lines(_ texts: [String]) -> Int {
        zip(texts, units).reduce(1) { highest, cell in
            let room = (cell.1 - Self.marginUnits) / SheetFont.unitsPerCell
            let limit = ReportColumn.WidthLimit.wrap(cells: max(1, Int(room.rounded())))
            return max(highest, TerminalText.fitted(cell.0, limit: limit).count)
        }
    }
}
