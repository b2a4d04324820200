import ComplaintModel
import FieldNode

/// Records the complaints of a file, one a line.
struct RecordLines {
    /// Whether one bad line keeps the good ones from being recorded.
    let allOrNothing: Bool
    /// Whether to print for other programs.
    let json: Bool

    private typealias Batch = LineBatch<Recording, RecordedCase>
    private static let keys =
        EditableField.allCases.map(\.rawValue)
        + ["link", "ref", "accept-date", "reserve-for", "office"]

    /// Reads the file and records what is good in it, in one transaction.
    ///
    /// - Throws: `ExitCode` if there was a bad line.
    func run(_ name: String, on node: FieldNode, _ console: any Console) async throws {
        let own = node.office.code.text
        let batch = Batch(
            allOrNothing: allOrNothing,
            read: { line throws(LineError) in try Self.recording(line, own: own) },
            take: { try node.record($0, allOrNothing: allOrNothing, isTrial: $1) },
        )
        let taken = try batch.taken(try await LineFile.read(name, console))
        try await Batch.complain(taken, console)
        if json {
            try await console.output(json: taken.map(Self.result))
        } else {
            try await tell(taken, console)
        }
        try Batch.end(taken)
    }

    /// Understands one line; `own` is the code of the node's own office.
    static func recording(_ line: LineFile.Line, own: String) throws(LineError) -> Recording {
        let fields = try LineFields(line.bytes, known: keys, own: own)
        var entry = ComplaintEntry(ref: try fields.text("ref"))
        for field in EditableField.allCases { entry[field] = try fields.text(field.rawValue) }
        let reader = try fields.text("reserve-for")
        let reservedFor = reader.flatMap { OfficeCode($0) }
        if let reader, reservedFor == nil {
            throw .refused(.model(.invalidOfficeCode(typed: reader)))
        }
        return Recording(
            entry: entry,
            links: try fields.texts("link"),
            acceptsDate: try fields.flag("accept-date"),
            reservedFor: reservedFor
        )
    }

    private static func result(_ taken: Batch.Taken) -> LineResult {
        switch taken.result {
        case .success(let recorded):
            LineResult(
                line: taken.line,
                id: recorded.id,
                number: recorded.number,
                wasKnown: recorded.wasKnown ? true : nil,
                remark: recorded.remark
            )
        case .failure(let error): LineResult(line: taken.line, error: ErrorText.of(error))
        }
    }

    private func tell(_ taken: [Batch.Taken], _ console: any Console) async throws {
        let recorded = taken.compactMap { try? $0.result.get() }
        let known = recorded.count(where: \.wasKnown)
        let (new, bad) = (recorded.count - known, taken.count(where: \.result.isBad))
        try await console.say(
            "บันทึก \(new) เรื่อง ข้าม \(known) เรื่องที่มีอยู่แล้ว ใช้ไม่ได้ \(bad) บรรทัด"
        )
        try await console.say("Recorded \(new), skipped \(known) already held, \(bad) not taken.")
    }
}
