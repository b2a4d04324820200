import ArgumentParser
import ComplaintModel
import FieldNode
import Reports

/// Lists what is owed soon, or overdue.
struct Remind: NodeCommand {
    static let configuration = CommandConfiguration(
        abstract: "List what each unit owes soon, or has not done in time.",
        discussion: """
            Example:
              tambon remind
              tambon remind --within 7 --unit กองช่าง
            """,
    )

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("How many days ahead.", valueName: "days")
    )
    var within = 3

    @Option(parsing: .unconditional, help: "Only what this unit owes.")
    var unit: String?

    @OptionGroup var asOf: AsOfOption

    @OptionGroup var options: NodeOptions

    func validate() throws {
        if !(0...36_500).contains(within) {
            throw ValidationError(
                "--within ต้องเป็นจำนวนวันตั้งแต่ 0 ถึง 36500\n"
                    + "--within takes a number of days from 0 to 36500."
            )
        }
    }

    func run(on node: FieldNode, _ console: any Console) async throws {
        let owed = try node.reminders(withinDays: within, of: unit, today: asOf.today)
        if options.json { return try await console.output(json: owed) }
        let own = node.office.code.text
        let units = Dictionary(grouping: owed, by: \.unit).sorted { $0.key < $1.key }
        let page = ScreenPage(
            titles: ["สิ่งที่ต้องดำเนินการภายใน \(within) วัน"],
            sections: units.map { unit, owed in
                ReportSection(
                    heading: unit.isEmpty ? "ศูนย์รับเรื่องร้องเรียน" : unit,
                    table: ReportTable(
                        columns: [
                            .page("เลขที่"), .page("สิ่งที่ต้องทำ", limit: .wrap(cells: 30)),
                            .page("กำหนด"), .page("เหลือ"),
                            .page("เรื่อง", limit: .wrap(cells: 40)),
                        ],
                        rows: owed.map { Self.row($0, own: own) },
                    ),
                )
            },
            footnotes: ["\(owed.count) รายการ"]
        )
        try await console.output(page.text)
    }

    private static func row(_ reminder: Reminder, own: String) -> [ReportCell] {
        let left = reminder.daysLeft
        return [
            .text(CaseTable.name(reminder.number, reminder.office, reminder.id, own: own)),
            .text(reminder.name), ScreenPage.day(reminder.due),
            .text(left < 0 ? "เกิน \(-left) วัน" : left == 0 ? "วันนี้" : "\(left) วัน"),
            .text(reminder.subject),
        ]
    }
}
