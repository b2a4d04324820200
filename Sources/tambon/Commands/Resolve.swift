import ArgumentParser
import FieldNode

/// Settles a conflict.
struct Resolve: NodeCommand {
    static let configuration = CommandConfiguration(
        abstract: "Settle a conflict: one value holds, and every node learns it.",
        discussion: """
            FIELD is a field, 'actions', or 'number'; 'conflicts' shows the names of the values. Of
            'actions', 'number' and 'identity' one is kept: they take no --value.

            Example:
              tambon resolve 12/2569 subject --keep 0a1b2c3d:7
              tambon resolve 12/2569 place --value 'หน้าวัดกะหรอ'
            """,
    )

    @Argument(help: ArgumentHelp("The case.", valueName: "case"))
    var name: String

    @Argument(help: "What is in conflict.")
    var field: String

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("The value that holds, by its name.", valueName: "dot")
    )
    var keep: String?

    @Option(parsing: .unconditional, help: "Another value that holds.")
    var value: String?

    @Option(parsing: .unconditional, help: "What was seen, from 'show --json'.")
    var basis: String?

    @OptionGroup var options: NodeOptions

    func validate() throws {
        if (keep == nil) == (value == nil) {
            throw ValidationError(
                "ระบุ --keep หรือ --value อย่างใดอย่างหนึ่ง\nGive either --keep or --value."
            )
        }
    }

    func run(on node: FieldNode, _ console: any Console) async throws {
        if let keep { try node.resolve(name, field, .keep(dot: keep), basis: basis) }
        if let value { try node.resolve(name, field, .value(value), basis: basis) }
        try await ChangedField(try node.show(name), field: field)
            .tell("ตัดสิน", json: options.json, console)
    }
}
