import Foundation
import Glibc
import Synchronization
import TestGround

/// A program under way.
final class RunningProgram: Sendable {
    /// Where and how to run it.
    private let words: [String]
    private let process: pid_t
    private let folder: TestFolder
    private let fate = Fate()
    private let ending: Task<Int32, Never>

    /// How long any command may take before it is killed and its test fails.
    private static let patienceSeconds = 60.0

    init(
        path: String,
        words: [String],
        environment: [String: String],
        workingDirectory: String?,
        input: [UInt8]?,
    ) throws {
        self.words = words
        folder = try TestFolder()
        let stdin = folder.path + "/in"
        if let input {
            try Data(input).write(to: URL(filePath: stdin))
        } else {
            guard unsafe mkfifo(stdin, 0o600) == 0 else { throw TestTrouble.system(errno) }
        }
        process = try Self.spawn(
            (workingDirectory.map { ["/usr/bin/env", "--chdir=" + $0] } ?? []) + [path] + words,
            environment.map { "\($0.key)=\($0.value)" },
            streams: folder.path,
            inputFlags: input == nil ? O_RDWR : O_RDONLY
        )
        let (ends, end) = AsyncStream<Int32>.makeStream()
        ending = Task {
            for await code in ends { return code }
            return Int32.min
        }
        Thread.detachNewThread { [process, fate] in
            var status: Int32 = 0
            while unsafe waitpid(process, &status, WNOHANG) == 0 { usleep(2_000) }
            fate.hasEnded.withLock { $0 = true }
            let signal = status & 0x7F
            end.yield(signal == 0 ? (status >> 8) & 0xFF : -signal)
            end.finish()
        }
    }

    /// A test that fails half-way leaves nothing running.
    deinit { signal(SIGKILL) }

    /// Whether the process has been waited for, so that its number may be another's.
    private final class Fate: Sendable {
        let hasEnded = Mutex(false)
    }

    /// What it has said on standard output so far.
    var output: String { text("out") }
    /// What it has said on standard error so far.
    var errors: String { text("err") }
    /// Whether it is still under way.
    var isRunning: Bool { fate.hasEnded.withLock { !$0 } }

    /// Sends a signal, unless it has ended already.
    func signal(_ number: Int32) {
        fate.hasEnded.withLock { if !$0 { _ = Glibc.kill(process, number) } }
    }

    /// Waits for the end.
    ///
    /// - Throws: ``TestTrouble/stuck(_:)`` if it does not come in a minute; it has been killed then.
    func outcome() async throws -> ProgramOutcome {
        let watchdog = Task {
            try await Task.sleep(for: .seconds(Self.patienceSeconds))
            signal(SIGKILL)
            throw TestTrouble.stuck(words.joined(separator: " "))
        }
        let code = await ending.value
        watchdog.cancel()
        if case .failure(let trouble as TestTrouble) = await watchdog.result { throw trouble }
        return ProgramOutcome(words: words, code: code, output: output, errors: errors)
    }

    private func text(_ name: String) -> String {
        let bytes = FileManager.default.contents(atPath: folder.path + "/" + name) ?? Data()
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func spawn(
        _ words: [String],
        _ environment: [String],
        streams: String,
        inputFlags: Int32,
    ) throws -> pid_t {
        var actions = unsafe posix_spawn_file_actions_t()
        unsafe posix_spawn_file_actions_init(&actions)
        defer { unsafe posix_spawn_file_actions_destroy(&actions) }
        let making = O_WRONLY | O_CREAT | O_TRUNC | O_APPEND
        unsafe posix_spawn_file_actions_addopen(&actions, 0, streams + "/in", inputFlags, 0)
        unsafe posix_spawn_file_actions_addopen(&actions, 1, streams + "/out", making, 0o600)
        unsafe posix_spawn_file_actions_addopen(&actions, 2, streams + "/err", making, 0o600)
        // What the tests beside this one have open is none of the program's business: a socket that a
        // child holds as well does not close.
        for descriptor in 3..<CInt(1_024) {
            unsafe posix_spawn_file_actions_addclose(&actions, descriptor)
        }
        var arguments = unsafe words.map { unsafe strdup($0) } + [nil]
        var variables = unsafe environment.map { unsafe strdup($0) } + [nil]
        defer { unsafe (arguments + variables).forEach { unsafe free($0) } }
        var process: pid_t = 0
        let code = unsafe posix_spawn(&process, words[0], &actions, nil, &arguments, &variables)
        guard code == 0 else { throw TestTrouble.system(code) }
        return process
    }
}
