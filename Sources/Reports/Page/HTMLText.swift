/// Text inside a page of HTML or SVG.
enum HTMLText {
    /// A text that no browser takes for markup, a line of it a line.
    static func escaped(_ text: String) -> String {
        escapedLines(text).joined(separator: " ")
    }

    /// The lines of a text, for a cell that keeps them.
    static func escapedLines(_ text: String) -> [String] {
        PageText.lines(text).map { line in
            guard line.utf8.contains(where: signs.contains) else { return line }
            return line.unicodeScalars.reduce(into: "") { escaped, scalar in
                escaped.unicodeScalars += reference(scalar).unicodeScalars
            }
        }
    }

    private static let signs = Set("&<>\"'".utf8)

    // By scalars: to Swift a sign under a tone mark is another character, to a browser it is not.
    private static func reference(_ scalar: Unicode.Scalar) -> String {
        switch scalar {
        case "&": "&amp;"
        case "<": "&lt;"
        case ">": "&gt;"
        case "\"": "&quot;"
        case "'": "&#39;"
        default: String(scalar)
        }
    }
}
