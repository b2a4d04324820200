import Testing

extension DeskNode {
    /// Checks that whatever is tried leaves the node as it is.
    func staysAsItIs(
        _ body: () async throws -> Void,
        sourceLocation: SourceLocation = #_sourceLocation,
    ) async throws {
        let before = try await footprint()
        try await body()
        let after = try await footprint()
        #expect(after == before, sourceLocation: sourceLocation)
    }

    /// Checks that a command is refused with a sentence that names the input, and prints nothing
    /// else.
    ///
    /// Code 1 is a refusal, 64 wrong use.
    func refuses(
        _ words: [String],
        input: String = "",
        code: Int32 = 1,
        naming named: [String],
        sourceLocation: SourceLocation = #_sourceLocation,
    ) async throws {
        let outcome = try await ProgramRunner().run(self.words(words), input: input)
        outcome.isRefusal(code: code, naming: named, sourceLocation: sourceLocation)
    }
}

extension ProgramOutcome {
    /// Checks that the command was refused in words that a clerk understands.
    func isRefusal(
        code expected: Int32 = 1,
        naming named: [String],
        sourceLocation: SourceLocation = #_sourceLocation,
    ) {
        #expect(code == expected, "\(account)", sourceLocation: sourceLocation)
        #expect(output == "", "\(account)", sourceLocation: sourceLocation)
        #expect(errors.hasSuffix("\n"), "\(account)", sourceLocation: sourceLocation)
        for name in named {
            #expect(errors.contains(name), "\(account)", sourceLocation: sourceLocation)
        }
        for inside in ["Error(", "Optional(", "Swift.", "Fatal", "GRDB", "NIO", "SQLITE_"] {
            #expect(
                !errors.contains(inside),
                "\(account)",
                sourceLocation: sourceLocation
            )
        }
        if expected == 1 {
            // One sentence a language.
            let lines = errors.split(separator: "\n").count
            #expect((1...2).contains(lines), "\(account)", sourceLocation: sourceLocation)
        }
    }
}
