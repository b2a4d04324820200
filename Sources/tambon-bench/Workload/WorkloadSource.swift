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
        let file = WorkloadFile(path: workload)
        let events = try file.read()
        guard let more = try file.readMore() else {
            return WorkloadGenerator.workload(events: events, seed: seed)
        }
        return Workload(events: events, more: more)
    }

    /// The same source as arguments of another process.
    var arguments: [String] {
        let file = workload.map { ["--workload", $0] } ?? []
        return file + ["--seed", String(seed), "--cases", String(cases)]
    }
}
