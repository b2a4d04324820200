import Testing

@Suite("Sizes")
struct SizeTests {
    /// The most lines of a file.
    static let fileLimitLines = 500
    /// The most lines of a function.
    static let functionLimitLines = 70
    /// Functions that are longer all the same, by file and line count.
    ///
    /// They may only shrink.
    static let longFunctions: [String: Int] = [:]

    @Test("No file has more than 500 lines")
    func files() throws {
        let long = try SourceTree.swiftFiles().filter { $0.lines.count > Self.fileLimitLines + 1 }
        expectNone(
            long.map {
                $0.finding(Self.fileLimitLines, "\($0.lines.count) lines; cut the file by subject")
            }
        )
    }

    @Test("No function has more than 70 lines, or more than it had when the rule was made")
    func functions() throws {
        let findings = try SourceTree.swiftFiles().flatMap { file in
            let limit = Self.longFunctions[file.path] ?? Self.functionLimitLines
            return FunctionSpan.all(in: file).filter { $0.lineCount > limit }.map {
                Finding(
                    path: file.path,
                    line: $0.line,
                    text: "a function of \($0.lineCount) lines, \(limit) are allowed"
                )
            }
        }
        expectNone(findings)
    }
}
