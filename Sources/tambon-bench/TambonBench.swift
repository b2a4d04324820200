import ArgumentParser
import Dispatch

/// The program `tambon-bench`: measures a node's speed and sizes beside its peers.
struct TambonBench: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "tambon-bench",
        abstract: "Measures how fast and how small a node's work is, beside its peers.",
        subcommands: [
            PeersCommand.self, CountsCommand.self, ScaleCommand.self, ConsolidatedCommand.self,
            CountryDayCommand.self, SlowLineCommand.self, SearchCommand.self,
            RelayCommand.self, WorkloadCommand.self,
            StepCommand.self,
        ],
        defaultSubcommand: PeersCommand.self
    )
}

/// The main thread waits: an asynchronous `main` would end it, which a tool that counts instructions does
/// not survive.
@main
enum Program {
    static func main() {
        let end = DispatchSemaphore(value: 0)
        Task.detached {
            await TambonBench.main()
            end.signal()
        }
        end.wait()
    }
}
