import ArgumentParser
import FieldNode
import Synchronization
import Transports

/// The process that holds a node: runs its own command, and beside it those of other processes.
final class NodeHost: Sendable {
    /// The exit code by which a host says that a command cannot run with it: try again later.
    static let notHere: Int32 = 75
    /// A command that is over sooner takes no others: whoever comes in that time waits for it.
    private static let shortCommand = Duration.milliseconds(200)

    private let node: FieldNode
    private let hasEnded = Mutex(false)

    /// The socket of a node.
    static func socketPath(_ directory: String) -> String { directory + "/node.sock" }

    /// Takes charge of an open node.
    init(node: FieldNode) { self.node = node }

    /// Runs a command to its end, and those of others that have been accepted meanwhile.
    func run(_ command: any NodeCommand, _ console: any Console) async -> Int32 {
        let isServing = command is Serve
        let hosting = Task(executorPreference: CommandThreads.shared) {
            await self.host(isServing: isServing)
        }
        let code = await CommandRunner.code(console) {
            try await carryOut(command, console)
            return 0
        }
        hosting.cancel()
        if isServing { await waitBriefly() } else { await hosting.value }
        return code
    }

    /// Runs a command, and tells what it has left for the staff even where it ends with a failure.
    private func carryOut(_ command: any NodeCommand, _ console: any Console) async throws {
        do { try await command.run(on: node, console) } catch let code as ExitCode {
            try await notify(command, console)
            throw code
        }
        try await notify(command, console)
    }

    /// Tells what the staff should know, after the commands of their daily work.
    private func notify(_ command: any NodeCommand, _ console: any Console) async throws {
        guard
            command is Record || command is List || command is Sync || command is Import
                || command is Export
        else { return }
        let notices = try node.notices()
        for notice in notices { try await console.complain(notice) }
        if !notices.isEmpty {
            try await console.complain("อ่านแล้ว / when read: tambon doctor --read")
        }
    }

    /// Takes commands until the task is cancelled, and then lets those that run come to their end.
    private func host(isServing: Bool) async {
        defer { hasEnded.withLock { $0 = true } }
        if !isServing { try? await Task.sleep(for: Self.shortCommand) }
        if Task.isCancelled { return }
        // Without a socket the command itself can still do its work; the others wait.
        guard let host = try? LocalCommandHost(path: Self.socketPath(node.directory)) else {
            return
        }
        await serve(host, isServing: isServing)
    }

    private func serve(_ host: LocalCommandHost, isServing: Bool) async {
        let running = Task(executorPreference: CommandThreads.shared) {
            try? await host.run { [self] command, reply in
                await withTaskExecutorPreference(CommandThreads.shared) {
                    await carryOut(command, reply, isServing: isServing)
                }
            }
        }
        await withTaskCancellationHandler {
            await running.value
        } onCancel: {
            host.stop()
        }
    }

    private func carryOut(
        _ command: LocalCommand,
        _ reply: LocalReply,
        isServing: Bool,
    ) async -> Int32 {
        let console = HandedOverConsole(command, reply)
        switch await CommandRunner.parse(command.request.arguments, console) {
        case .failure(let code): return code.rawValue
        case .success(let parsed):
            guard let parsed = parsed as? any NodeCommand else { return Self.notHere }
            if parsed is Serve, !isServing { return Self.notHere }
            return await CommandRunner.code(console) {
                if parsed is Serve { throw CommandError.servedAlready(directory: node.directory) }
                do { try await carryOut(parsed, console) } catch LocalCommandError.hostStopping
                    where !command.input.hasBegun
                {
                    return Self.notHere
                }
                return 0
            }
        }
    }

    /// After `serve` was asked to end, the commands of others get a moment and no more: what they
    /// have not committed by then is as if they had not begun.
    private func waitBriefly() async {
        let clock = ContinuousClock()
        let deadline = clock.now.advanced(by: .milliseconds(1_500))
        while !hasEnded.withLock({ $0 }), clock.now < deadline {
            try? await Task.sleep(for: .milliseconds(20))
        }
    }
}
