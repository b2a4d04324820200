import ArgumentParser

/// The program `tambon-bench`: measures a node's speed and sizes beside its peers.
@main
struct TambonBench: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "tambon-bench",
        abstract: "Measures how fast and how small a node's work is, beside its peers.",
        subcommands: [
            PeersCommand.self, CountryDayCommand.self, SlowLineCommand.self, RelayCommand.self,
            WorkloadCommand.self, StepCommand.self,
        ],
        defaultSubcommand: PeersCommand.self
    )
}
