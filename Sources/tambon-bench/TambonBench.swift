import ArgumentParser

/// The program `tambon-bench`: measures a node's speed and sizes beside plain SQLite.
@main
struct TambonBench: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "tambon-bench",
        abstract: "Measures how fast and how small a node's work is, beside plain SQLite.",
        subcommands: [
            PeersCommand.self, WorkloadCommand.self, StepCommand.self,
        ],
        defaultSubcommand: PeersCommand.self
    )
}
