import Foundation
import Glibc

/// What this process has used so far.
struct Usage {
    /// CPU time, user and system, of all threads.
    let cpuSeconds: Double
    /// A clock that only runs forward.
    let wallSeconds: Double

    /// The usage now.
    static var now: Usage {
        Usage(
            cpuSeconds: seconds(CLOCK_PROCESS_CPUTIME_ID),
            wallSeconds: seconds(CLOCK_MONOTONIC)
        )
    }

    /// The usage since an earlier moment.
    func since(_ start: Usage) -> Usage {
        Usage(
            cpuSeconds: cpuSeconds - start.cpuSeconds,
            wallSeconds: wallSeconds - start.wallSeconds
        )
    }

    /// Carries something out and tells what it used.
    static func measure<Value>(_ body: () throws -> Value) rethrows -> (Value, Usage) {
        let start = Usage.now
        let value = try body()
        return (value, Usage.now.since(start))
    }

    private static func seconds(_ clock: clockid_t) -> Double {
        var time = timespec()
        unsafe clock_gettime(clock, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }

    /// The most memory that this process has had at one time, in bytes, as the kernel counts it.
    static var peakBytes: Int { peakBytes(inStatus: "/proc/self/status") }

    /// The most memory of the process whose status the kernel tells in a file.
    static func peakBytes(inStatus path: String) -> Int {
        let status = try? String(contentsOfFile: path, encoding: .utf8)
        let line = status?.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
        let kilobytes = line?.split(whereSeparator: \.isWhitespace).dropFirst().first
        return (kilobytes.flatMap { Int($0) } ?? 0) * 1_024
    }
}
