/// How wide the columns of a worksheet are made, from what stands in them.
struct ColumnWidths {
    /// The widths, in Excel's units.
    let units: [Double]

    /// What fits on a landscape sheet of A4 that is scaled to three quarters.
    private static let pageUnits = 200.0
    /// What the grid and the indent take.
    private static let marginUnits = 3.0
    private static let leastCells = 8

    /// Measures the shown columns of a table.
    ///
    /// Where they are too wide for a page, those whose text may go on in another line give way.
    init(_ table: ReportTable, numerals: Numerals) {
        let columns = table.pageColumns.map { table.columns[$0.index] }
        let rows = table.rows + (table.totals.map { [$0] } ?? [])
        let cells = table.pageColumns.enumerated().map { place, column in
            let longest = rows.reduce(0) { max($0, Self.width(of: $1[column.index], numerals)) }
            return Self.cells(longest, heading: column.heading, of: columns[place])
        }
        let wanted = cells.map { Double($0) * SheetFont.unitsPerCell + Self.marginUnits }
        let isFlexible = columns.map { $0.widthLimit != nil }
        let total = wanted.reduce(0, +)
        let flexible = zip(wanted, isFlexible).reduce(0) { $1.1 ? $0 + $1.0 : $0 }
        guard total > Self.pageUnits, flexible > 0 else {
            units = wanted
            return
        }
        let share = max(0.2, (Self.pageUnits - (total - flexible)) / flexible)
        let least = Double(Self.leastCells) * SheetFont.unitsPerCell
        units = zip(wanted, isFlexible).map { width, gives in
            gives ? max(min(width, least), width * share) : width
        }
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

    // A heading may take two lines, what stands under it takes what its column allows.
    private static func cells(_ longest: Int, heading: String, of column: ReportColumn) -> Int {
        let limit = column.widthLimit?.cells ?? .max
        let half = (TerminalWidth.of(heading) + 1) / 2
        return max(min(longest, limit), half + 2, leastCells)
    }

    private static func width(of cell: ReportCell, _ numerals: Numerals) -> Int {
        PageText.lines(cell.written(numerals)).reduce(0) { max($0, TerminalWidth.of($1)) }
    }
}
