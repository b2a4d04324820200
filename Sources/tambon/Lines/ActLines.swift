import ComplaintModel
import FieldNode

/// Takes the actions of a file, one a line.
struct ActLines {
    /// Whether one bad line keeps the good ones from being taken.
    let allOrNothing: Bool
    /// Whether to print for other programs.
    let json: Bool

    private typealias Batch = LineBatch<Acting, TakenAction>
    private static let keys = [
        "case", "action", "text", "unit", "date", "by", "category", "reason", "retract", "basis",
        "accept-date", "office", "facts", "opinion", "proposal", "number", "member",
    ]

    /// Reads the file and takes what is good in it, in one transaction.
    ///
    /// - Throws: `ExitCode` if there was a bad line.
    func run(_ name: String, on node: FieldNode, _ console: any Console) async throws {
        let own = node.office.code.text
        let batch = Batch(
            allOrNothing: allOrNothing,
            read: { line throws(LineError) in try Self.acting(line, own: own) },
            take: { try node.act($0, allOrNothing: allOrNothing, isTrial: $1) },
        )
        let taken = try batch.taken(try await LineFile.read(name, console))
        try await Batch.complain(taken, console)
        if json {
            try await console.output(json: taken.map(Self.result))
        } else {
            let bad = taken.count(where: \.result.isBad)
            try await console.say("ดำเนินการแล้ว \(taken.count - bad) รายการ ใช้ไม่ได้ \(bad) บรรทัด")
            try await console.say("Took \(taken.count - bad) actions, \(bad) not taken.")
        }
        try Batch.end(taken)
    }

    /// Understands one line; `own` is the code of the node's own office.
    static func acting(_ line: LineFile.Line, own: String) throws(LineError) -> Acting {
        let fields = try LineFields(line.bytes, known: keys, own: own)
        let word = try fields.required("action")
        guard let kind = ActionKind(rawValue: word) else {
            throw .refused(.unknownAction(typed: word))
        }
        var acting = Acting(caseName: try fields.required("case"), kind: kind)
        acting.date = try fields.text("date")
        acting.text = try fields.text("text")
        acting.unit = try fields.text("unit")
        acting.by = try fields.text("by")
        acting.category = try fields.text("category")
        acting.reason = try fields.text("reason")
        if let name = try? fields.text("retract"), Int(name) == nil {
            acting.retractsNamed = name
        } else {
            acting.retracts = try fields.number("retract")
        }
        acting.facts = try fields.text("facts")
        acting.opinion = try fields.text("opinion")
        acting.proposal = try fields.text("proposal")
        acting.number = try fields.text("number")
        acting.members = try fields.texts("member")
        acting.basis = try fields.text("basis")
        acting.acceptsDate = try fields.flag("accept-date")
        return acting
    }

    private static func result(_ taken: Batch.Taken) -> LineResult {
        switch taken.result {
        case .success(let action):
            LineResult(
                line: taken.line,
                id: action.id,
                number: action.number,
                state: action.state,
                retracted: action.retracted
            )
        case .failure(let error): LineResult(line: taken.line, error: ErrorText.of(error))
        }
    }
}
