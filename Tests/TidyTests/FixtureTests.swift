import Testing

@Suite("Fixtures")
struct FixtureTests {
    @Test("Every file in Fixtures is named by a test")
    func allAreUsed() throws {
        let words = try FixtureWords(SourceTree.swiftFiles().filter(\.isTest))
        let unused = try SourceTree.paths(under: "Fixtures").filter { path in
            !words.name(path.split(separator: "/").last ?? "")
        }
        expectNone(unused.map { Finding(path: $0, line: 1, text: "no test names this file") })
    }
}

/// The words by which tests name files: string literals, ends of literals, and cases.
private struct FixtureWords {
    private var wholes: Set<Substring> = []
    private var ends: Set<Substring> = []

    init(_ files: [SourceFile]) throws {
        for line in files.flatMap(\.lines) {
            wholes.formUnion(line.matches(of: /"(?:[^"\\]*\/)?([^"\\\/]+)"/).map(\.1))
            wholes.formUnion(line.matches(of: /\bcase (\w+)/).map(\.1))
            ends.formUnion(line.matches(of: /\)([^"\\()]+)"/).map(\.1))
        }
        ends.formUnion(wholes)
    }

    /// Whether a name stands in a test, whole or as a beginning and an end.
    func name(_ file: Substring) -> Bool {
        wholes.contains(file)
            || file.indices.contains {
                wholes.contains(file[..<$0]) && ends.contains(file[$0...])
            }
    }
}
