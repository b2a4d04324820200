import ArgumentParser
import FieldNode

/// Prints a procedure.
struct ProcedureShow: NodeCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "Print a procedure as the JSON file that 'procedure set' and 'init' take.",
        discussion: """
            Example:
              tambon procedure show --out procedure.json
            """,
    )

    @Option(parsing: .unconditional, help: "The office; this one if left out.")
    var office: String?

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            "One of those that 'procedure editions' lists; the one in force if left out.",
            valueName: "number"
        )
    )
    var edition: Int?

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("The file; standard output if left out.", valueName: "file")
    )
    var out: String?

    @OptionGroup var options: NodeOptions

    func run(on node: FieldNode, _ console: any Console) async throws {
        let text =
            try edition.map { try node.procedureText(edition: $0, of: office) }
            ?? node.procedureText(of: office)
        guard let out else {
            return try await console.output(String(decoding: text, as: UTF8.self) + "\n")
        }
        try OutputFile(out, of: node, console).write(text)
        if !options.json { try await console.say("เขียน \(out) แล้ว") }
    }
}
