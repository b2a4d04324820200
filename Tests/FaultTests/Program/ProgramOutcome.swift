import Testing

/// How a command ended, and what it has said.
struct ProgramOutcome: Sendable {
    /// The words of the command line.
    let words: [String]
    /// The exit code; a signal's number below zero.
    let code: Int32
    /// Standard output.
    let output: String
    /// Standard error.
    let errors: String

    /// All of it, for the message of a failed test.
    var account: String {
        "\(words.joined(separator: " ")) → \(code)\n\(output.prefix(2_000))\n\(errors)"
    }

    /// Whether the command was refused in words that a clerk understands, with nothing of the
    /// program's insides in them.
    var isPlainRefusal: Bool {
        let inside = ["Error(", "Optional(", "Swift.", "Fatal", "GRDB", "NIO", "SQLITE_"]
        return code == 1 && !errors.isEmpty && !inside.contains { errors.contains($0) }
    }
}
