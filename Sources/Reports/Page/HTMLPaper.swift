/// How a sheet of A4 is turned for a table; raw values are classes of the style sheet.
enum HTMLPaper: String, Hashable {
    /// Standing: 16 cm of lines in 16 points.
    case upright
    /// Lying: 27.7 cm of lines, tables in 14 points.
    case lying

    /// Turns the sheet so that columns of text keep more than half of the width they wish.
    init(for table: ReportTable, numerals: Numerals) {
        let share = Self.upright.columns(of: table, numerals: numerals).share
        self = share > 0.5 ? .upright : .lying
    }

    /// The columns of a table on this paper.
    func columns(of table: ReportTable, numerals: Numerals) -> ColumnCells {
        let shown = table.pageColumns
        let padding = Double(shown.count) * Self.paddingEms
        let room = (lineEms - padding) / Self.cellEms
        return ColumnCells(table, shown, numerals: numerals, pageCells: room)
    }

    /// The width of a column with its padding, in ems, to a tenth.
    static func ems(_ cells: Double) -> Double {
        ((cells * cellEms + paddingEms) * 10).rounded() / 10
    }

    private var lineEms: Double {
        switch self {
        case .upright: 28.3
        case .lying: 56
        }
    }

    // A consonant of TH Sarabun New, and what a cell has beside its text.
    private static let cellEms = 0.56
    private static let paddingEms = 0.8
}
