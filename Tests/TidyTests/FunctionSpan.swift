/// A function, initialiser or subscript with a body, by its first and last line.
struct FunctionSpan: Sendable {
    /// The line of the declaration, from 1.
    let line: Int
    /// How many lines it takes, the declaration included.
    let lineCount: Int

    /// The functions of a file, in the order of their declarations.
    static func all(in file: SourceFile) -> [FunctionSpan] {
        let declaration = /(^|[^.\w])(func [^(]|deinit\b|(init|subscript)[?!]?[(<])/
        return file.code.indices.compactMap { index in
            file.code[index].firstMatch(of: declaration).flatMap { match in
                span(in: file, from: index, at: match.range.upperBound)
            }
        }
    }

    private static func span(
        in file: SourceFile,
        from first: Int,
        at start: Substring.Index,
    ) -> FunctionSpan? {
        var reader = BraceReader()
        for index in first..<file.code.count {
            let line = file.code[index]
            let isNext = index > first && line.contains(/^\s*(package |static |func |var |case )/)
            if isNext, reader.isBeforeBody { return nil }
            for character in index == first ? parentheses(in: line, from: start) : line {
                switch reader.take(character) {
                case .goesOn: continue
                case .ends: return FunctionSpan(line: first + 1, lineCount: index - first + 1)
                case .hasNoBody: return nil
                }
            }
        }
        return nil
    }

    /// A declaration's line from its name on; the match may have taken the first parenthesis.
    private static func parentheses(in line: Substring, from end: Substring.Index) -> Substring {
        line[line.index(before: end)...]
    }
}

/// Follows braces from a declaration to the end of its body.
private struct BraceReader {
    enum Step {
        case goesOn
        case ends
        case hasNoBody
    }

    private var parentheses = 0
    private var braces = 0

    /// Whether the body has not begun, and no parameter list is open.
    var isBeforeBody: Bool { braces == 0 && parentheses == 0 }

    mutating func take(_ character: Character) -> Step {
        switch character {
        case "(", "[": parentheses += 1
        case ")", "]": parentheses -= 1
        case "{" where parentheses == 0 || braces > 0: braces += 1
        case "}" where braces > 0:
            braces -= 1
            if braces == 0 { return .ends }
        case "}" where parentheses == 0: return .hasNoBody
        default: break
        }
        return .goesOn
    }
}
