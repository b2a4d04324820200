import ArgumentParser
import ComplaintModel
import FieldNode

/// Lists cases.
struct List: NodeCommand {
    static let configuration = CommandConfiguration(
        abstract: "List cases, in the order of entry.",
        discussion: """
            What has ended in an archived fiscal year is listed by --archived, --fiscal-year and
            --search, and where it still owes something by --late, --due-within and --untold.

            Example:
              tambon list --state assigned --due-within 3
              tambon list --search 'น้ำประปา' --json
            """,
    )

    @Option(
        parsing: .unconditional,
        help:
            "Only cases in this state: \(CaseState.allCases.map(\.rawValue).joined(separator: " "))."
    )
    var state: CaseState?

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("Only cases that came this way.", valueName: "channel")
    )
    var channel: String?

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("Only cases in this category.", valueName: "category")
    )
    var category: String?

    @Flag(help: "Only cases with something overdue.")
    var late = false

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            "Only cases with something due within so many days, or overdue.",
            valueName: "days"
        )
    )
    var dueWithin: Int?

    @Flag(help: "Only cases of which something has not arrived at the centre yet.")
    var notArrived = false

    @Flag(help: "Only cases whose outcome the complainant was not told yet.")
    var untold = false

    @Flag(help: "Only cases that another office was asked to take over and has not answered.")
    var inTransit = false

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("Only cases that hold every word of the text.", valueName: "text")
    )
    var search: String?

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("Only cases received in this fiscal year.", valueName: "year"),
        transform: { try Typed.fiscalYear($0) }
    )
    var fiscalYear: FiscalYear?

    @Flag(help: "Only cases that are archived.")
    var archived = false

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("Only cases of this office.", valueName: "code")
    )
    var office: String?

    @Option(parsing: .unconditional, help: ArgumentHelp("At most so many.", valueName: "n"))
    var limit: Int?

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("Go on behind this case.", valueName: "case")
    )
    var after: String?

    @OptionGroup var asOf: AsOfOption

    @OptionGroup var options: NodeOptions

    func validate() throws {
        if let limit, limit < 1 {
            throw ValidationError(
                "--limit ต้องเป็นจำนวนตั้งแต่ 1 ขึ้นไป\n--limit takes a number from 1 on."
            )
        }
        if let dueWithin, !(0...36_500).contains(dueWithin) {
            throw ValidationError(
                "--due-within ต้องเป็นจำนวนวันตั้งแต่ 0 ถึง 36500\n"
                    + "--due-within takes a number of days from 0 to 36500."
            )
        }
    }

    func run(on node: FieldNode, _ console: any Console) async throws {
        var request = ListRequest()
        request.state = state
        request.channel = channel
        request.category = category
        request.onlyLate = late
        request.dueWithinDays = dueWithin
        request.search = search
        request.onlyNotArrived = notArrived
        request.onlyInTransit = inTransit
        request.onlyUntold = untold
        request.fiscalYear = fiscalYear
        request.onlyArchived = archived
        request.office = office
        request.limit = limit
        request.after = after
        request.today = asOf.today
        let cases = try node.list(request)
        if options.json { return try await console.output(json: cases) }
        let table = CaseTable(
            cases,
            own: node.office.code.text,
            yearsLeftOut: request.isDaily ? try node.yearsPutAway() : []
        )
        try await console.output(table.text)
    }
}
