import Testing

@Suite("Names")
struct NameTests {
    @Test("No file or folder has a name that says nothing")
    func paths() throws {
        // An extension's file is named for its type, and one type has its name from Foundation.
        let empty = Self.emptyWord
        let paths = try ["Sources", "Tests", "Fixtures"].flatMap(SourceTree.paths)
        expectNone(
            paths.filter { $0.replacing("FileManager+", with: "").contains(empty) }.map {
                Finding(path: $0, line: 1, text: "name it for what it holds")
            }
        )
    }

    @Test("No type has a name that says nothing")
    func types() throws {
        let empty = Self.emptyWord
        let declaration = /\b(?:struct|enum|class|actor|protocol|typealias)\s+(\w+)/
        let findings = try SourceTree.swiftFiles().flatMap { file in
            file.code.indices.compactMap { index -> Finding? in
                guard let name = file.code[index].firstMatch(of: declaration)?.1,
                    name.contains(empty)
                else { return nil }
                return file.finding(index, "\(name): name it for what it does")
            }
        }
        expectNone(findings)
    }

    /// A word of a name that could stand for anything.
    private static var emptyWord: Regex<Substring> {
        /(?:Util|Utils|Utility|Utilities|Helpers?|Common|Misc|Manager|Core|Shared)(?![a-z])/
    }
}
