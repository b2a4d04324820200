import Foundation

/// Runs a command to its end.
enum Tool {
    /// Runs a command that must end well.
    ///
    /// - Parameter words: the program, found on the path, and its arguments.
    /// - Returns: what it has said on standard output.
    /// - Throws: ``BenchError/toolFailed(words:status:)``.
    @discardableResult
    static func run(_ words: [String]) throws -> Data {
        let process = Process()
        let output = Pipe()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = words
        process.standardOutput = output
        try process.runTakingSignals()
        let bytes = try output.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else {
            let status = process.terminationStatus
            throw BenchError.toolFailed(words: words.joined(separator: " "), status: status)
        }
        return bytes
    }
}
