/// One Swift file, as written and as the compiler takes it.
struct SourceFile: Sendable {
    /// The path from the root of the project.
    let path: String
    /// The lines as written.
    let lines: [Substring]
    /// The same lines without comments and without what stands in string literals.
    let code: [Substring]

    /// Takes a file apart.
    init(path: String, text: String) {
        self.path = path
        lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        code = CodeText.stripped(text).split(separator: "\n", omittingEmptySubsequences: false)
    }

    /// The target that the file belongs to: the second folder of its path.
    var target: String { String(path.split(separator: "/")[1]) }

    /// The file's name, without the path.
    var name: String { path.split(separator: "/").last.map(String.init) ?? path }

    /// Whether the file is part of a test target.
    var isTest: Bool { path.hasPrefix("Tests/") }

    /// A fault of this file at the line with an index.
    func finding(_ index: Int, _ text: String) -> Finding {
        Finding(path: path, line: index + 1, text: text)
    }

    /// A fault at every line of code that matches.
    func findings(of pattern: Regex<Substring>, _ text: String) -> [Finding] {
        code.indices.filter { code[$0].contains(pattern) }.map { finding($0, text) }
    }
}
