/// One section of a report, laid out on a worksheet from the first row down.
struct SheetPage {
    private let sheet: Worksheet
    private let numerals: Numerals
    private var row = 0
    private var chartBelow: WorksheetChart?

    /// Begins an empty page.
    init(_ sheet: Worksheet, _ numerals: Numerals) {
        self.sheet = sheet
        self.numerals = numerals
    }

    /// Writes a section under the titles of its document, and the footnotes under it.
    ///
    /// - Throws: ``ReportError``.
    mutating func write(
        _ section: ReportSection,
        of document: ReportDocument,
    ) throws(ReportError) {
        try writeTitles(document.titles)
        if let heading = section.heading { try writeLine(.phrase(heading), .heading) }
        for paragraph in section.paragraphs { try writeLine(paragraph, .line) }
        if let table = section.table {
            if table.rows.isEmpty, section.paragraphs.isEmpty {
                try writeLine(ReportWords.none, .line)
            }
            try write(table)
        } else {
            try sheet.setPaper(isLandscape: false)
        }
        if !document.footnotes.isEmpty { row += 1 }
        for footnote in document.footnotes { try writeLine(footnote, .line) }
        if let chartBelow { try sheet.draw(chartBelow, row: row, column: 0) }
        if let table = section.table, !table.furtherColumns.isEmpty {
            try sheet.setPrinted(rows: row, columns: table.pageColumns.count)
        }
    }

    // The head stays in sight above the rows, so it is kept low: two lines.
    private mutating func writeTitles(_ titles: [ReportCell]) throws(ReportError) {
        guard let first = titles.first else { return }
        try writeLine(first, .title)
        if titles.count > 1 {
            try writeLine(.joined(Array(titles.dropFirst()), separator: "   "), .line)
        }
    }

    private mutating func writeLine(
        _ cell: ReportCell,
        _ place: SheetStyle.Place,
    ) throws(ReportError) {
        try write(cell, column: 0, place, .leading)
        try sheet.setHeight(lines: 1, row: row)
        row += 1
    }

    private mutating func write(_ table: ReportTable) throws(ReportError) {
        let limit = Worksheet.limitRows - row - Self.footRows
        guard table.rows.count <= limit else {
            throw .tooManyRows(count: table.rows.count, limit: limit)
        }
        let widths = ColumnWidths(table, numerals: numerals)
        let chart = chart(of: table)
        let heading = row
        try sheet.setWidths(widths)
        try sheet.keepHeading(row: heading)
        let headings = table.columns.map { ReportCell.phrase($0.heading ?? "") }
        try write(headings, of: table, .columnHeading, widths)
        for cells in table.rows { try write(cells, of: table, .body, widths) }
        if let totals = table.totals { try write(totals, of: table, .total, widths) }
        guard let chart else {
            return try sheet.setPaper(isLandscape: widths.total > Self.portraitUnits)
        }
        // Beside the table where both have room on a page, else under it.
        let both = widths.total + chart.widthUnits
        if both <= Self.landscapeUnits {
            try sheet.setPaper(isLandscape: both > Self.portraitUnits)
            try sheet.draw(chart, row: heading, column: table.sheetColumns.count)
            row = max(row, heading + chart.lines)
        } else {
            let widest = max(widths.total, chart.widthUnits)
            try sheet.setPaper(isLandscape: widest > Self.portraitUnits)
            chartBelow = chart
        }
    }

    // Kept free for the heading row, the sums and the footnotes.
    private static let footRows = 16
    // What a sheet of A4 holds, upright at full size and lying at four fifths of it.
    private static let portraitUnits = 97.0
    private static let landscapeUnits = 180.0

    private mutating func write(
        _ cells: [ReportCell],
        of table: ReportTable,
        _ place: SheetStyle.Place,
        _ widths: ColumnWidths,
    ) throws(ReportError) {
        let shown = table.sheetColumns
        for (column, source) in shown.enumerated() {
            let alignment = table.columns[source.index].alignment
            try write(cells[source.index], column: column, place, alignment)
        }
        // What no page has room for makes no row of it higher.
        let lines = widths.lines(table.pageColumns.map { cells[$0.index].written(numerals) })
        try sheet.setHeight(lines: lines, row: row)
        row += 1
    }

    private func write(
        _ cell: ReportCell,
        column: Int,
        _ place: SheetStyle.Place,
        _ alignment: ReportColumn.Alignment,
    ) throws(ReportError) {
        let value = SheetValue(cell, numerals)
        let style = SheetStyle(
            place: place,
            content: value.content,
            alignment: alignment,
            numerals: numerals,
        )
        try sheet.write(value, row: row, column: column, style: style)
    }

    // Asked for where the heading row is about to be written.
    private func chart(of table: ReportTable) -> WorksheetChart? {
        guard let figures = ChartFigures(table, numerals: numerals), let chart = table.chart else {
            return nil
        }
        let shown = table.sheetColumns.map(\.index)
        let values = chart.values.compactMap { shown.firstIndex(of: $0) }
        guard let names = shown.firstIndex(of: chart.names), !values.isEmpty else { return nil }
        return WorksheetChart(
            figures: figures,
            rows: (row + 1)...(row + table.rows.count),
            names: names,
            values: values,
            nameContent: SheetValue(table.rows[0][chart.names], numerals).content,
            numerals: numerals,
        )
    }
}
