import ArgumentParser
import Foundation

/// Measures everything, several times over, and prints the medians.
struct RunCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "run",
        abstract: "Measures everything and prints medians."
    )

    @OptionGroup var source: WorkloadSource

    @Option(help: "How often each step is repeated; the medians are printed.")
    var repeats = 3

    @Option(help: "A folder that keeps the nodes and files of the run, for another one.")
    var folder: String?

    @Flag(help: "Print one JSON document.")
    var json = false

    func run() async throws {
        let manager = FileManager.default
        let process = ProcessInfo.processInfo.processIdentifier
        let path = folder ?? NSTemporaryDirectory() + "tambon-bench-\(process)"
        try manager.createDirectory(atPath: path, withIntermediateDirectories: true)
        defer { if folder == nil { try? manager.removeItem(atPath: path) } }
        let runner = Runner(
            process: StepProcess(folder: StepFolder(path: path), source: source),
            repeats: repeats
        )
        let report = BenchReport(try runner.run())
        print(try json ? report.json() : report.text())
    }
}
