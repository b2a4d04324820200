import ArgumentParser

/// Measures the daily exchange of an office over a slow line.
struct SlowLineCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "slow-line",
        abstract: "Measures an office's daily exchange over a slow line; needs the rights of root."
    )

    @Option(help: "What the line lets through each way, in kilobits a second.")
    var kilobits = 50

    @Option(help: "What a round trip takes.")
    var delayMilliseconds = 600

    @Option(help: "How many days are measured.")
    var days = 3

    @Option(help: "What the work is made from.")
    var seed: UInt64 = 20_251_000

    @Flag(help: "Print one JSON document.")
    var json = false

    func run() async throws {
        let program = try ServedNode.path(of: "tambon")
        let place = try MeasuringFolder(keeping: nil)
        defer { place.remove() }
        let daily = DailySync(
            folder: place.steps.path,
            kilobits: kilobits,
            delayMilliseconds: delayMilliseconds,
            days: days,
            seed: seed
        )
        try await daily.run(program).print(asJSON: json)
    }
}
