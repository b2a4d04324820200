import ArgumentParser

/// Turns the words of a command line into a command, carries it out, and says how it ended.
struct CommandRunner: Sendable {
    /// The exit code of wrong use.
    static let wrongUse: Int32 = 64
    /// The exit code of a command that was refused or failed.
    static let failed: Int32 = 1

    /// This process's streams.
    let console: TerminalConsole
    /// What the environment names as the node's folder.
    let folderVariable: String?

    /// Carries out a command line and returns the program's exit code.
    func run(_ words: [String]) async -> Int32 {
        switch await Self.parse(words, console) {
        case .failure(let code): return code.rawValue
        case .success(let command):
            return await Self.code(console) { try await carryOut(command, words) }
        }
    }

    private func carryOut(_ command: any ParsableCommand, _ words: [String]) async throws -> Int32 {
        if let record = command as? Record, record.isEmpty {
            guard console.canAsk else { throw ValidationError(Record.nothingGiven) }
            return try await RecordInterview(runner: self).run(record)
        }
        switch command {
        case let command as any FreeCommand:
            try await command.run(in: self)
            return 0
        case let command as any NodeCommand:
            let directory = try command.options.directory(console, variable: folderVariable)
            if let command = command as? any PreparedCommand {
                try command.prepare(directory, console)
            }
            return try await NodeAccess(directory: directory, console: console)
                .carryOut(command, words: words)
        default:
            try console.errors(Tambon.helpMessage(for: type(of: command)) + "\n")
            return Self.wrongUse
        }
    }

    /// Understands a command line.
    ///
    /// - Returns: the exit code where the line was wrong, or asked for help only; the person has
    ///   been told then.
    static func parse(
        _ words: [String],
        _ console: any Console,
    ) async -> Result<any ParsableCommand, ExitCode> {
        do {
            var command = try Tambon.parseAsRoot(WordOrder.arranged(words))
            guard command is any NodeCommand || command is any FreeCommand || isGroup(command)
            else {
                // The parser's own commands, such as `help`, say by an error what they print.
                try command.run()
                return .failure(.success)
            }
            return .success(command)
        } catch {
            let isAnswer = Tambon.exitCode(for: error) == .success
            let text = Tambon.fullMessage(for: error) + "\n"
            do {
                if isAnswer {
                    try await console.output(text)
                } else {
                    try await console.errors(text)
                }
            } catch { return .failure(.failure) }
            return .failure(isAnswer ? .success : ExitCode(wrongUse))
        }
    }

    private static func isGroup(_ command: any ParsableCommand) -> Bool {
        !type(of: command).configuration.subcommands.isEmpty
    }

    /// Runs a command and tells the person of its error.
    static func code(
        _ console: any Console,
        _ body: () async throws -> Int32,
    ) async -> Int32 {
        do {
            return try await body()
        } catch let code as ExitCode {
            return code.rawValue
        } catch let error as ValidationError {
            try? await console.complain(error.message)
            return wrongUse
        } catch {
            try? await console.complain(ErrorText.of(error))
            return failed
        }
    }
}
