import ArgumentParser
import Foundation
import Simulation

/// The program `tambon-simulate`: worlds of nodes from seeds, in which everything goes wrong.
@main
struct TambonSimulate: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "tambon-simulate",
        abstract: "Runs whole worlds of nodes from seeds, and checks that every promise is kept."
    )

    @Option(help: "The first seed; a new one is drawn if none is given.")
    var seed: UInt64?

    @Option(help: "How many worlds, with seeds counted up from the first.")
    var worlds = 100

    @Option(help: "How many worlds run at a time.")
    var threads = ProcessInfo.processInfo.activeProcessorCount

    @Option(help: "The acknowledged deeds of people in each world.")
    var actions = 200

    @Option(help: "The folder for the nodes' files; memory, if the system has such a folder.")
    var folder: String?

    @Option(help: "Begin no further world after so many seconds.")
    var seconds: Int?

    @Flag(help: "Run each world twice and compare.")
    var twice = false

    @Flag(help: "Print every event.")
    var trace = false

    @Option(help: "Let the surroundings break a promise, to see that it is found.")
    var plant: Plant?

    func validate() throws {
        if worlds < 1 || threads < 1 || actions < 1 {
            throw ValidationError("--worlds, --threads and --actions take numbers from 1 on.")
        }
    }

    func run() async throws {
        let first = seed ?? UInt64.random(in: 1...999_999_999)
        let path = Self.folder(folder)
        defer { try? FileManager.default.removeItem(atPath: path) }
        var options = WorldOptions(folder: path)
        options.actions = actions
        if trace { options.listener = { print($0) } }
        options.plant = plant
        let campaign = Campaign(
            firstSeed: first,
            worlds: worlds,
            threads: trace ? 1 : threads,
            options: options,
            runsTwice: twice,
            limitSeconds: seconds
        )
        print("seeds from \(first)")
        let report = await campaign.run { report in
            FileHandle.standardError.write(Data("\(report.worlds) worlds\n".utf8))
        }
        print(ReportText(report: report, actions: actions, plant: plant).text)
        if !report.isGood { throw ExitCode.failure }
    }

    private static func folder(_ chosen: String?) -> String {
        let memory = "/dev/shm"
        let parent =
            chosen
            ?? (FileManager.default.isWritableFile(atPath: memory)
                ? memory : NSTemporaryDirectory())
        let name = "tambon-simulate-\(ProcessInfo.processInfo.processIdentifier)"
        return URL(fileURLWithPath: parent).appendingPathComponent(name).path
    }
}

extension Plant: ExpressibleByArgument {}
