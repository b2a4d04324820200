import ArgumentParser
import Foundation

/// Does the same work by a node and by its peers, several times over, and prints the medians.
struct PeersCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "peers",
        abstract: "Does the same work by a node and by its peers, and prints medians and ratios."
    )

    @OptionGroup var source: WorkloadSource

    @Option(help: "A file of JSON lines for the office-month, instead of a generated one.")
    var month: String?

    @Option(help: "How often each step is repeated; the medians are printed.")
    var repeats = 3

    @Option(help: "A folder that keeps the nodes and files of the run, for another one.")
    var folder: String?

    @Option(help: "A folder of scripts that measure peers outside: p_fossil.py, p_git.py, …")
    var scripts: String?

    @Flag(help: "Print one JSON document.")
    var json = false

    /// The complaints of an office-month.
    private static let monthCases = 100

    func run() async throws {
        let place = try MeasuringFolder(keeping: folder)
        defer { place.remove() }
        var report = PeersReport.report(
            year: try results(in: place.steps, of: source, StepName.repeated),
            month: try results(in: place.steps.month, of: monthSource, StepName.sizes)
        )
        if let scripts {
            let peers = PeerScripts(folder: scripts, work: place.steps.path, repeats: repeats)
            try peers.measure(into: &report)
        }
        try report.print(asJSON: json)
    }

    private var monthSource: WorkloadSource {
        var source = source
        source.workload = month
        source.cases = Self.monthCases
        return source
    }

    private func results(
        in folder: StepFolder,
        of source: WorkloadSource,
        _ steps: [StepName],
    ) throws -> Runner.Results {
        let process = StepProcess(folder: folder, source: source)
        return try Runner(process: process, repeats: repeats, steps: steps).run()
    }
}
