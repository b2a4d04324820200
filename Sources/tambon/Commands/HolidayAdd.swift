import ArgumentParser
import ComplaintModel
import FieldNode

/// Adds a holiday.
struct HolidayAdd: NodeCommand {
    static let configuration = CommandConfiguration(
        commandName: "add",
        abstract: "Add a holiday: running deadlines move, finished ones do not.",
        discussion: """
            Every deadline that moved is listed: case, old day, new day, and why. A node above sends a \
            holiday down with --office or --under; offices that have it already are left as they are.

            Example:
              tambon holiday add 2569-08-13 --name 'วันหยุดพิเศษ' --source 'มติ ครม.'
              tambon holiday add 2569-08-13 --name 'วันหยุดพิเศษ' --under 80
            """,
    )

    @Argument(help: "The day.", transform: { try Typed.day($0) })
    var date: CivilDate

    @Option(parsing: .unconditional, help: "Its name.")
    var name: String

    @Option(parsing: .unconditional, help: "fixed, lunar, substitution or special.")
    var kind: Holiday.Kind = .special

    @Option(parsing: .unconditional, help: "Who proclaimed it.")
    var source: String?

    @OptionGroup var choice: OfficeChoice

    @OptionGroup var options: NodeOptions

    func run(on node: FieldNode, _ console: any Console) async throws {
        let changes = try await choice.each(on: node, console) {
            try node.addHoliday(date, name: name, kind: kind, source: source, of: $0)
        }
        if options.json { return try await choice.output(json: changes, console) }
        try await console.say("เพิ่มวันหยุด \(date.thaiLong) \(name) แล้ว \(changes.count) สำนักงาน")
        try await console.output(MovedDeadlinesPage.text(of: changes))
    }
}
