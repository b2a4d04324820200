/// How many cells of a terminal a text takes.
///
/// Thai vowels and tone marks above and below a consonant take none: `ที่` is one cell wide.
/// Widths follow UAX #11; what it calls ambiguous is taken as narrow.
enum TerminalWidth {
    /// The width of a text in one line.
    static func of(_ text: some Sequence<Character>) -> Int {
        text.reduce(0) { $0 + of($1) }
    }

    /// The width of one character with the marks that belong to it.
    static func of(_ character: Character) -> Int {
        var width = 0
        for scalar in character.unicodeScalars {
            if isEmoji(scalar) { return 2 }
            width += of(scalar)
        }
        return width
    }

    // Most of a report is ASCII and Thai; the tables of Unicode are asked for the rest alone.
    private static func of(_ scalar: Unicode.Scalar) -> Int {
        switch scalar.value {
        case 0x20...0x7E: return 1
        case 0x0E31, 0x0E34...0x0E3A, 0x0E47...0x0E4E: return 0
        case 0x0E01...0x0E5B: return 1
        default: break
        }
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .format, .control: return 0
        default: return isWide(scalar.value) ? 2 : 1
        }
    }

    // No scalar below U+203C is shown as a picture unless U+FE0F asks for it.
    private static func isEmoji(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value >= 0x203C
            && (scalar == "\u{FE0F}" || scalar.properties.isEmojiPresentation)
    }

    private static func isWide(_ value: UInt32) -> Bool {
        guard value >= 0x1100 else { return false }
        return wideRanges.contains { $0.contains(value) }
    }

    // The blocks of Chinese, Japanese and Korean, which UAX #11 calls wide or full-width.
    private static let wideRanges: [ClosedRange<UInt32>] = [
        0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF,
        0xA000...0xA4CF, 0xA960...0xA97F, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
        0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x20000...0x3FFFD,
    ]
}
