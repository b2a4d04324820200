import ArgumentParser
import ComplaintModel
import FieldNode

/// Adds an appointment order.
struct OrderAdd: NodeCommand {
    static let configuration = CommandConfiguration(
        commandName: "add",
        abstract: "Add an order that gives officers duties, or lets one act for a post.",
        discussion: """
            An order that names the executive's post with --acting lets its officers sign on its days.

            Example:
              tambon order add 12/2569 --date 1/10/2568 --officer 'นางสาวอรทัย ใจดี=รับเรื่องร้องเรียน'
              tambon order add 40/2569 --date 3/3/2569 --officer 'นายวิชัย ดีงาม' --acting 'นายก อบต.' \
                --from 5/3/2569 --to 9/3/2569
            """,
    )

    @Argument(help: "Its number.")
    var number: String

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("The day of the order.", valueName: "date"),
        transform: { try Typed.day($0) }
    )
    var date: CivilDate

    @Option(
        parsing: .unconditionalSingleValue,
        help: ArgumentHelp("Whom it names, with or without a duty.", valueName: "name[=duty]")
    )
    var officer: [String] = []

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("The post for whose holder they act.", valueName: "post")
    )
    var acting: String?

    @Flag(help: "Take a day of the order that looks like a slip.")
    var acceptDate = false

    @OptionGroup var days: TermOptions

    @OptionGroup var options: NodeOptions

    func run(on node: FieldNode, _ console: any Console) async throws {
        var entry = OrderEntry(number: number, date: date, appointees: officer.map(Self.appointee))
        entry.actingFor = acting
        entry.term = days.term
        entry.acceptsDate = acceptDate
        try node.add(entry)
        if let doubt = entry.doubt {
            try await console.complain(doubt.thai + "\n" + doubt.english)
        }
        if options.json {
            return try await console.output(json: RosterView(try node.roster()).orders)
        }
        try await console.say("บันทึกคำสั่งที่ \(number) แล้ว")
    }

    /// A name, and behind the first `=` the duty.
    private static func appointee(_ typed: String) -> (officer: String, duty: String?) {
        let parts = typed.split(separator: "=", maxSplits: 1).map(String.init)
        return (parts.first ?? "", parts.dropFirst().first)
    }
}
