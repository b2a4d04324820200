import ArgumentParser
import ComplaintModel
import FieldNode
import Reports

/// Puts a closed fiscal year away.
struct Archive: NodeCommand {
    static let configuration = CommandConfiguration(
        abstract: "Put a closed fiscal year away: out of the daily lists, not out of the register.",
        discussion: """
            What has ended leaves 'tambon list'; 'show', 'list --search', 'list --archived',
            'list --fiscal-year' and all reports have it as before. What is open stays until it ends,
            and what is owed stays in 'list --late', 'list --due-within' and 'list --untold'.
            Without a year, it lists those that are put away.

            Example:
              tambon archive 2568
              tambon archive 2568 --undo
            """,
    )

    @Argument(help: "The fiscal year, B.E. or C.E.", transform: { try Typed.fiscalYear($0) })
    var year: FiscalYear?

    @Flag(help: "Bring the year back into the daily lists.")
    var undo = false

    @OptionGroup var options: NodeOptions

    func validate() throws {
        if undo, year == nil { throw ValidationError("--undo ต้องระบุปี\n--undo needs the year.") }
    }

    func run(on node: FieldNode, _ console: any Console) async throws {
        if let year, undo {
            try node.unarchive(year)
        } else if let year {
            let archived = try node.archive(year)
            if !options.json { return try await tell(archived, console) }
        }
        let years = try node.archivedYears()
        if options.json { return try await console.output(json: years) }
        if let year {
            try await console.say("นำปีงบประมาณ \(year) กลับเข้ารายการประจำวันแล้ว")
            return try await console.say("The fiscal year \(year) is in the daily lists again.")
        }
        let table = ReportTable(
            columns: [.page("ปีงบประมาณ"), .page("เก็บแล้ว"), .page("ยังเปิดอยู่"), .page("ยังค้าง")],
            rows: years.map { archived in
                [
                    .text(String(archived.fiscalYear)), .text(String(archived.archived)),
                    .text(String(archived.open)), .text(String(archived.owing)),
                ]
            },
        )
        try await console.output(ScreenPage("ปีงบประมาณที่เก็บแล้ว", table).text)
    }

    private func tell(_ year: ArchivedYear, _ console: any Console) async throws {
        try await console.say(
            "เก็บปีงบประมาณ \(year.fiscalYear) แล้ว \(year.archived) เรื่อง ยังเปิดอยู่ \(year.open) เรื่อง"
        )
        try await console.say(
            "Put the fiscal year \(year.fiscalYear) away: \(year.archived) cases; "
                + "\(year.open) are open and stay in the daily lists."
        )
        if year.owing == 0 { return }
        try await console.say(
            "ในเรื่องที่เก็บ ยังค้าง \(year.owing) เรื่อง เช่น ยังไม่แจ้งผลผู้ร้องเรียน "
                + "ดูด้วย 'tambon list --late' และ 'tambon list --untold'"
        )
        try await console.say(
            "Of those put away \(year.owing) still owe something, such as telling the complainant: "
                + "see 'tambon list --late' and 'tambon list --untold'."
        )
    }
}
