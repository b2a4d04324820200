/// Text made narrow enough for a column of a terminal table.
enum TerminalText {
    /// The lines of a text, laid out as a column asks for.
    static func fitted(_ text: String, limit: ReportColumn.WidthLimit?) -> [String] {
        switch limit {
        case .none: [PageText.lines(text).joined(separator: " ")]
        case .cut(let cells): [cut(PageText.lines(text).joined(separator: " "), cells: cells)]
        case .wrap(let cells): PageText.lines(text).flatMap { wrap($0, cells: cells) }
        }
    }

    private static func cut(_ text: String, cells: Int) -> String {
        guard TerminalWidth.of(text) > cells else { return text }
        var kept = ""
        var width = 1  // of the ellipsis
        for character in text {
            width += TerminalWidth.of(character)
            guard width <= cells else { break }
            kept.append(character)
        }
        return kept + "…"
    }

    private static func wrap(_ text: String, cells: Int) -> [String] {
        var lines: [String] = []
        var line: [Character] = []
        var width = 0
        for character in text {
            width += TerminalWidth.of(character)
            line.append(character)
            while width > cells, line.count > 1 {
                let end = ThaiLineBreak.end(of: line)
                lines.append(trimmed(line[..<end]))
                line = Array(line[end...].drop { $0 == " " })
                width = TerminalWidth.of(line)
            }
        }
        return line.isEmpty && !lines.isEmpty ? lines : lines + [trimmed(line[...])]
    }

    private static func trimmed(_ line: ArraySlice<Character>) -> String {
        String(line[..<((line.lastIndex { $0 != " " }).map { $0 + 1 } ?? line.startIndex)])
    }
}
