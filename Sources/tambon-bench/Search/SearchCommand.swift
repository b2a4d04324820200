import ArgumentParser

/// Measures how long a search in a large register takes.
struct SearchCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "search",
        abstract: "Measures searches in a register of 100,000 complaints."
    )

    @Option(help: "How many complaints there are.")
    var complaints = 100_000

    @Option(help: "How often each search is made; the median counts.")
    var repetitions = 9

    @Option(help: "What the work is made from.")
    var seed: UInt64 = 20_251_000

    @Flag(help: "Print one JSON document.")
    var json = false

    func validate() throws {
        guard complaints >= 1_000, repetitions > 0 else {
            throw ValidationError("--complaints takes 1000 or more, --repetitions 1 or more.")
        }
    }

    func run() async throws {
        let place = try MeasuringFolder(keeping: nil)
        defer { place.remove() }
        let searching = Searching(
            folder: place.steps.path + "/search",
            complaints: complaints,
            repetitions: repetitions,
            seed: seed
        )
        try searching.run().print(asJSON: json)
    }
}
