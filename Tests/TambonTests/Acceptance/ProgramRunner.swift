import Foundation
import Glibc

/// Runs the built program as a person or a script does: words in, an exit code and text out.
struct ProgramRunner: Sendable {
    /// The folder in which commands are given; that of the tests if nil.
    var workingDirectory: String?
    /// What is in the environment, besides the path to other programs.
    var environment: [String: String] = [:]
    /// Whether the rights to files hold for root as well, who may do everything otherwise.
    var isHeldToRights = false

    /// The program, which lies beside the program that runs the tests.
    static var path: String {
        let tests = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe"))
        return ((tests ?? "") as NSString).deletingLastPathComponent + "/tambon"
    }

    /// Runs a command to its end.
    func run(_ words: [String], input: String = "") async throws -> ProgramOutcome {
        try await start(words, input: Array(input.utf8)).outcome()
    }

    /// Starts a command and returns at once; an input of nil stays open and silent.
    func start(_ words: [String], input: [UInt8]? = []) throws -> RunningProgram {
        var surroundings = environment
        surroundings["PATH"] = ProcessInfo.processInfo.environment["PATH"]
        let holding = isHeldToRights && geteuid() == 0
        return try RunningProgram(
            path: holding ? "/usr/bin/setpriv" : Self.path,
            words: (holding ? ["--bounding-set=-all", Self.path] : []) + words,
            environment: surroundings,
            workingDirectory: workingDirectory,
            input: input
        )
    }
}

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
        "tambon \(words.joined(separator: " ")) → \(code)\n\(output.prefix(2_000))\n\(errors)"
    }
}
