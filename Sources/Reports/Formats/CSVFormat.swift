/// A report as a sheet for spreadsheet programs: CSV by RFC 4180, in UTF-8.
///
/// The first character is a byte order mark, by which Excel knows UTF-8; lines end in CR LF. Dates
/// are of the Buddhist era and digits Arabic. Titles, headings and footnotes are lines of one
/// cell, parts are set apart by an empty line.
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
        let columns = table.pageColumns
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
        if case .integer = cell { return text }
        return quoted(defused(text))
    }

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

    private static let quotedScalars: Set<Unicode.Scalar> = [",", "\"", "\r", "\n"]
}
