import ArgumentParser
import Foundation

/// Lets every office of a country exchange a day's work with one centre.
struct CountryDayCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "country-day",
        abstract: "Lets every office of a country exchange ten changes with one 'tambon serve'."
    )

    @Option(help: "How many offices there are.")
    var offices = 7_850

    @Option(help: "How many of them call at a time.")
    var callers = 16

    @Option(help: "What their work is made from.")
    var seed: UInt64 = 20_251_000

    @Option(help: "Where offices are set up; in memory, such as /dev/shm, it is quicker.")
    var scratch: String?

    @Flag(help: "Print one JSON document.")
    var json = false

    func run() async throws {
        let program = try ServedNode.path(of: "tambon")
        let place = try MeasuringFolder(keeping: nil)
        defer { place.remove() }
        let setUp = try MeasuringFolder(keeping: nil, in: scratch ?? place.steps.path)
        defer { setUp.remove() }
        let centre = place.steps.path + "/centre"
        let country = Country(centreFolder: centre, scratch: setUp.steps.path)
        let (enrolled, held) = try await country.setUp(offices: offices, seed: seed) { count in
            Narration.tell("\(count) of \(offices) offices are set up …")
        }
        Narration.tell("they call …")
        let day = CountryDay(
            program: program,
            centreFolder: centre,
            offices: enrolled,
            callers: callers
        )
        try await day.run(heldBefore: held).print(asJSON: json)
    }
}
