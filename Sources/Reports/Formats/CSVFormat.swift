/// A report as a sheet for spreadsheet programs: CSV by RFC 4180, in UTF-8.
///
/// The first character is a byte order mark, by which Excel knows UTF-8; lines end in CR LF. Dates
/// are of the Buddhist era and digits Arabic. Titles, headings and footnotes are lines of one
/// cell, parts are set apart by an empty line. Text that a spreadsheet program would read as a
/// number or a day, such as a telephone or register number, begins with a tab, which keeps it text.
package struct CSVFormat: Sendable {
    /// Makes the format.
    package init() {}

    /// Writes a document.
    package func render(_ document: ReportDocument) -> String {
        let parts =
            [document.titles.map { [$0] }]
            + document.sections.map(rows)
            + [document.footnotes.map { [$0] }]
        let text =
            parts
            .filter { !$0.isEmpty }
            .map { $0.map { line($0) + "\r\n" }.joined() }
            .joined(separator: "\r\n")
        return "\u{FEFF}" + text
    }

    private func rows(_ section: ReportSection) -> [[ReportCell]] {
        let heading = section.heading.map { [[ReportCell.phrase($0)]] } ?? []
        let paragraphs = section.paragraphs.map { [$0] }
        guard let table = section.table else { return heading + paragraphs }
        let columns = table.sheetColumns
        let rows = (table.rows + (table.totals.map { [$0] } ?? [])).map { row in
            columns.map { row[$0.index] }
        }
        return heading + paragraphs + [columns.map { .phrase($0.heading) }] + rows
    }

    private func line(_ cells: [ReportCell]) -> String {
        cells.map(field).joined(separator: ",")
    }

    private func field(_ cell: ReportCell) -> String {
        let text = cell.written(.arabic)
        return switch cell {
        case .integer, .date, .month: text
        default: quoted(isNumberLike(text) ? "\t" + text : defused(text))
        }
    }

    // Excel reads 12/2569 as a month and drops the first digit of 0815550199. A tab in front keeps
    // both texts; it is not seen, and a reader that trims its fields gets them as they were.
    private func isNumberLike(_ text: String) -> Bool {
        let scalars = text.unicodeScalars
        guard let first = scalars.first, !Self.formulaStarts.contains(first) else { return false }
        return scalars.contains(where: Self.isDigit)
            && scalars.allSatisfy { Self.isDigit($0) || Self.numberSigns.contains($0) }
    }

    private static func isDigit(_ scalar: Unicode.Scalar) -> Bool {
        ("0"..."9").contains(scalar) || ("๐"..."๙").contains(scalar)
    }

    // Of numbers, days, times, amounts and powers of ten: 3E5 is an office's code, too.
    private static let numberSigns = Set(" .,/:-+()%$฿eE\u{A0}".unicodeScalars)

    // A spreadsheet runs a cell that begins like a formula; what a stranger wrote into a web form
    // must not become a command on the computer of the officer who opens the sheet.
    private func defused(_ text: String) -> String {
        guard let first = text.unicodeScalars.first, Self.formulaStarts.contains(first) else {
            return text
        }
        return "'" + text
    }

    // The full-width forms count too: some spreadsheets turn them into the narrow ones.
    private static let formulaStarts: Set<Unicode.Scalar> = [
        "=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠",
    ]

    // By scalars: to Swift, CR LF is one character, and so is a quote under a tone mark.
    private func quoted(_ text: String) -> String {
        guard text.unicodeScalars.contains(where: Self.quotedScalars.contains) else { return text }
        var field = String.UnicodeScalarView(["\""])
        for scalar in text.unicodeScalars {
            field.append(scalar)
            if scalar == "\"" { field.append(scalar) }
        }
        field.append("\"")
        return String(field)
    }

    // A tab is quoted as well: no reader shall take it for what parts the fields.
    private static let quotedScalars: Set<Unicode.Scalar> = [",", "\"", "\r", "\n", "\t"]
}
