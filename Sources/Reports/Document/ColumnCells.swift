/// How many cells of a terminal the shown columns of a table take on paper.
///
/// Where they are too wide for the page, those whose text may go on in another line give way.
struct ColumnCells: Hashable {
    /// The widths; a page may scale them.
    let cells: [Double]
    /// What is left to the columns that had to give way, from 1 for all that they wish.
    let share: Double

    // Under this a column is no column of text any more.
    private static let least = 8.0
    // Narrower ones give nothing: a number is not torn.
    private static let giving = 10.0

    /// Measures some columns of a table for a page so many cells wide.
    init(
        _ table: ReportTable,
        _ shown: [ReportTable.ShownColumn],
        numerals: Numerals,
        pageCells: Double,
    ) {
        let rows = table.rows + (table.totals.map { [$0] } ?? [])
        let wanted = shown.map { column in
            let longest = rows.reduce(0) { longest, row in
                max(longest, Self.width(row[column.index].written(numerals)))
            }
            return Self.wanted(longest, of: table.columns[column.index], column.heading)
        }
        let gives = zip(shown, wanted).map { column, width in
            table.columns[column.index].widthLimit != nil && width > Self.giving
        }
        let total = wanted.reduce(0, +)
        let giving = zip(wanted, gives).reduce(0) { $1.1 ? $0 + $1.0 : $0 }
        guard total > pageCells, giving > 0 else {
            cells = wanted
            share = 1
            return
        }
        let share = max(0, (pageCells - (total - giving)) / giving)
        self.share = share
        cells = zip(wanted, gives).map { width, gives in
            gives ? max(Self.least, width * share) : width
        }
    }

    // A heading may take two lines, what stands under it takes what its column allows.
    private static func wanted(
        _ longest: Int,
        of column: ReportColumn,
        _ heading: String,
    ) -> Double {
        let limit = column.widthLimit?.cells ?? .max
        let half = (TerminalWidth.of(heading) + 1) / 2
        return Double(max(min(longest, limit), half + 2))
    }

    private static func width(_ text: String) -> Int {
        PageText.lines(text).reduce(0) { max($0, TerminalWidth.of($1)) }
    }
}
