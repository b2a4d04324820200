import Foundation
import Glibc
import TestGround

/// A bound on the memory of programs, kept by the kernel: who needs more is killed.
///
/// A limit on the address space would be another fault: a program that cannot even start a thread.
final class MemoryBound: Sendable {
    private let path: String

    /// Runs `body` with a bound, which is gone afterwards whatever happens.
    static func with<Value>(
        bytes: Int,
        _ body: (MemoryBound) async throws -> Value,
    ) async throws -> Value {
        let bound = try MemoryBound(bytes: bytes)
        defer { bound.remove() }
        return try await body(bound)
    }

    private init(bytes: Int) throws {
        path = "/sys/fs/cgroup/memory/tambon-fault-\(getpid())-\(bytes)"
        guard unsafe mkdir(path, 0o755) == 0 else { throw TestTrouble.system(errno) }
        do {
            try "\(bytes)".write(
                toFile: path + "/memory.limit_in_bytes",
                atomically: false,
                encoding: .utf8
            )
        } catch {
            remove()
            throw error
        }
    }

    /// The program within the bound.
    var program: Program { Program(before: before) }

    /// Runs one of the machine's own tools within the bound.
    func tool(_ words: String...) async throws -> ProgramOutcome {
        try await RunningProgram(
            ["/usr/bin/env"] + before + words,
            environment: ["PATH": Program.searchPath]
        ).outcome()
    }

    private var before: [String] {
        ["sh", "-c", "echo $$ > \(path)/cgroup.procs && exec \"$@\"", "sh"]
    }

    /// The most that its programs have taken at once, what the kernel keeps of their files included.
    func peakBytes() throws -> Int {
        let text = try String(contentsOfFile: path + "/memory.max_usage_in_bytes", encoding: .utf8)
        return Int(text.prefix { $0.isNumber }) ?? 0
    }

    private func remove() { unsafe rmdir(path) }
}
