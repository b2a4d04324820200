import ArgumentParser
import ComplaintModel
import FieldNode
import Reports

/// Lists the officers, with what each is responsible for and who may sign.
struct OfficerList: NodeCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List the officers with their duties of a day, and who may sign on it.",
        discussion: """
            Example:
              tambon officer list
              tambon officer list --today 5/3/2569 --json
            """,
    )

    @Flag(help: "Those who have left as well.")
    var all = false

    @OptionGroup var asOf: AsOfOption

    @OptionGroup var options: NodeOptions

    func run(on node: FieldNode, _ console: any Console) async throws {
        let roster = try node.roster()
        let day = asOf.today ?? node.now.date
        let listed = roster.officers.filter { all || $0.term.contains(day) }
        if options.json {
            return try await console.output(json: OfficersOfDay(listed, of: roster, on: day))
        }
        let table = ReportTable(
            columns: [
                .page("ชื่อ"), .page("ตำแหน่ง"), .page("หน่วยงาน"), .page("โทรศัพท์"),
                .page("หน้าที่ตามคำสั่ง", limit: .wrap(cells: 40)), .page("ระยะเวลา"),
            ],
            rows: listed.map { officer in
                [
                    .text(officer.name), .text(officer.position), .text(officer.unit ?? ""),
                    .text(officer.phone ?? ""),
                    .list(roster.duties(of: officer, on: day).map { "\($0.words) (\($0.order))" }),
                    ScreenPage.term(officer.term),
                ]
            },
        )
        try await console.output(ScreenPage("เจ้าหน้าที่ \(day.thaiLong)", table).text)
        let signing = roster.signatories(on: day).map {
            ([$0.officer.name] + $0.titles).joined(separator: " ")
        }
        try await console.say(
            "ผู้มีอำนาจลงนาม: " + (signing.isEmpty ? "ยังไม่ได้ระบุ" : signing.joined(separator: " · "))
        )
    }
}
