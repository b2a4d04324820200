import ArgumentParser
import ComplaintModel
import FieldNode

/// Ends an order.
struct OrderEnd: NodeCommand {
    static let configuration = CommandConfiguration(
        commandName: "end",
        abstract: "Set the last day of an order; what was done before stays as it is.",
        discussion: """
            Example:
              tambon order end 40/2569
            """,
    )

    @Argument(help: "Its number.")
    var name: String

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("The last day; today if left out.", valueName: "date"),
        transform: { try Typed.day($0) }
    )
    var date: CivilDate?

    @OptionGroup var options: NodeOptions

    func run(on node: FieldNode, _ console: any Console) async throws {
        let last = date ?? node.now.date
        try node.end(.order, named: name, on: last)
        if options.json {
            return try await console.output(json: RosterView(try node.roster()).orders)
        }
        try await console.say("คำสั่ง \(name) สิ้นสุดวันที่ \(last.thaiShort)")
    }
}
