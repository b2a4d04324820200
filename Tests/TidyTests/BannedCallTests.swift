import Testing

@Suite("What code may not do")
struct BannedCallTests {
    @Test("No file does what is banned", arguments: BannedCall.all)
    func noneIsCalled(ban: BannedCall) throws {
        expectNone(try SourceTree.swiftFiles().flatMap(ban.findings))
    }

    @Test("Nothing is left for later in a comment")
    func noMarks() throws {
        // Put together here, so that this line is not one of them.
        let marks = ["TO" + "DO", "FIX" + "ME"]
        let findings = try SourceTree.swiftFiles().flatMap { file in
            file.lines.indices
                .filter { index in marks.contains { file.lines[index].contains($0) } }
                .map { file.finding($0, "do it now, or write down the limit where readers look") }
        }
        expectNone(findings)
    }
}
