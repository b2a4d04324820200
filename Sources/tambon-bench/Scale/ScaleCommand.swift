import ArgumentParser

/// Measures how a hub does as it grows.
struct ScaleCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "scale",
        abstract: "Measures what a change costs in a hub of 10,000 to 1,000,000 changes."
    )

    @Option(help: "The size at which it ends, in changes; it is measured at each power of ten.")
    var changes = 1_000_000

    @Option(help: "How many changes each office has made.")
    var officeChanges = 2_000

    @Option(help: "How many ledgers two hubs share that have nothing new to say.")
    var ledgers = 7_850

    @Option(help: "What the work is made from.")
    var seed: UInt64 = 20_251_000

    @Flag(help: "Print one JSON document.")
    var json = false

    /// The first size.
    private static let leastChanges = 10_000

    func validate() throws {
        guard (12...Self.leastChanges).contains(officeChanges) else {
            throw ValidationError(
                "--office-changes takes a number from 12 to \(Self.leastChanges)."
            )
        }
        guard changes >= Self.leastChanges, ledgers > 0 else {
            throw ValidationError("--changes takes 10000 or more, --ledgers 1 or more.")
        }
    }

    func run() async throws {
        let place = try MeasuringFolder(keeping: nil)
        defer { place.remove() }
        let sizes = sequence(first: Self.leastChanges) { $0 * 10 }.prefix { $0 <= changes }
        let growth = Growth(
            folder: StepFolder(path: place.steps.path + "/growth"),
            officeChanges: officeChanges,
            sizes: Array(sizes),
            seed: seed
        )
        var report = try await growth.run()
        let many = ManyLedgers(
            folder: StepFolder(path: place.steps.path + "/ledgers"),
            count: ledgers,
            seed: seed
        )
        report.sections.append(try await many.run())
        try report.print(asJSON: json)
    }
}
