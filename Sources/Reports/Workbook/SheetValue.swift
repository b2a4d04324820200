import ComplaintModel

/// What a cell of a worksheet holds.
enum SheetValue: Hashable {
    /// A text, which no spreadsheet program reads as anything else.
    case text(String)
    /// A number, and what it means.
    case number(Int, SheetStyle.Content)

    /// The value of a cell of a report; a day that Excel cannot count stays a text.
    init(_ cell: ReportCell, _ numerals: Numerals) {
        switch cell {
        case .integer(let count):
            self = .number(count, .number)
        case .date(let date) where date >= Self.firstDay:
            self = .number(Self.serial(date), .date)
        case .month(let month) where month.first >= Self.firstDay:
            self = .number(Self.serial(month.first), .month)
        default:
            let lines = PageText.lines(cell.written(numerals))
            self = .text(lines.joined(separator: "\n"))
        }
    }

    /// How it is shown.
    var content: SheetStyle.Content {
        switch self {
        case .text: .text
        case .number(_, let content): content
        }
    }

    // Excel counts days from 30 December 1899, but one too few before March 1900.
    private static let firstDay = CivilDate(dayNumber: 61 - 25_569)
    private static func serial(_ date: CivilDate) -> Int { date.dayNumber + 25_569 }
}
