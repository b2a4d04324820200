/// A table laid out for a fixed-width screen.
struct TerminalTable {
    private let columns: [ReportColumn]
    private let head: [[String]]
    private let rows: [[[String]]]
    private let totals: [[String]]?
    private let widths: [Int]

    /// Lays out the printed columns of a table.
    init(_ table: ReportTable, numerals: Numerals) {
        let shown = table.pageColumns
        let columns = shown.map { table.columns[$0.index] }
        func fitted(_ cells: [ReportCell]) -> [[String]] {
            shown.map { column in
                let limit = table.columns[column.index].widthLimit
                return TerminalText.fitted(cells[column.index].written(numerals), limit: limit)
            }
        }
        let head = shown.map { column in
            TerminalText.fitted(
                numerals.write(column.heading),
                limit: table.columns[column.index].widthLimit,
            )
        }
        let rows = table.rows.map(fitted)
        let totals = table.totals.map(fitted)
        self.columns = columns
        self.head = head
        self.rows = rows
        self.totals = totals
        widths = Self.widths([head] + rows + (totals.map { [$0] } ?? []))
    }

    private static func widths(_ rows: [[[String]]]) -> [Int] {
        guard let head = rows.first else { return [] }
        return head.indices.map { column in
            rows.reduce(0) { widest, row in
                row[column].reduce(widest) { max($0, TerminalWidth.of($1)) }
            }
        }
    }

    /// The table, a line a string.
    var lines: [String] {
        var lines = printed(head) + [rule] + rows.flatMap(printed)
        if let totals { lines += [rule] + printed(totals) }
        return lines
    }

    private var rule: String {
        widths.map { String(repeating: "─", count: $0) }.joined(separator: "─┼─")
    }

    // A row is as many lines high as its highest cell.
    private func printed(_ row: [[String]]) -> [String] {
        let height = row.reduce(1) { max($0, $1.count) }
        return (0..<height).map { line in
            let cells = row.indices.map { column in
                padded(line < row[column].count ? row[column][line] : "", column: column)
            }
            var text = cells.joined(separator: " │ ")
            while text.last == " " { text.removeLast() }
            return text
        }
    }

    private func padded(_ text: String, column: Int) -> String {
        let space = String(
            repeating: " ",
            count: max(0, widths[column] - TerminalWidth.of(text)),
        )
        return columns[column].alignment == .leading ? text + space : space + text
    }
}
