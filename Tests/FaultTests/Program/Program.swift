import Foundation
import TestGround

/// Runs the built program, and the machine's own tools, as a person or a script does.
struct Program: Sendable {
    /// What the program finds in its environment, besides the path to other programs.
    var environment: [String: String] = [:]
    /// What stands before the program on the command line, such as a tool that limits it.
    var before: [String] = []

    /// The program, which lies beside the program that runs the tests.
    static var path: String { folder + "/tambon" }
    /// The folder of all that was built.
    static var folder: String {
        let tests = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe"))
        return ((tests ?? "") as NSString).deletingLastPathComponent
    }
    /// Where programs are looked for; an ordinary user's path lacks those that make disks.
    static var searchPath: String {
        (ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin") + ":/usr/sbin:/sbin"
    }

    /// Runs a command to its end.
    func run(_ words: [String], input: String = "") async throws -> ProgramOutcome {
        let program = try start(words, input: input)
        return try await withTaskCancellationHandler {
            try await program.outcome()
        } onCancel: {
            program.abandon()
        }
    }

    /// Starts a command and returns at once.
    func start(_ words: [String], input: String = "") throws -> RunningProgram {
        // A preloaded shim is meant for the program alone: `env` sets it behind all that is before.
        // One that crashes ends at once, instead of being looked into.
        let settings =
            ["SWIFT_BACKTRACE=enable=no"]
            + environment.map { "\($0.key)=\($0.value)" }.sorted()
        return try RunningProgram(
            ["/usr/bin/env"] + before + ["/usr/bin/env"] + settings + [Self.path] + words,
            environment: ["PATH": Self.searchPath],
            input: input
        )
    }

    /// Runs one of the machine's own tools, which must end well.
    @discardableResult
    static func tool(_ words: String...) async throws -> String { try await tool(words) }

    /// Runs one of the machine's own tools, which must end well.
    @discardableResult
    static func tool(_ words: [String]) async throws -> String {
        let outcome = try await RunningProgram(
            ["/usr/bin/env"] + words,
            environment: ["PATH": searchPath]
        ).outcome()
        guard outcome.code == 0 else { throw TestTrouble.unexpected(outcome.account) }
        return outcome.output
    }
}
