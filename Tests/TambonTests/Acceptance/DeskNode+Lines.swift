import Testing
import TestGround

extension DeskNode {
    /// Runs a command that must end well, written as one types it: `'…'` keeps blanks together.
    func does(
        _ line: String,
        sourceLocation: SourceLocation = #_sourceLocation,
    ) async throws {
        let outcome = try await ProgramRunner().run(words(Self.split(line)))
        #expect(outcome.code == 0, "\(outcome.account)", sourceLocation: sourceLocation)
        #expect(outcome.errors == "", "\(outcome.words)", sourceLocation: sourceLocation)
    }

    /// Runs such a command with `--json`, and reads what it prints.
    func tells(
        _ line: String,
        sourceLocation: SourceLocation = #_sourceLocation,
    ) async throws -> JSONValue {
        let outcome = try await ProgramRunner().run(words(Self.split(line)) + ["--json"])
        try #require(outcome.code == 0, "\(outcome.account)", sourceLocation: sourceLocation)
        return try JSONValue(document: outcome.output)
    }

    private static func split(_ line: String) -> [String] {
        var words: [String] = []
        var word: String?
        var isQuoted = false
        for character in line {
            switch character {
            case "'":
                isQuoted.toggle()
                word = word ?? ""
            case " " where !isQuoted:
                if let ended = word { words.append(ended) }
                word = nil
            default: word = (word ?? "") + String(character)
            }
        }
        return words + (word.map { [$0] } ?? [])
    }
}
