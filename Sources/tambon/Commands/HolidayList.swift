import ArgumentParser
import ComplaintModel
import FieldNode
import Reports

/// Lists the holidays of a year.
struct HolidayList: NodeCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List the holidays of a year.",
        discussion: """
            Example:
              tambon holiday list --year 2569
            """,
    )

    @Option(
        parsing: .unconditional,
        help: "The year, B.E. or C.E.; this one if left out.",
        transform: { try Typed.fiscalYear($0).buddhistYear }
    )
    var year: Int?

    @OptionGroup var books: OfficeOption

    @OptionGroup var options: NodeOptions

    func run(on node: FieldNode, _ console: any Console) async throws {
        let year = year ?? node.now.date.buddhistYear
        let holidays = try node.holidays(buddhistYear: year, of: books.office)
        if options.json { return try await console.output(json: holidays) }
        let table = ReportTable(
            columns: [.page("วันที่"), .page("วันหยุด", limit: .wrap(cells: 60)), .page("หมายเหตุ")],
            rows: holidays.map { holiday in
                [
                    ScreenPage.day(holiday.date), .text(holiday.name),
                    holiday.isClosed ? .empty : .text("สำนักงานเปิดทำการ"),
                ]
            },
        )
        try await console.output(ScreenPage("วันหยุด พ.ศ. \(year)", table).text)
    }
}
