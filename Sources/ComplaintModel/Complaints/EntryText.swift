import Foundation

/// Text as it is kept: trimmed, in Unicode normal form C, without invisible control characters.
package enum EntryText {
    /// The text trimmed and normalised, so that the same words are the same bytes for ever; empty if nothing
    /// of it can be seen.
    package static func normalised(_ typed: String) -> String {
        let text = trimmed(typed)
        return isPlain(text) ? text : text.precomposedStringWithCanonicalMapping
    }

    /// The text without those characters that take no room and can be seen nowhere, so that two that look the
    /// same are the same.
    package static func visible(_ text: String) -> String {
        guard text.unicodeScalars.contains(where: isUnseen) else { return text }
        return String(String.UnicodeScalarView(text.unicodeScalars.filter { !isUnseen($0) }))
    }

    /// Whether the text holds a control character, or one that reverses the direction of reading.
    ///
    /// Line breaks and tabs are no fault where several lines are taken.
    static func hasControlCharacter(_ text: String, takesLines: Bool) -> Bool {
        text.unicodeScalars.contains { scalar in
            switch scalar.value {
            case 0x09, 0x0A, 0x0D: !takesLines
            case 0x00...0x1F, 0x7F...0x9F, 0x2028...0x202E, 0x2066...0x2069: true
            default: false
            }
        }
    }

    // Zero-width space, non-joiner and joiner, word joiner and byte order mark: they part the words of a
    // text, and are nothing by themselves.
    private static func isUnseen(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x200B...0x200D, 0x2060, 0xFEFF: true
        default: false
        }
    }

    // By scalars: a combining mark after a space must not hide the space.
    private static func trimmed(_ typed: String) -> String {
        let scalars = typed.unicodeScalars
        guard let first = scalars.firstIndex(where: { !$0.properties.isWhitespace }),
            let last = scalars.lastIndex(where: { !$0.properties.isWhitespace })
        else { return "" }
        if scalars.allSatisfy({ $0.properties.isWhitespace || isUnseen($0) }) { return "" }
        return String(scalars[first...last])
    }

    // Normalising is slow and hardly ever changes anything. Latin below U+0300 and Thai are in
    // normal form C already, unless a tone mark was typed before the vowel below its consonant.
    private static func isPlain(_ text: String) -> Bool {
        var previousIsToneMark = false
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0x0E38...0x0E3A where previousIsToneMark: return false
            case 0x0000..<0x0300, 0x0E01...0x0E7F, 0x2010...0x2027: break
            default: return false
            }
            previousIsToneMark = (0x0E48...0x0E4B).contains(scalar.value)
        }
        return true
    }
}
