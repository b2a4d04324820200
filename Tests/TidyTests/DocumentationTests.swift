import Testing

@Suite("Documentation")
struct DocumentationTests {
    @Test(
        "Every type and function that other targets see has a doc comment",
        arguments: try SourceTree.targets(),
    )
    func declarations(target: String) throws {
        let findings = try SourceTree.swiftFiles(of: target).flatMap { file in
            DeclarationLine.all(in: file).filter { !$0.isDocumented }.map {
                file.finding($0.index, "\($0.name) has no doc comment")
            }
        }
        expectNone(findings)
    }

    @Test(
        "Every target with Swift files has a front page in its catalogue",
        arguments: try SourceTree.targets(),
    )
    func frontPages(target: String) throws {
        if try SourceTree.swiftFiles(of: target).isEmpty { return }
        let page = "Sources/\(target)/\(target).docc/\(target).md"
        let text = try SourceTree.text(of: page)
        let module = target.replacing("-", with: "_")
        #expect(text.hasPrefix("# ``\(module)``\n"), "\(page):1")
        // The measuring program is part of no office's installation; nothing rests on its limits.
        if target == "tambon-bench" { return }
        #expect(text.contains("never"), "\(page) does not say what \(target) must never do")
    }
}
