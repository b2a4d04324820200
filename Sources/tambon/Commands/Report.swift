import ArgumentParser
import ComplaintModel
import FieldNode
import Reports

/// Prints a report.
struct Report: NodeCommand {
    static let configuration = CommandConfiguration(
        abstract: "Print a report: register, monthly or consolidated.",
        discussion: """
            Example:
              tambon report register --period 2569-01
              tambon report monthly --period 2569-01 --numerals thai
              tambon report consolidated --fiscal-year 2569 --format csv --out offices.csv
            """,
    )

    @Argument(help: "register, monthly or consolidated.")
    var kind: ReportRequest.Kind

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("A month, such as 2569-01.", valueName: "month"),
        transform: { try Typed.month($0) }
    )
    var period: MonthPeriod?

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("A fiscal year, such as 2569.", valueName: "year"),
        transform: { try Typed.fiscalYear($0) }
    )
    var fiscalYear: FiscalYear?

    @Option(help: "text, csv or json.")
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
            throw ValidationError("Give either --period or --fiscal-year.")
        }
        if kind == .monthly, fiscalYear != nil {
            throw ValidationError("A monthly report takes --period, such as 2569-01.")
        }
        if options.json, let format, format != .json {
            throw ValidationError("--json and --format \(format.rawValue) contradict each other.")
        }
    }

    func run(on node: FieldNode, _ console: any Console) async throws {
        var request = ReportRequest(kind)
        request.period = period
        request.fiscalYear = fiscalYear
        request.today = asOf.today
        let document = try node.report(request, numerals: numerals)
        let text = (options.json ? .json : format ?? .text).render(document)
        guard let out else { return try await console.output(text) }
        try OutputFile(out, of: node, console).write(Array(text.utf8))
        if !options.json { try await console.say("เขียน \(out) แล้ว") }
    }
}
