import ArgumentParser
import FieldNode

/// Prints the whole merged state.
struct State: NodeCommand {
    static let configuration = CommandConfiguration(
        abstract: "Print the merged state: the same on all nodes that hold the same changes.",
        discussion: """
            Example:
              tambon state --office 80.21.karo --json
            """,
    )

    @Option(parsing: .unconditional, help: ArgumentHelp("Only this office's.", valueName: "code"))
    var office: String?

    @OptionGroup var options: NodeOptions

    func run(on node: FieldNode, _ console: any Console) async throws {
        let ledgers = try node.state(office: office)
        if options.json { return try await console.output(json: ledgers) }
        for ledger in ledgers {
            try await console.say("\(ledger.office) (\(ledger.ledger)): \(ledger.rows.count) rows")
            for entry in ledger.vector { try await console.say("  \(entry)") }
        }
    }
}
