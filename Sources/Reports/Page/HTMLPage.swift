/// The elements of a report's page, each a few lines of HTML.
struct HTMLPage {
    /// The digits of the report's own words.
    let numerals: Numerals

    // What stays in one line, in cells of a terminal: codes and days, and in columns whose text
    // may go on in the next line what is as short as the number of a case.
    private static let plainCells = 22
    private static let shortCells = 9
    // A table of so few rows is not torn in two.
    private static let shortRows = 16

    /// A cell in one line.
    func text(_ cell: ReportCell) -> String { HTMLText.escaped(cell.written(numerals)) }

    /// The titles; the first is the page's heading.
    func header(_ titles: [String]) -> String {
        guard let first = titles.first else { return "" }
        let rest = titles.dropFirst().map { "<p>\($0)</p>\n" }.joined()
        return "<header>\n<h1>\(first)</h1>\n\(rest)</header>\n"
    }

    /// The remarks at the foot.
    func footer(_ footnotes: [ReportCell]) -> String {
        if footnotes.isEmpty { return "" }
        return "<footer>\n\(footnotes.map(paragraph).joined())</footer>\n"
    }

    /// A part of the report, on paper that stands or lies as its table asks for.
    ///
    /// - Parameters:
    ///   - section: The part.
    ///   - place: Its place among the parts, which keeps their charts apart.
    ///   - header: What stands over it on the same sheet.
    ///   - footer: What stands under it on the same sheet.
    /// - Returns: The element.
    func section(
        _ section: ReportSection,
        place: Int,
        above header: String,
        below footer: String,
    ) -> String {
        let heading = section.heading.map { "<h2>\(text(.phrase($0)))</h2>\n" } ?? ""
        let paragraphs = section.paragraphs.map(paragraph).joined()
        var body = header + heading + paragraphs
        var paper = HTMLPaper.upright
        if let table = section.table {
            if !table.rows.isEmpty {
                paper = HTMLPaper(for: table, numerals: numerals)
                body += self.table(table, on: paper)
                body += figure(of: table, under: section.heading, place: place)
            } else if paragraphs.isEmpty {
                body += paragraph(ReportWords.none)
            }
        }
        return "<section class=\"\(paper.rawValue)\">\n\(body)\(footer)</section>\n"
    }

    private func paragraph(_ cell: ReportCell) -> String { "<p>\(text(cell))</p>\n" }

    private func figure(of table: ReportTable, under heading: String?, place: Int) -> String {
        guard let figures = ChartFigures(table, numerals: numerals) else { return "" }
        let chart = SVGChart(figures, numerals: numerals, name: "c\(place + 1)")
        let isSaid = heading.map(numerals.write) == figures.title
        let caption = "<figcaption>\(HTMLText.escaped(figures.title))</figcaption>\n"
        return "<figure>\n\(isSaid ? "" : caption)\(chart.element)\n</figure>\n"
    }

    private func table(_ table: ReportTable, on paper: HTMLPaper) -> String {
        let headings = table.pageColumns.map { column in
            "<th scope=\"col\">\(text(.phrase(column.heading)))</th>"
        }
        let rows = table.rows.map { row($0, of: table) }.joined()
        let sums = table.totals.map { "<tbody class=\"sum\">\n\(row($0, of: table))</tbody>\n" }
        let tight = tightColumns(of: table, on: paper)
        let isShort = tight == nil && table.rows.count <= Self.shortRows
        return "<table\(isShort ? " class=\"short\"" : "")>\n\(tight ?? "")<thead>\n"
            + "<tr>\(headings.joined())</tr>\n</thead>\n<tbody>\n\(rows)</tbody>\n"
            + "\(sums ?? "")</table>\n"
    }

    // Left alone, a browser would give a column of short remarks as much as one of long subjects.
    private func tightColumns(of table: ReportTable, on paper: HTMLPaper) -> String? {
        let columns = paper.columns(of: table, numerals: numerals)
        guard columns.share < 1 else { return nil }
        let widths = columns.cells.map { "<col style=\"width:\(HTMLPaper.ems($0))em\">" }
        return "<colgroup>\(widths.joined())</colgroup>\n"
    }

    private func row(_ cells: [ReportCell], of table: ReportTable) -> String {
        let shown = table.pageColumns.map { column in
            let text = cells[column.index].written(numerals)
            let lines = HTMLText.escapedLines(text).joined(separator: "<br>")
            return "<td\(form(of: text, in: table.columns[column.index]))>\(lines)</td>"
        }
        return "<tr>\(shown.joined())</tr>\n"
    }

    // Short values stay in one line; what people wrote goes on in the next.
    private func form(of text: String, in column: ReportColumn) -> String {
        if column.alignment == .trailing { return " class=\"count\"" }
        let limit = column.widthLimit == nil ? Self.plainCells : Self.shortCells
        let isPlain = (1...limit).contains(TerminalWidth.of(text))
        return isPlain ? " class=\"plain\"" : ""
    }
}
