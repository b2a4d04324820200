import ArgumentParser
import ComplaintModel
import FieldNode
import Reports

/// Lists the office's channels.
struct ChannelList: NodeCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List the channels of the office, and when each was last checked.",
        discussion: """
            Example:
              tambon channel list
            """,
    )

    @OptionGroup var asOf: AsOfOption

    @OptionGroup var options: NodeOptions

    func run(on node: FieldNode, _ console: any Console) async throws {
        let channels = try node.channels(today: asOf.today)
        if options.json { return try await console.output(json: channels) }
        let table = ReportTable(
            columns: [
                .page("รหัส"), .page("ช่องทาง"), .page("การตรวจ"), .page("ตรวจล่าสุด"), .page("วันนี้"),
                .page("วันที่ไม่ได้ตรวจ", limit: .wrap(cells: 40)),
            ],
            rows: channels.map { channel in
                [
                    .text(channel.code), .text(channel.name),
                    .text(channel.checking == "daily" ? "ทุกวันทำการ" : "ทุกครั้งที่มี"),
                    ScreenPage.day(channel.lastChecked),
                    .text(channel.isDue ? "ยังไม่ได้ตรวจ" : ""),
                    .joined(channel.missed.map { ScreenPage.day($0) }, separator: ", "),
                ]
            },
        )
        try await console.output(ScreenPage("ช่องทางรับเรื่อง", table).text)
    }
}
