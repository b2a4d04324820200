import ArgumentParser
import Foundation

/// Counts what an office-month asks of SQLite, the disk, the line and the heap, and holds that against
/// what it asked for before.
struct CountsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "counts",
        abstract: "Counts statements, syncs, bytes and allocations of an office-month."
    )

    @Option(
        help: "A file of earlier counts; any that has grown by more than a tenth fails the command."
    )
    var against: String?

    @Option(help: "A file to keep the counts in.")
    var out: String?

    @Flag(help: "Only do the work, for a tool that counts instructions.")
    var bare = false

    func run() async throws {
        if Counts.now == nil, !bare { return try Self.startWithShim() }
        let place = try MeasuringFolder(keeping: nil)
        defer { place.remove() }
        var source = try WorkloadSource.parse([])
        source.cases = 100
        let parts = try await CountedWork(folder: place.steps, source: source).run()
        if bare { return }
        if let out {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
            try (encoder.encode(parts) + Data("\n".utf8)).write(to: URL(filePath: out))
        }
        let before = try against.map { path in
            let data = try Data(contentsOf: URL(filePath: path))
            return try JSONDecoder().decode(CountedWork.Parts.self, from: data)
        }
        let comparison = CountComparison(before: before ?? [:], now: parts)
        print(comparison.text)
        if !comparison.grown.isEmpty {
            throw BenchError.countsHaveGrown(comparison.grown)
        }
    }

    /// Starts this very command again, in a process that is counted.
    private static func startWithShim() throws {
        let program = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
        let shim = program.deletingLastPathComponent().appending(path: "libCountShim.so").path
        guard FileManager.default.fileExists(atPath: shim) else {
            throw BenchError.programMissing(path: shim)
        }
        let process = Process()
        process.executableURL = program
        process.arguments = Array(CommandLine.arguments.dropFirst())
        process.environment = ProcessInfo.processInfo.environment.merging(
            // A hash seed by chance would make tables grow at other moments.
            ["LD_PRELOAD": shim, "SWIFT_DETERMINISTIC_HASHING": "1"],
            uniquingKeysWith: { $1 }
        )
        try process.run()
        process.waitUntilExit()
        throw ExitCode(process.terminationStatus)
    }
}
