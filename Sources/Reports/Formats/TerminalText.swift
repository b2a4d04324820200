/// Text made safe and narrow enough for a column of a terminal table.
enum TerminalText {
    /// The lines of a text that no terminal takes for a command.
    ///
    /// Control characters become spaces, and invisible ones that turn the direction of writing
    /// are left out: a complaint's subject must not be able to repaint an officer's screen.
    static func lines(_ text: String) -> [String] {
        var lines: [String] = []
        var line = String.UnicodeScalarView()
        var previous: Unicode.Scalar?
        for scalar in text.unicodeScalars {
            if isLineEnd(scalar) {
                if !(scalar == "\n" && previous == "\r") {
                    lines.append(String(line))
                    line = String.UnicodeScalarView()
                }
            } else if let shown = shown(scalar) {
                line.append(shown)
            }
            previous = scalar
        }
        lines.append(String(line))
        while lines.count > 1, lines.last == "" { lines.removeLast() }
        return lines
    }

    private static func isLineEnd(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "\n", "\r", "\u{85}", "\u{2028}", "\u{2029}": true
        default: false
        }
    }

    private static func shown(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
        // Neither ASCII from the space to the tilde nor Thai holds anything but what is seen.
        if (0x20...0x7E).contains(scalar.value) || (0x0E01...0x0E5B).contains(scalar.value) {
            return scalar
        }
        return switch scalar.properties.generalCategory {
        case .control: " "
        case .format where scalar != "\u{200C}" && scalar != "\u{200D}": nil
        default: scalar
        }
    }

    /// The lines of a text, laid out as a column asks for.
    static func fitted(_ text: String, limit: ReportColumn.WidthLimit?) -> [String] {
        switch limit {
        case .none: [lines(text).joined(separator: " ")]
        case .cut(let cells): [cut(lines(text).joined(separator: " "), cells: cells)]
        case .wrap(let cells): lines(text).flatMap { wrap($0, cells: cells) }
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
