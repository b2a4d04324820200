import ArgumentParser
import ComplaintModel
import FieldNode

/// Voids a line of the register.
struct VoidCase: NodeCommand {
    static let configuration = CommandConfiguration(
        commandName: "void",
        abstract: "Void a register line; the line and its number stay.",
        discussion: """
            Example:
              tambon void 12/2569 --reason 'บันทึกซ้ำกับ 11/2569'
            """,
    )

    @Argument(help: ArgumentHelp("The case.", valueName: "case"))
    var name: String

    @Option(parsing: .unconditional, help: "Why.")
    var reason: String

    @Option(parsing: .unconditional, help: ArgumentHelp("Who did it.", valueName: "officer"))
    var by: String?

    @Option(parsing: .unconditional, help: "What was seen, from 'show --json'.")
    var basis: String?

    @OptionGroup var options: NodeOptions

    func run(on node: FieldNode, _ console: any Console) async throws {
        var acting = Acting(caseName: name, kind: .void)
        acting.reason = reason
        acting.by = by
        acting.basis = basis
        try await Act.tell(try node.act(acting), .void, json: options.json, console)
    }
}
