import Testing

@Suite("The floors of the house")
struct LayoutTests {
    @Test("Every target has a row in the table of README.md, and every row a target")
    func tableIsWhole() throws {
        let table = try LayoutTable.readme()
        #expect(table.rows.map(\.target).sorted() == (try SourceTree.targets()))
    }

    @Test(
        "A target imports what its row allows, and nothing else",
        arguments: try SourceTree.targets(),
    )
    func importsAreAllowed(target: String) throws {
        let row = try #require(try LayoutTable.readme()[target])
        let findings = try SourceTree.swiftFiles(of: target).flatMap { file in
            ImportLine.all(in: file).filter { !row.imports.contains($0.module) }.map {
                file.finding(
                    $0.index,
                    "\(target) may not import \($0.module): see line \(row.line) of README.md"
                )
            }
        }
        expectNone(findings)
    }

    @Test("A wrapped module is imported by its wrapper alone", arguments: ModuleFence.all)
    func fencesHold(fence: ModuleFence) throws {
        expectNone(try SourceTree.swiftFiles().flatMap(fence.findings))
    }
}
