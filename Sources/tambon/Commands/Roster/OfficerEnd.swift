import ArgumentParser
import ComplaintModel
import FieldNode

/// Ends an officer.
struct OfficerEnd: NodeCommand {
    static let configuration = CommandConfiguration(
        commandName: "end",
        abstract: "Set the last day of an officer; what was done before stays as it is.",
        discussion: """
            Example:
              tambon officer end 'นายสมชาย ใจดี' --date 30/9/2569
            """,
    )

    @OptionGroup var ending: EndingOptions

    @OptionGroup var options: NodeOptions

    func run(on node: FieldNode, _ console: any Console) async throws {
        let last = ending.lastDay(on: node)
        try node.end(.officer, named: ending.name, on: last)
        if options.json {
            return try await console.output(json: RosterView(try node.roster()).officers)
        }
        try await console.say("เจ้าหน้าที่ \(ending.name) สิ้นสุดวันที่ \(last.thaiShort)")
    }
}
