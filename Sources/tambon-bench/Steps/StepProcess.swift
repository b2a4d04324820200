import Foundation

/// Runs steps in processes of their own: this very program, started anew.
struct StepProcess: Sendable {
    let folder: StepFolder
    let source: WorkloadSource

    /// Runs a step and waits for what it came to.
    func run(_ name: StepName) throws -> StepResult {
        let process = Process()
        let output = Pipe()
        process.executableURL = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
        process.arguments = ["step", name.rawValue, "--folder", folder.path] + source.arguments
        process.standardOutput = output
        try process.run()
        let bytes = try output.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else {
            throw BenchError.stepFailed(name: name.rawValue, status: process.terminationStatus)
        }
        return try JSONDecoder().decode(StepResult.self, from: bytes)
    }
}
