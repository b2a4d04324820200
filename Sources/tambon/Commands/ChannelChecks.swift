import ArgumentParser
import ComplaintModel
import FieldNode
import Reports

/// Lists the recorded checks of the office's channels.
struct ChannelChecks: NodeCommand {
    static let configuration = CommandConfiguration(
        commandName: "checks",
        abstract: "List the recorded checks: when, by whom, before whom, and what was found.",
        discussion: """
            Example:
              tambon channel checks complaint-box --from 1/10/2568 --to 31/10/2568
            """,
    )

    @Argument(help: "One channel; all of them if left out.")
    var code: String?

    @OptionGroup var days: TermOptions

    @OptionGroup var options: NodeOptions

    func run(on node: FieldNode, _ console: any Console) async throws {
        let checks = try node.channelChecks(of: code, on: days.term)
        if options.json { return try await console.output(json: checks) }
        let table = ReportTable(
            columns: [
                .page("เมื่อ"), .page("ช่องทาง"), .page("พบ (เรื่อง)", .trailing), .page("ผู้ตรวจ"),
                .page("พยาน"),
            ],
            rows: checks.map { check in
                [
                    ScreenPage.moment(check.date), .text(check.name), .integer(check.found),
                    .text(check.by ?? ""), .text(check.witness ?? ""),
                ]
            },
        )
        try await console.output(ScreenPage("การตรวจช่องทางรับเรื่อง", table).text)
    }
}
