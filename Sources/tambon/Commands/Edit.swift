import ArgumentParser
import ComplaintModel
import FieldNode

/// Changes one field of a case.
struct Edit: NodeCommand {
    static let configuration = CommandConfiguration(
        abstract: "Change one field of a case.",
        discussion: """
            Fields: \(EditableField.allCases.map(\.rawValue).joined(separator: " ")).
            An empty value empties the field. One in conflict is settled with 'resolve'.

            Example:
              tambon edit 12/2569 place 'ถนนหน้าวัด'
            """,
    )

    @Argument(help: ArgumentHelp("The case.", valueName: "case"))
    var name: String

    @Argument(help: "The field.")
    var field: String

    @Argument(help: "The new value.")
    var value: String

    @Option(parsing: .unconditional, help: "What was seen, from 'show --json'.")
    var basis: String?

    @Flag(help: "Take a date of receipt that looks like a slip.")
    var acceptDate = false

    @OptionGroup var options: NodeOptions

    func run(on node: FieldNode, _ console: any Console) async throws {
        guard let field = EditableField(rawValue: field) else {
            throw FieldNodeError.unknownField(typed: field)
        }
        try node.edit(name, field, to: value, basis: basis, acceptsDate: acceptDate)
        try await ChangedField(try node.show(name), field: field.rawValue)
            .tell("แก้ไข", json: options.json, console)
    }
}
