import ArgumentParser
import ComplaintModel
import FieldNode
import Reports

/// Draws a paper up.
struct PaperDraw: NodeCommand {
    static let configuration = CommandConfiguration(
        commandName: "draw",
        abstract: "Draw up a paper as HTML that any browser prints on A4.",
        discussion: """
            The word draw may be left out. An appointment order is named by its number; a register
            sheet and a contact sheet are about the office. A sheet with identities names those whom
            this computer can tell, and says which lines another one has sealed.

            Example:
              tambon paper memo 12/2569 --numerals thai --out memo.html
              tambon paper forwarding-letter 12/2569 --to 'แขวงทางหลวง' --number --out letter.html
              tambon paper register-sheet --period 2569-01 --out register.html
            """,
    )

    @Argument(help: "The paper.")
    var kind: PaperKind

    @Argument(help: ArgumentHelp("The case; or the number of an order.", valueName: "case"))
    var about: String?

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("The file; standard output if left out.", valueName: "file")
    )
    var out: String?

    @Option(help: "The digits of all but what a person typed: arabic or thai.")
    var numerals: Numerals = .arabic

    @Flag(help: "Name the complainant; only on the office's own node.")
    var identity = false

    @Flag(help: "Give the paper the next letter number, unless it has one.")
    var number = false

    @Flag(help: "Give a further paper of the kind a number of its own.")
    var another = false

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("Who signs; who may sign on the day if left out.", valueName: "officer")
    )
    var signedBy: String?

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("To whom it goes, if the case does not tell.", valueName: "name")
    )
    var to: String?

    @Option(
        parsing: .unconditionalSingleValue,
        help: ArgumentHelp("What goes with a letter; may be given again.", valueName: "text")
    )
    var enclosure: [String] = []

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("The month of a register sheet, such as 2569-01.", valueName: "month"),
        transform: { try Typed.month($0) }
    )
    var period: MonthPeriod?

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("The year of the book, of a register sheet.", valueName: "year"),
        transform: { try Typed.fiscalYear($0) }
    )
    var fiscalYear: FiscalYear?

    @OptionGroup var asOf: AsOfOption

    @OptionGroup var options: NodeOptions

    func validate() throws {
        if asOf.today != nil, number || another {
            throw ValidationError(
                "เลขที่หนังสือออกในวันนี้ โปรดตัด --today หรือ --number ออก\n"
                    + "A number is given today; leave --today out or --number."
            )
        }
        if period != nil, fiscalYear != nil {
            throw ValidationError(
                "ระบุ --period หรือ --fiscal-year อย่างใดอย่างหนึ่ง\n"
                    + "Give either --period or --fiscal-year."
            )
        }
        if kind != .registerSheet, period != nil || fiscalYear != nil {
            throw ValidationError(
                "--period และ --fiscal-year ใช้กับ register-sheet เท่านั้น โปรดตัดออก\n"
                    + "--period and --fiscal-year belong to register-sheet."
            )
        }
        if kind == .registerSheet || kind == .contactSheet, about != nil {
            throw ValidationError(
                "\(kind.nameThai)เป็นเอกสารของสำนักงาน ไม่ใช่ของเรื่องใด โปรดตัดเลขที่เรื่องออก\n"
                    + "A \(kind.rawValue) is about the office; leave the case out."
            )
        }
    }

    func run(on node: FieldNode, _ console: any Console) async throws {
        let file = try out.map { try OutputFile($0, of: node, console) }
        let paper = try drawn(on: node, into: file)
        for note in paper.notes { try await console.complain(note.thai + "\n" + note.english) }
        if options.json { return try await console.output(json: paper.fields) }
        guard let out else { return try await console.output(paper.html) }
        try await console.say("เขียน\(kind.nameThai) \(out) แล้ว เปิดด้วยเบราว์เซอร์เพื่อพิมพ์")
    }

    /// Draws the paper up when its file is open: one that cannot be written takes no number.
    private func drawn(on node: FieldNode, into file: OutputFile?) throws -> DrawnPaper {
        guard let file else { return try node.paper(request) }
        return try file.write { sink in
            let paper = try node.paper(request)
            try sink(Array(paper.html.utf8))
            return paper
        }
    }

    private var request: PaperRequest {
        var request = PaperRequest(kind, about: about)
        request.numerals = numerals
        request.today = asOf.today
        request.identity = identity
        request.signedBy = signedBy
        request.addressee = to
        request.enclosures = enclosure
        request.numbering = another ? .another : number ? .once : .none
        request.period = period
        request.fiscalYear = fiscalYear
        return request
    }
}
