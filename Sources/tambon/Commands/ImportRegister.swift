import ArgumentParser
import ComplaintModel
import FieldNode
import Foundation
import Transports

/// Enters an old register from a spreadsheet.
struct ImportRegister: NodeCommand {
    static let configuration = CommandConfiguration(
        commandName: "import-register",
        abstract: "Enter an old register from a spreadsheet, line by line, under its old numbers.",
        discussion: """
            FILE is a table as a spreadsheet saves it: CSV or tabs; UTF-8 or old Thai (Windows-874).
            Look at --dry-run first: it shows what each line would become, and what is wrong with it.

            Columns are found by the usual headings; --map COLUMN=HEADING names others, by heading or
            by letter, and --map COLUMN=- leaves one out. A file without headings, or with ones that
            nobody could recognise, is read by letters from --first-line on. COLUMN is one of
            \(RegisterColumn.allCases.map(\.rawValue).joined(separator: " ")).

            Example:
              tambon import-register 2567.csv --channel walk-in --dry-run
              tambon import-register 2567.csv --channel walk-in --map received=C --century be
              tambon import-register 2567.csv --channel walk-in --category 'ถนน=service' --merged category
              tambon import-register 2567.csv --channel walk-in --undated 30/9/2567
            """,
    )

    @Argument(help: "The file.")
    var file: String

    @Option(
        parsing: .unconditionalSingleValue,
        help: ArgumentHelp(
            "What stands under a heading; may be repeated.",
            valueName: "column=heading"
        ),
        transform: { try NamedValue(column: $0) }
    )
    var map: [NamedValue] = []

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("The line of the file with which the register begins.", valueName: "n")
    )
    var firstLine: Int?

    @Option(
        parsing: .unconditionalSingleValue,
        help: ArgumentHelp(
            "A column whose empty cells mean what stands above; may be repeated.",
            valueName: "column"
        ),
        transform: { try Typed.registerColumn($0) }
    )
    var merged: [RegisterColumn] = []

    @Option(
        parsing: .unconditionalSingleValue,
        help: ArgumentHelp(
            "The code of a category that the book calls otherwise; may be repeated.",
            valueName: "name=code"
        ),
        transform: { try NamedValue($0, like: "'ถนน=service'") }
    )
    var category: [NamedValue] = []

    @Option(
        parsing: .unconditionalSingleValue,
        help: ArgumentHelp(
            "The channel of lines that do not say theirs, or the code of one that the book calls "
                + "otherwise; may be repeated.",
            valueName: "[name=]code"
        )
    )
    var channel: [String] = []

    @Option(
        parsing: .unconditional,
        help: "The year of the book, for numbers that stand without one; else the dates tell it.",
        transform: { try Typed.fiscalYear($0).buddhistYear }
    )
    var year: Int?

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("Of which era years of two digits are: be or ce.", valueName: "era"),
        transform: { try Typed.century($0) }
    )
    var century: WrittenDate.Century?

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            "The day on which results were known that the book gives without a date.",
            valueName: "date"
        ),
        transform: { try Typed.day($0) }
    )
    var undated: CivilDate?

    @Flag(help: "Show what would be entered; enter nothing.")
    var dryRun = false

    @Flag(help: "Enter no line if one is bad.")
    var allOrNothing = false

    @OptionGroup var options: NodeOptions

    /// The largest file that is read.
    private static let limitBytes = 64 << 20

    func run(on node: FieldNode, _ console: any Console) async throws {
        let bytes = try PlainFile(path: console.path(file)).read(limitBytes: Self.limitBytes)
        let report = try node.importRegister(bytes, try request())
        if options.json {
            try await console.output(json: report)
        } else {
            let page = RegisterImportPage(report, isTrial: dryRun)
            if dryRun { try await console.output(page.text) }
            for line in page.summary { try await console.say(line) }
        }
        for line in report.lines {
            for problem in line.problems { try await complain(line, problem, console) }
        }
        if report.lines.contains(where: { $0.outcome == .bad }) { throw ExitCode.failure }
    }

    private func request() throws -> RegisterImportRequest {
        var request = RegisterImportRequest(fileName: (file as NSString).lastPathComponent)
        for pair in map { request.columns[try Typed.registerColumn(pair.name)] = pair.value }
        request.firstLine = firstLine
        request.merged = Set(merged)
        for pair in category { request.categories[pair.name] = pair.value }
        for typed in channel {
            if typed.contains("=") {
                let pair = try NamedValue(typed, like: "'สายด่วน=phone'")
                request.channels[pair.name] = pair.value
            } else {
                request.channel = typed
            }
        }
        request.year = year
        request.century = century
        request.undated = undated
        request.allOrNothing = allOrNothing
        request.isTrial = dryRun
        return request
    }

    private func complain(
        _ line: ImportedLine,
        _ problem: LineProblem,
        _ console: any Console,
    ) async throws {
        let stands = problem.stands.map { " \"\($0.replacing("\n", with: " "))\"" } ?? ""
        let place = "\(problem.heading)\(stands)"
        try await console.complain("บรรทัดที่ \(line.line): \(place): \(problem.thai)")
        try await console.complain("line \(line.line): \(place): \(problem.english)")
    }
}
