import ArgumentParser
import ComplaintModel
import FieldNode

/// Adds an officer.
struct OfficerAdd: NodeCommand {
    static let configuration = CommandConfiguration(
        commandName: "add",
        abstract: "Add an officer.",
        discussion: """
            With --signs the post is the executive's: who holds it, or acts for its holder by an \
            order, may sign.

            Example:
              tambon officer add 'นางสาวอรทัย ใจดี' --position นิติกร --unit สำนักปลัด --phone 075-123456
              tambon officer add 'นายสมชาย ใจดี' --position 'นายก อบต.' --signs --from 1/4/2568
            """,
    )

    @Argument(help: "Name and surname, with the title.")
    var name: String

    @Option(parsing: .unconditional, help: "The post.")
    var position: String

    @Option(parsing: .unconditional, help: "The unit inside the office.")
    var unit: String?

    @Option(parsing: .unconditional, help: "The telephone number.")
    var phone: String?

    @Flag(help: "The post is the executive's, who decides and signs.")
    var signs = false

    @OptionGroup var days: TermOptions

    @OptionGroup var options: NodeOptions

    func run(on node: FieldNode, _ console: any Console) async throws {
        try node.add(
            Officer(
                name: name,
                position: position,
                unit: unit,
                phone: phone,
                signs: signs,
                term: days.term
            )
        )
        if options.json {
            return try await console.output(json: RosterView(try node.roster()).officers)
        }
        try await console.say("เพิ่มเจ้าหน้าที่ \(name) \(position) แล้ว")
    }
}
