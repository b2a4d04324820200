import ArgumentParser

/// Writes a generated workload into a file, for measurements by other programs.
struct WorkloadCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "workload",
        abstract: "Writes a generated workload as JSON lines, and ten more changes beside it."
    )

    @Argument(help: "The file; the ten more changes go into NAME_inc.jsonl.")
    var file: String

    @OptionGroup var source: WorkloadSource

    func run() throws { try WorkloadFile(path: file).write(try source.load()) }
}
