import Testing

extension AcceptanceTests {
    @Suite("Help")
    struct Help {
        /// The words of DESIGN's command line that this version has.
        private static let commands = [
            "init", "record", "list", "show", "act", "edit", "void", "link", "check-channel",
            "conflicts", "resolve", "channel", "holiday", "sync", "export", "import", "log",
            "report",
            "state", "serve", "verify", "doctor", "demo", "invite", "join", "nodes", "revoke",
            "certify", "book", "import-register", "archive",
        ]

        @Test("Every command explains itself with an example, and the first page names them all")
        func examples() async throws {
            let first = try await ProgramRunner().run(["--help"])
            #expect(first.code == 0 && first.errors == "" && first.output.contains("Example:"))
            for command in Self.commands {
                #expect(first.output.contains("  \(command) "), "\(command)")
                try await expectExample([command])
            }
            for word in ["channel", "holiday"] {
                for second in ["add", "list", "end"] { try await expectExample([word, second]) }
            }
        }

        private func expectExample(_ words: [String]) async throws {
            for ask in [words + ["--help"], ["help"] + words] {
                let help = try await ProgramRunner().run(ask)
                #expect(help.code == 0 && help.errors == "", "\(help.account)")
                let example = "tambon " + words.joined(separator: " ")
                #expect(help.output.contains("Example:\n  \(example)"), "\(help.account)")
            }
        }
    }
}
