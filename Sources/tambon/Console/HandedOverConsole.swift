import Transports

/// The streams of another process, which has handed its command over to this one.
struct HandedOverConsole: Console {
    let workingDirectory: String
    // A person is asked by the process that sits at the terminal, before it hands anything over.
    let canAsk = false
    let showsProgress: Bool
    private let reply: LocalReply
    private let stream: LocalInput

    /// Speaks to the process that has sent a command.
    init(_ command: LocalCommand, _ reply: LocalReply) {
        workingDirectory = command.request.workingDirectory
        showsProgress = command.request.outputIsTerminal
        stream = command.input
        self.reply = reply
    }

    func output(_ text: String) async throws { try await reply.output(Array(text.utf8)) }

    func errors(_ text: String) async throws { try await reply.errors(Array(text.utf8)) }

    func input() async throws -> [UInt8]? { try await stream.read() }
}
