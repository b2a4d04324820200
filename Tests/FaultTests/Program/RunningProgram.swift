import Foundation
import Glibc
import Synchronization
import TestGround

/// A program under way, with what it has started itself.
final class RunningProgram: Sendable {
    private let words: [String]
    private let process: pid_t
    private let folder: TestFolder
    private let hasEnded = Mutex(false)
    private let ending: Task<Int32, Never>

    /// How long any command may take before it is killed and its test fails.
    static let patienceSeconds = 120.0

    /// Starts it, in a process group of its own.
    ///
    /// - Parameters:
    ///   - words: the program's path and its arguments.
    ///   - environment: all that it finds in its environment.
    ///   - input: what it reads on standard input.
    /// - Throws: ``TestTrouble/system(_:)`` if it cannot be started.
    init(_ words: [String], environment: [String: String], input: String = "") throws {
        self.words = words
        folder = try TestFolder()
        try folder.put("in", input)
        process = try Self.spawn(
            words,
            environment.map { "\($0.key)=\($0.value)" },
            streams: folder.path
        )
        let (ends, end) = AsyncStream<Int32>.makeStream()
        ending = Task {
            for await code in ends { return code }
            return Int32.min
        }
        Thread.detachNewThread { [self] in
            var status: Int32 = 0
            while unsafe waitpid(process, &status, WNOHANG) == 0 { usleep(2_000) }
            hasEnded.withLock { $0 = true }
            let signal = status & 0x7F
            end.yield(signal == 0 ? (status >> 8) & 0xFF : -signal)
            end.finish()
        }
    }

    /// What it has said on standard output so far.
    var output: String { text("out") }
    /// What it has said on standard error so far.
    var errors: String { text("err") }
    /// Whether it is still under way.
    var isRunning: Bool { hasEnded.withLock { !$0 } }

    /// Sends a signal to it and to what it has started, unless it has ended already.
    func signal(_ number: Int32) {
        hasEnded.withLock { if !$0 { _ = Glibc.kill(-process, number) } }
    }

    /// Waits for the end.
    ///
    /// - Throws: ``TestTrouble/stuck(_:)`` if it does not come in time; it has been killed then.
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
        let bytes = FileManager.default.contents(atPath: folder.file(name)) ?? Data()
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func spawn(
        _ words: [String],
        _ environment: [String],
        streams: String,
    ) throws -> pid_t {
        var actions = unsafe posix_spawn_file_actions_t()
        unsafe posix_spawn_file_actions_init(&actions)
        defer { unsafe posix_spawn_file_actions_destroy(&actions) }
        let making = O_WRONLY | O_CREAT | O_TRUNC | O_APPEND
        unsafe posix_spawn_file_actions_addopen(&actions, 0, streams + "/in", O_RDONLY, 0)
        unsafe posix_spawn_file_actions_addopen(&actions, 1, streams + "/out", making, 0o600)
        unsafe posix_spawn_file_actions_addopen(&actions, 2, streams + "/err", making, 0o600)
        // What other tests have open is none of the program's business.
        for descriptor in 3..<CInt(512) {
            unsafe posix_spawn_file_actions_addclose(&actions, descriptor)
        }
        var attributes = posix_spawnattr_t()
        unsafe posix_spawnattr_init(&attributes)
        defer { unsafe posix_spawnattr_destroy(&attributes) }
        unsafe posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETPGROUP))
        unsafe posix_spawnattr_setpgroup(&attributes, 0)
        var arguments = unsafe words.map { unsafe strdup($0) } + [nil]
        var variables = unsafe environment.map { unsafe strdup($0) } + [nil]
        defer { unsafe (arguments + variables).forEach { unsafe free($0) } }
        var process: pid_t = 0
        let code = unsafe posix_spawn(
            &process,
            words[0],
            &actions,
            &attributes,
            &arguments,
            &variables
        )
        guard code == 0 else { throw TestTrouble.system(code) }
        return process
    }

    /// A test that fails half-way leaves nothing running.
    func abandon() { signal(SIGKILL) }
}
