import ArgumentParser
import Foundation

/// Where the workload comes from: a file, or a seed.
struct WorkloadSource: ParsableArguments {
    @Option(help: "A file of JSON lines to measure on, instead of a generated workload.")
    var workload: String?

    @Option(help: "What the generated workload is made from.")
    var seed: UInt64 = 20_251_000

    @Option(help: "How many complaints to generate; each has five follow-ups.")
    var cases = 10_000

    /// Reads or makes the workload.
    func load() throws -> Workload {
        guard let workload else {
            return WorkloadGenerator.workload(complaints: cases, seed: seed)
        }
        let decoder = JSONDecoder()
        let lines = try Data(contentsOf: URL(filePath: workload)).split(
            separator: UInt8(ascii: "\n")
        )
        let events = try lines.enumerated().map { index, line in
            do { return try decoder.decode(WorkloadEvent.self, from: line) } catch {
                throw BenchError.badLine(file: workload, line: index + 1)
            }
        }
        return WorkloadGenerator.workload(events: events, seed: seed)
    }

    /// The same source as arguments of another process.
    var arguments: [String] {
        let file = workload.map { ["--workload", $0] } ?? []
        return file + ["--seed", String(seed), "--cases", String(cases)]
    }
}
