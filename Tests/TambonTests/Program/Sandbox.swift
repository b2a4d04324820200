import Foundation
import Synchronization

/// A folder with nodes in it, and the built program to work on them; removed with the value.
final class Sandbox: Sendable {
    /// How one run of the program ended.
    struct Outcome: Sendable {
        let code: Int32
        let output: String
        let errors: String
    }

    /// The folder.
    let path: String
    private let runs = Mutex(0)

    init() throws {
        path = NSTemporaryDirectory() + "tambon-cli-" + UUID().uuidString.prefix(8)
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    /// The program lies beside the tests that were built with it.
    static let program: URL = {
        let tests = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe"))
        return URL(filePath: tests ?? CommandLine.arguments[0]).deletingLastPathComponent()
            .appending(path: "tambon")
    }()

    /// Runs the program to its end.
    func run(_ words: String..., input: String = "", node: String? = nil) async throws -> Outcome {
        try await run(all: words, input: input, node: node)
    }

    /// Runs the program to its end.
    func run(all words: [String], input: String = "", node: String? = nil) async throws -> Outcome {
        let run = runs.withLock { runs in
            runs += 1
            return runs
        }
        let process = try process(words, node: node)
        let (output, errors) = ("\(path)/out-\(run)", "\(path)/err-\(run)")
        process.standardInput = try file("\(path)/in-\(run)", input)
        process.standardOutput = try file(output)
        process.standardError = try file(errors)
        let code = try await Self.end(of: process)
        return Outcome(
            code: code,
            output: try String(contentsOfFile: output, encoding: .utf8),
            errors: try String(contentsOfFile: errors, encoding: .utf8)
        )
    }

    /// A run of the program that was not begun yet.
    func process(_ words: [String], node: String? = nil) throws -> Process {
        let process = Process()
        process.executableURL = Self.program
        process.arguments = words
        process.currentDirectoryURL = URL(filePath: path)
        var environment = ProcessInfo.processInfo.environment
        environment["TAMBON_NODE"] = node.map { path + "/" + $0 }
        environment["TMPDIR"] = path
        process.environment = environment
        return process
    }

    /// Runs a process and waits for its end without holding a thread of the tests.
    static func end(of process: Process) async throws -> Int32 {
        let (codes, ended) = AsyncStream<Int32>.makeStream()
        process.terminationHandler = { process in
            ended.yield(process.terminationStatus)
            ended.finish()
        }
        try process.run()
        for await code in codes { return code }
        return -1
    }

    private func file(_ path: String, _ text: String = "") throws -> FileHandle {
        try text.write(toFile: path, atomically: false, encoding: .utf8)
        return try FileHandle(forUpdating: URL(filePath: path))
    }
}
