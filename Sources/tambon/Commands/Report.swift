import ArgumentParser
import ComplaintModel
import FieldNode
import Reports

/// Prints a report.
struct Report: NodeCommand {
    static let configuration = CommandConfiguration(
        abstract: "Print a report: register, monthly, annual, published or consolidated.",
        discussion: """
            Example:
              tambon report register --period 2569-01
              tambon report monthly --period 2569-01 --numerals thai
              tambon report annual --fiscal-year 2569
              tambon report published --fiscal-year 2569 --half 1 --item O27
              tambon report consolidated --fiscal-year 2569 --format xlsx --out offices.xlsx
            """,
    )

    @Argument(help: "register, monthly, annual, published or consolidated.")
    var kind: ReportRequest.Kind

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("A month, such as 2569-01.", valueName: "month"),
        transform: { try Typed.month($0) }
    )
    var period: MonthPeriod?

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            "A fiscal year, such as 2569; of the register, the year of its book.",
            valueName: "year"
        ),
        transform: { try Typed.fiscalYear($0) }
    )
    var fiscalYear: FiscalYear?

    @Option(help: "Of the published statistics: 1 for October to March, 2 for April to September.")
    var half: PublishedReport.Half?

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            "Of the published statistics: their number in the year's assessment.",
            valueName: "number"
        )
    )
    var item: String?

    @Option(
        help: ArgumentHelp(
            "Of the consolidated report: mark offices after so many days without a word (35).",
            valueName: "days"
        )
    )
    var silentDays: Int?

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("The office; the node's own if left out.", valueName: "code")
    )
    var office: String?

    @Option(help: "text, csv, xlsx, html (to print) or json.")
    var format: ReportFormat?

    @Option(help: "The digits of pages: arabic or thai.")
    var numerals: Numerals = .arabic

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("The file; standard output if left out.", valueName: "file")
    )
    var out: String?

    @OptionGroup var asOf: AsOfOption

    @OptionGroup var options: NodeOptions

    func validate() throws {
        if period != nil, fiscalYear != nil {
            throw ValidationError(
                "ระบุ --period หรือ --fiscal-year อย่างใดอย่างหนึ่ง\n"
                    + "Give either --period or --fiscal-year."
            )
        }
        if kind == .monthly, fiscalYear != nil {
            throw ValidationError(
                "รายงานรายเดือนใช้ --period เช่น 2569-01\n"
                    + "A monthly report takes --period, such as 2569-01."
            )
        }
        if kind == .annual || kind == .published, period != nil {
            throw ValidationError(
                "รายงาน \(kind.rawValue) ใช้ --fiscal-year เช่น 2569\n"
                    + "The \(kind.rawValue) report takes --fiscal-year, such as 2569."
            )
        }
        if kind != .published, half != nil || item != nil {
            throw ValidationError(
                "--half และ --item ใช้กับรายงาน published เท่านั้น โปรดตัดออก\n"
                    + "--half and --item belong to the published statistics."
            )
        }
        if kind != .consolidated, silentDays != nil {
            throw ValidationError(
                "--silent-days ใช้กับรายงาน consolidated เท่านั้น โปรดตัดออก\n"
                    + "--silent-days belongs to the consolidated report."
            )
        }
        if kind == .consolidated, office != nil {
            throw ValidationError(
                "รายงาน consolidated รวมทุกสำนักงาน โปรดตัด --office ออก\n"
                    + "A consolidated report is of all offices; leave --office out."
            )
        }
        if let silentDays, silentDays < 0 {
            throw ValidationError(
                "--silent-days ต้องเป็นจำนวนวันตั้งแต่ 0 ขึ้นไป\n--silent-days takes 0 or more."
            )
        }
        if options.json, let format, format != .json {
            throw ValidationError(
                "--json ใช้ร่วมกับ --format \(format.rawValue) ไม่ได้ โปรดตัดออกหนึ่งอย่าง\n"
                    + "--json and --format \(format.rawValue) contradict each other."
            )
        }
        if let format, format.isBinary, out == nil {
            throw ValidationError(
                "--format \(format.rawValue) เป็นแฟ้มสำหรับ Excel โปรดตั้งชื่อแฟ้มด้วย --out\n"
                    + "--format \(format.rawValue) is a file for Excel and not for the screen; "
                    + "name it with --out, such as --out report.\(format.rawValue)."
            )
        }
    }

    func run(on node: FieldNode, _ console: any Console) async throws {
        var request = ReportRequest(kind)
        request.period = period
        request.fiscalYear = fiscalYear
        request.today = asOf.today
        request.half = half
        request.item = item
        request.office = office
        if let silentDays { request.silentAfterDays = silentDays }
        let document = try node.report(request, numerals: numerals)
        let page = try (options.json ? .json : format ?? .text).render(document)
        guard let out else {
            return try await console.output(String(decoding: page, as: UTF8.self))
        }
        try OutputFile(out, of: node, console).write(page)
        if !options.json { try await console.say("เขียน \(out) แล้ว") }
    }
}
