import ArgumentParser
import ComplaintModel
import FieldNode

/// Ends a reception point.
struct PointEnd: NodeCommand {
    static let configuration = CommandConfiguration(
        commandName: "end",
        abstract: "Set the last day of a reception point; what was done before stays as it is.",
        discussion: """
            Example:
              tambon point end 'ศูนย์รับเรื่องร้องเรียน'
            """,
    )

    @OptionGroup var ending: EndingOptions

    @OptionGroup var options: NodeOptions

    func run(on node: FieldNode, _ console: any Console) async throws {
        let last = ending.lastDay(on: node)
        try node.end(.point, named: ending.name, on: last)
        if options.json {
            return try await console.output(json: RosterView(try node.roster()).points)
        }
        try await console.say("จุดรับเรื่อง \(ending.name) สิ้นสุดวันที่ \(last.thaiShort)")
    }
}
