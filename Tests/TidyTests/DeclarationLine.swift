/// A declaration that other targets see, with or without a doc comment.
struct DeclarationLine: Sendable {
    /// The index of its line.
    let index: Int
    /// The kind and the name.
    let name: String
    /// Whether a doc comment stands above it.
    let isDocumented: Bool

    /// The types and functions of a file that are `package` or `public`.
    ///
    /// Operators and `encode(to:)` are left out: what they do is said by the standard library.
    static func all(in file: SourceFile) -> [DeclarationLine] {
        let pattern =
            /^\s*(?:@\w+(?:\([^)]*\))?\s+)*(?:[a-z]+(?:\([a-z]+\))?\s+)*?(?:package|public)\s+(?:[a-z]+\s+)*?((?:struct|enum|class|actor|protocol|func)\s+\w+)/
        return file.code.indices.compactMap { index in
            guard let match = file.code[index].firstMatch(of: pattern),
                match.1 != "func encode"
            else { return nil }
            return DeclarationLine(
                index: index,
                name: String(match.1),
                isDocumented: isDocumented(file.lines[..<index])
            )
        }
    }

    /// Whether the lines end with a doc comment, attributes apart.
    private static func isDocumented(_ above: ArraySlice<Substring>) -> Bool {
        let last = above.last { !$0.contains(/^\s*@/) }
        return last?.contains(/^\s*(?:\/\/\/|\*\/)/) ?? false
    }
}
