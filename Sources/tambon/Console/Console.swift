/// Where a command's words go and where its input comes from.
///
/// Either this process's own streams, or those of the process that has handed the command over.
protocol Console: Sendable {
    /// The absolute path against which the command's relative paths are meant.
    var workingDirectory: String { get }
    /// Whether a person sits there who can be asked.
    var canAsk: Bool { get }
    /// Whether a person looks on while it takes time.
    var showsProgress: Bool { get }

    /// Writes to standard output, as it is.
    func output(_ text: String) async throws
    /// Writes to standard error, as it is.
    func errors(_ text: String) async throws
    /// The next bytes of standard input; nil at its end.
    func input() async throws -> [UInt8]?
}

extension Console {
    /// Says something to the person who gave the command.
    func say(_ text: String) async throws {
        try await output(ScreenText.safe(text) + "\n")
    }

    /// Says what went wrong, or what is under way.
    func complain(_ text: String) async throws {
        try await errors(ScreenText.safe(text) + "\n")
    }

    /// An absolute path for what a person wrote.
    func path(_ typed: String) -> String {
        if typed.hasPrefix("/") { return typed }
        return workingDirectory.hasSuffix("/")
            ? workingDirectory + typed : workingDirectory + "/" + typed
    }

    /// All of standard input.
    ///
    /// - Throws: ``CommandError/inputTooLarge(limitBytes:)``.
    func wholeInput(limitBytes: Int) async throws -> [UInt8] {
        var bytes: [UInt8] = []
        while let piece = try await input() {
            bytes += piece
            if bytes.count > limitBytes { throw CommandError.inputTooLarge(limitBytes: limitBytes) }
        }
        return bytes
    }
}
