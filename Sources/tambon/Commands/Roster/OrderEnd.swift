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

    @OptionGroup var ending: EndingOptions

    @OptionGroup var options: NodeOptions

    func run(on node: FieldNode, _ console: any Console) async throws {
        let last = ending.lastDay(on: node)
        try node.end(.order, named: ending.name, on: last)
        if options.json {
            return try await console.output(json: RosterView(try node.roster()).orders)
        }
        try await console.say("คำสั่ง \(ending.name) สิ้นสุดวันที่ \(last.thaiShort)")
    }
}
