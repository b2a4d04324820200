import Foundation
import Glibc

/// A program that runs beside this one until it is stopped.
final class Background {
    /// The line by which it has said that it is ready.
    let greeting: String
    private let process = Process()

    /// Starts a command, and waits until it says that it is ready.
    ///
    /// - Parameters:
    ///   - words: the program, found on the path, and its arguments.
    ///   - greeting: how the line begins by which it says so, on standard output or standard error.
    /// - Throws: ``BenchError/notReady(_:)`` if it says something else.
    init(_ words: [String], until greeting: String) throws {
        let output = Pipe()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = words
        process.standardOutput = output
        process.standardError = output
        try process.runTakingSignals()
        self.greeting = Self.firstLine(of: output.fileHandleForReading)
        guard self.greeting.hasPrefix(greeting) else {
            process.terminate()
            throw BenchError.notReady(self.greeting)
        }
        // What it says later is nobody's concern, and must not fill the pipe.
        output.fileHandleForReading.readabilityHandler = { _ = $0.availableData }
    }

    /// Ends it and waits for that.
    func stop() {
        process.terminate()
        process.waitUntilExit()
    }

    /// The CPU seconds that it has used so far.
    var cpuSeconds: Double {
        let text = (try? String(contentsOfFile: proc("stat"), encoding: .utf8)) ?? ""
        // The name of the program stands in parentheses and may hold anything.
        let fields = text.split(separator: ")").last?.split(separator: " ") ?? []
        guard fields.count > 12, let user = Double(fields[11]), let system = Double(fields[12])
        else { return 0 }
        return (user + system) / Double(sysconf(Int32(_SC_CLK_TCK)))
    }

    /// The most memory that it has had at one time, in bytes.
    var peakBytes: Int { Usage.peakBytes(inStatus: proc("status")) }

    private func proc(_ name: String) -> String { "/proc/\(process.processIdentifier)/\(name)" }

    private static func firstLine(of handle: FileHandle) -> String {
        var bytes = Data()
        while !bytes.contains(UInt8(ascii: "\n")) {
            let more = handle.availableData
            if more.isEmpty { break }
            bytes.append(more)
        }
        let text = String(decoding: bytes, as: UTF8.self)
        return text.split(separator: "\n").first.map(String.init) ?? ""
    }
}
