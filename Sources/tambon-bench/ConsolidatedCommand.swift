import ArgumentParser

/// Measures the consolidated report of a whole country.
struct ConsolidatedCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "consolidated",
        abstract: "Measures a consolidated report over 1,000,000 complaints of 7,850 offices."
    )

    @Option(help: "How many complaints the offices have received together.")
    var complaints = 1_000_000

    @Option(help: "How many offices there are.")
    var offices = 7_850

    @Option(help: "What the work is made from.")
    var seed: UInt64 = 20_251_000

    @Flag(help: "Print one JSON document.")
    var json = false

    func validate() throws {
        guard offices > 0, complaints >= offices else {
            throw ValidationError("--offices takes 1 or more, --complaints at least as many.")
        }
    }

    func run() async throws {
        let place = try MeasuringFolder(keeping: nil)
        defer { place.remove() }
        let country = CountryReport(
            folder: StepFolder(path: place.steps.path + "/country"),
            offices: offices,
            complaints: complaints,
            seed: seed
        )
        try Report(sections: [try await country.run()]).print(asJSON: json)
    }
}
