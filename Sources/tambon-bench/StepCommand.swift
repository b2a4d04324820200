import ArgumentParser
import Foundation

/// Carries out one step of a run and prints what it came to, for the process that runs the steps.
struct StepCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "step",
        abstract: "Carries out one step of a run.",
        shouldDisplay: false
    )

    @Argument(help: "The step.")
    var name: StepName

    @Option(help: "The folder of the run.")
    var folder: String

    @OptionGroup var source: WorkloadSource

    func run() async throws {
        let step = Step(folder: StepFolder(path: folder), source: source)
        let result = try await step.run(name)
        print(String(decoding: try JSONEncoder().encode(result), as: UTF8.self))
    }
}
