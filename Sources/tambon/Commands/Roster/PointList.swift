import ArgumentParser
import ComplaintModel
import FieldNode
import Reports

/// Lists the reception points.
struct PointList: NodeCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List the points where complaints are taken in.",
        discussion: """
            Example:
              tambon point list
            """,
    )

    @Flag(help: "Those that have ended as well.")
    var all = false

    @OptionGroup var asOf: AsOfOption

    @OptionGroup var options: NodeOptions

    func run(on node: FieldNode, _ console: any Console) async throws {
        let roster = try node.roster()
        if options.json { return try await console.output(json: RosterView(roster).points) }
        let day = asOf.today ?? node.now.date
        let table = ReportTable(
            columns: [.page("จุดรับเรื่อง"), .page("สถานที่"), .page("โทรศัพท์"), .page("ระยะเวลา")],
            rows: roster.points.filter { all || $0.term.contains(day) }.map { point in
                [
                    .text(point.name), .text(point.place ?? ""), .text(point.phone ?? ""),
                    ScreenPage.term(point.term),
                ]
            },
        )
        try await console.output(ScreenPage("จุดรับเรื่องร้องเรียน", table).text)
    }
}
