import ArgumentParser
import Testing

@testable import tambon

@Suite("Help")
struct HelpTests {
    @Test("Every command says what it does, and shows an example that it understands")
    func everyCommandHasAnExample() async throws {
        for command in Self.commands(of: Tambon.self) {
            let configuration = command.configuration
            #expect(!configuration.abstract.isEmpty, "\(command)")
            let examples = configuration.discussion.split(separator: "\n")
                .map { $0.drop { $0 == " " } }.filter { $0.hasPrefix("tambon ") }
            #expect(!examples.isEmpty, "\(command)")
            for example in examples { try Self.understands(example) }
        }
    }

    private static func commands(
        of root: any ParsableCommand.Type
    ) -> [any ParsableCommand.Type] {
        root.configuration.subcommands.filter { command in command.configuration.shouldDisplay }
            .flatMap { command in [command] + commands(of: command) }
    }

    private static func understands(_ example: Substring) throws {
        var words: [String] = []
        for (index, piece) in example.split(separator: "'", omittingEmptySubsequences: false)
            .enumerated()
        {
            if index.isMultiple(of: 2) {
                words += piece.split(separator: " ").map(String.init)
            } else {
                words.append(String(piece))
            }
        }
        do {
            _ = try Tambon.parseAsRoot(WordOrder.arranged(Array(words.dropFirst())))
        } catch {
            Issue.record("\(example): \(Tambon.fullMessage(for: error))")
        }
    }

    @Test("The first page of help is the one that was last read by a person")
    func firstPage() throws {
        try Snapshot("tambon.txt").expect(Tambon.helpMessage(columns: 80) + "\n")
    }
}
