import ArgumentParser
import ComplaintModel
import FieldNode

/// Adds a reception point.
struct PointAdd: NodeCommand {
    static let configuration = CommandConfiguration(
        commandName: "add",
        abstract: "Add a point where complaints are taken in.",
        discussion: """
            Example:
              tambon point add 'ศูนย์รับเรื่องร้องเรียน' --place 'ชั้น 1' --phone 075-123456
            """,
    )

    @Argument(help: "Its name.")
    var name: String

    @Option(parsing: .unconditional, help: "Where it is.")
    var place: String?

    @Option(parsing: .unconditional, help: "Its telephone number.")
    var phone: String?

    @OptionGroup var days: TermOptions

    @OptionGroup var options: NodeOptions

    func run(on node: FieldNode, _ console: any Console) async throws {
        try node.add(ReceptionPoint(name: name, place: place, phone: phone, term: days.term))
        if options.json {
            return try await console.output(json: RosterView(try node.roster()).points)
        }
        try await console.say("เพิ่มจุดรับเรื่อง \(name) แล้ว")
    }
}
