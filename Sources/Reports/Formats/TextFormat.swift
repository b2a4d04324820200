/// A report as a page for a terminal or a fixed-width printer, digits as the document asks.
package struct TextFormat: Sendable {
    /// Makes the format.
    package init() {}

    /// Writes a document; every line ends in LF, and none ends in a space.
    package func render(_ document: ReportDocument) -> String {
        let numerals = document.numerals
        let head = document.titles.flatMap { lines($0, numerals) }
        let parts = document.sections.map { lines($0, numerals) }
        let foot = document.footnotes.flatMap { lines($0, numerals) }
        return ([head] + parts + [foot])
            .filter { !$0.isEmpty }
            .map { $0.map { $0 + "\n" }.joined() }
            .joined(separator: "\n")
    }

    private func lines(_ section: ReportSection, _ numerals: Numerals) -> [String] {
        let heading = section.heading.map { [numerals.write($0)] } ?? []
        let paragraphs = section.paragraphs.flatMap { lines($0, numerals) }
        guard let table = section.table else { return heading + paragraphs }
        guard table.rows.isEmpty else {
            return heading + paragraphs + TerminalTable(table, numerals: numerals).lines
        }
        return heading + (paragraphs.isEmpty ? lines(ReportWords.none, numerals) : paragraphs)
    }

    private func lines(_ cell: ReportCell, _ numerals: Numerals) -> [String] {
        TerminalText.fitted(cell.written(numerals), limit: .wrap(cells: 120))
    }
}
