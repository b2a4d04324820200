/// Text as every page takes it, whoever wrote it.
enum PageText {
    /// The lines of a text, free of what is not seen.
    ///
    /// Control characters become spaces, and invisible ones that turn the direction of writing
    /// are left out: a complaint's subject must not be able to repaint an officer's screen. What
    /// is no character at all, and would make XML unreadable, becomes U+FFFD.
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
        if scalar.properties.isNoncharacterCodePoint { return "\u{FFFD}" }
        return switch scalar.properties.generalCategory {
        case .control: " "
        case .format where scalar != "\u{200C}" && scalar != "\u{200D}": nil
        default: scalar
        }
    }
}
