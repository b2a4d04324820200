import ArgumentParser
import ComplaintModel
import FieldNode

/// Takes an action on a case.
struct Act: NodeCommand {
    static let configuration = CommandConfiguration(
        abstract: "Take an action on a case, or those of a file.",
        discussion: """
            Actions: \(ActionKind.allCases.map(\.rawValue).joined(separator: " ")).

            Example:
              tambon act 12/2569 memo --facts 'ถนนทรุด' --opinion 'เร่งด่วน' --proposal 'มอบกองช่าง'
              tambon act 12/2569 sign --text 'อนุมัติตามเสนอ' --date 5/3/2569 --by นายก
              tambon act 12/2569 assign --unit กองช่าง
              tambon act 12/2569 committee --number 12/2569 --member 'นาย ก ประธาน' --member 'นาง ข'
              tambon act 12/2569 retract --retract b403f240:12 --reason 'ลงผิดเรื่อง'
              tambon act --from actions.jsonl

            --retract takes an entry's number or its name, as 'show' prints both. Entries that come
            from another computer move the numbers, and never the names: a script goes by the name.

            A line of the file is a JSON object with 'case', 'action' and the names of the options
            as its keys.
            """,
    )

    @Argument(help: ArgumentHelp("The case.", valueName: "case"))
    var name: String?

    @Argument(help: ArgumentHelp("What is done.", valueName: "action"))
    var action: String?

    @Option(parsing: .unconditional, help: "The words of the entry.")
    var text: String?

    @Option(parsing: .unconditional, help: "The unit, agency or office concerned.")
    var unit: String?

    @Option(parsing: .unconditional, help: "When it was done; now if left out.")
    var date: String?

    @Option(parsing: .unconditional, help: ArgumentHelp("Who did it.", valueName: "officer"))
    var by: String?

    @Option(parsing: .unconditional, help: "The category that a triage chose.")
    var category: String?

    @Option(parsing: .unconditional, help: "Why.")
    var reason: String?

    @OptionGroup var paper: PaperOptions

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            "The entry to take back: its number or its name, as 'show' prints them.",
            valueName: "entry"
        )
    )
    var retract: String?

    @Option(parsing: .unconditional, help: "What was seen, from 'show --json'.")
    var basis: String?

    @Flag(help: "Take a date that looks like a slip.")
    var acceptDate = false

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            "A file with one action a line, or - for standard input.",
            valueName: "file"
        )
    )
    var from: String?

    @Flag(help: "Take no action of the file if one is bad.")
    var allOrNothing = false

    @OptionGroup var options: NodeOptions

    func validate() throws {
        if from == nil, name == nil || action == nil {
            throw ValidationError(
                "ต้องระบุเรื่องและการดำเนินการ\nName a case and an action, or --from FILE."
            )
        }
        if from != nil, name != nil || hasOptions {
            throw ValidationError(
                "--from อ่านทุกอย่างจากไฟล์ โปรดตัดตัวเลือกอื่นออก\n"
                    + "--from takes everything from the file; give nothing else."
            )
        }
        if from == nil, allOrNothing {
            throw ValidationError(
                "--all-or-nothing ใช้กับ --from เท่านั้น\n--all-or-nothing goes with --from."
            )
        }
    }

    private var hasOptions: Bool {
        [text, unit, date, by, category, reason, retract, basis].contains { $0 != nil }
            || acceptDate || paper.isUsed
    }

    func run(on node: FieldNode, _ console: any Console) async throws {
        if let from {
            return try await ActLines(allOrNothing: allOrNothing, json: options.json)
                .run(from, on: node, console)
        }
        guard let name, let action else { return }
        guard let kind = ActionKind(rawValue: action) else {
            throw FieldNodeError.unknownAction(typed: action)
        }
        var acting = Acting(caseName: name, kind: kind)
        acting.date = date
        acting.text = text
        acting.unit = unit
        acting.by = by
        acting.category = category
        acting.retracts = retract.flatMap { Int($0) }
        if acting.retracts == nil { acting.retractsNamed = retract }
        acting.reason = reason
        paper.fill(&acting)
        acting.basis = basis
        acting.acceptsDate = acceptDate
        try await Self.tell(try node.act(acting), kind, json: options.json, console)
    }

    /// Says that an action was taken.
    static func tell(
        _ taken: TakenAction,
        _ kind: ActionKind,
        json: Bool,
        _ console: any Console,
    ) async throws {
        if json { return try await console.output(json: taken) }
        let state = CaseState(rawValue: taken.state)?.nameThai ?? taken.state
        // A name that says what was not done would read as the opposite of what was written down.
        let isDenial = kind.nameThai.hasPrefix("ไม่")
        let done = isDenial ? "บันทึกว่า\(kind.nameThai)แล้ว" : "\(kind.nameThai)แล้ว"
        try await console.say(
            "\(done) เลขที่ \(taken.number) สถานะ \(state) (\(taken.state))"
        )
        if let entry = taken.retracted { try await tell(entry, console) }
    }

    /// Names the entry that was taken back: its number may have been another's when it was read.
    private static func tell(_ entry: RetractedEntry, _ console: any Console) async throws {
        let words = entry.text.map { " \"\($0)\"" } ?? ""
        let at = LocalMoment(iso: entry.date)?.thaiShort ?? entry.date
        try await console.say(
            "ถอนรายการที่ \(entry.index): \(entry.kindThai) \(at)\(words) [\(entry.dot)]"
        )
        try await console.say(
            "Took back entry \(entry.index): \(entry.kind) of \(entry.date)\(words) [\(entry.dot)]"
        )
    }
}
