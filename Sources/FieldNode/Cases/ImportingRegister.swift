import ComplaintModel
import NodeStore
import SyncProtocol

extension FieldNode {
    /// Enters the lines of an old register under their old numbers, all in one transaction.
    ///
    /// A line that was entered before is passed over, whatever file it stands in now; one that says
    /// something else than what was entered under its number is a bad one. Gaps of the old book stay
    /// gaps, and the numbers of bad lines wait for those lines.
    ///
    /// - Parameters:
    ///   - file: the table, as a spreadsheet has saved it.
    ///   - request: how it is to be taken.
    /// - Returns: what became of each line.
    /// - Throws: ``OldRegisterError`` if no line of the file can be taken,
    ///   ``FieldNodeError/notTheBook(code:)``, or `StoreError`.
    package func importRegister(
        _ file: [UInt8],
        _ request: RegisterImportRequest,
    ) throws -> RegisterImport {
        struct Undone: Error { let report: RegisterImport }
        do {
            return try recording { writer in
                let report = try work(in: try ownHeldLedger(writer.reader), writer) { work in
                    try importRegister(file, request, in: work)
                }
                if report.isUndone { throw Undone(report: report) }
                return report
            }
        } catch let undone as Undone { return undone.report }
    }

    private func importRegister(
        _ file: [UInt8],
        _ request: RegisterImportRequest,
        in work: LedgerWork,
    ) throws -> RegisterImport {
        try work.requireBook()
        let procedure = work.rules.procedure
        try request.checkCodes(under: procedure)
        let reading = try RegisterReading(file, request, procedure: procedure, today: now.date)
        var desk = OldRegisterDesk(
            work: work,
            recording: RecordingDesk(
                work: work,
                now: now,
                isClockSuspect: try isClockSuspect(work.writer.reader)
            ),
            heading: reading.map.heading(of: .number)
        )
        let lines = try reading.lines.map { line, read in try desk.enter(line, read) }
        let hasBad = lines.contains { $0.outcome == .bad }
        try work.keepBack(desk.badNumbers, behind: desk.enteredNumbers)
        return RegisterImport(
            encoding: reading.encoding.rawValue,
            separator: reading.separatorName,
            columns: reading.map.found,
            unread: reading.unread,
            lines: lines,
            gaps: try desk.gaps(),
            isUndone: request.isTrial || request.allOrNothing && hasBad
        )
    }
}

/// Enters one line of an old register after the other within a transaction.
private struct OldRegisterDesk {
    let work: LedgerWork
    let recording: RecordingDesk
    /// The heading above the numbers, for messages.
    let heading: String
    /// The lines of the file by their numbers, also those that are not entered.
    private var lines: [RegisterNumber: Int] = [:]
    /// The numbers of lines that could not be read.
    private(set) var badNumbers: Set<RegisterNumber> = []
    /// The numbers of lines that are in the register now.
    var enteredNumbers: Set<RegisterNumber> { Set(lines.keys).subtracting(badNumbers) }
    private var ownLast: [Int: Int] = [:]
    private var last: [Int: Int] = [:]

    init(work: LedgerWork, recording: RecordingDesk, heading: String) {
        self.work = work
        self.recording = recording
        self.heading = heading
    }

    mutating func enter(
        _ line: Int,
        _ read: Result<OldLine, OldLineProblems>,
    ) throws -> ImportedLine {
        switch read {
        case .success(let old): return try enter(old)
        case .failure(let bad):
            if let number = bad.number, lines[number] == nil {
                lines[number] = line
                badNumbers.insert(number)
            }
            var imported = ImportedLine(line: line, outcome: .bad)
            imported.number = bad.number?.description
            imported.problems = bad.problems
            return imported
        }
    }

    private mutating func enter(_ old: OldLine) throws -> ImportedLine {
        var imported = ImportedLine(old)
        if let fault = try fault(of: old) {
            imported.outcome = .bad
            imported.problems = [problem(fault, of: old)]
            return imported
        }
        lines[old.number] = old.line
        let reader = work.writer.reader
        let key = try reader.caseKey(ref: OldLine.ref(of: old.number), in: work.log.number)
        guard let known = try key.flatMap({ try reader.caseSummary($0) }) else {
            imported.id = try recording.enter(old)
            return imported
        }
        imported.outcome = .known
        imported.id = known.id.description
        if let hidden = work.uncompared(known) {
            imported.problems = [problem(LineFault(hidden), of: old)]
        } else if let fault = try fault(of: old, against: known) {
            imported.outcome = .bad
            imported.problems = [problem(fault, of: old)]
        }
        return imported
    }

    private func problem(_ fault: LineFault, of old: OldLine) -> LineProblem {
        LineProblem(heading, stands: old.number.description, fault.sentence)
    }

    /// Why the line is not what was entered under its number before, and would be lost if it were passed
    /// over; nil if it is.
    private func fault(of old: OldLine, against known: CaseSummary) throws -> LineFault? {
        let id = known.id.description
        if known.state == CaseState.voided.rawValue {
            return .voided(old.number, received: old.received.date, id: id)
        }
        let fields = try work.differing(old.entry, from: known)
        let done = try work.writer.reader.actions(of: known.key).map {
            Deed(CaseAction($0.row, among: []))
        }
        let kinds = old.actions.filter { action in
            !done.contains(where: Deed(action).isSaid)
        }.map(\.kind)
        if fields.isEmpty, kinds.isEmpty { return nil }
        let subject = known.row.shown(ComplaintCell.subject)?.string ?? ""
        return .differs(
            old.number,
            as: "\"\(subject)\" (\(id))",
            inThai: (fields.map(\.nameThai) + kinds.map(\.nameThai)).distinct,
            inEnglish: (fields.map(\.rawValue) + kinds.map(\.rawValue)).distinct,
            commands: (fields.isEmpty ? [] : ["'tambon edit \(known.numberText)'"])
                + (kinds.isEmpty ? [] : ["'tambon act \(known.numberText)'"])
        )
    }

    /// Why the register cannot take the line's number; nil if it can.
    private mutating func fault(of old: OldLine) throws -> LineFault? {
        let number = old.number
        if let line = lines[number] { return .twice(number, line: line) }
        let reader = work.writer.reader
        let holders = try reader.cases(
            numbered: number.number,
            year: number.buddhistYear,
            in: work.log.number
        )
        let ref = OldLine.ref(of: number)
        let others = holders.filter { $0.row.shown(ComplaintCell.ref)?.string != ref }
        if let other = others.first { return .taken(number, id: other.id.description) }
        if !holders.isEmpty { return nil }
        let year = number.buddhistYear
        let own = try ownLast[year] ?? work.ownNumber(ofYear: year)
        ownLast[year] = own
        let last = try last[year] ?? work.lastNumber(ofYear: year)
        self.last[year] = last
        guard own > 0, number.number > last else { return nil }
        return .notGivenYet(number, last: RegisterNumber(number: last, buddhistYear: year))
    }

    /// The numbers that neither the file nor the register has, in every year that the file names.
    func gaps() throws -> [String] {
        let registered = try work.writer.reader.numbers(in: work.log.number)
        return Set(lines.keys.map(\.buddhistYear)).sorted().flatMap { year in
            let numbers =
                lines.keys.filter { $0.buddhistYear == year }.map(\.number)
                + registered.filter { $0.year == year }.map(\.number)
            var next = 1
            return Set(numbers).sorted().compactMap { number -> String? in
                defer { next = number + 1 }
                if number == next { return nil }
                let first = number - next == 1 ? "" : "\(next)–"
                return "\(first)\(number - 1)/\(year)"
            }
        }
    }
}

/// What an action of an old book says, by which it is known again.
private struct Deed {
    private let kind: ActionKind
    private let text: String?
    private let unit: String?
    private let date: LocalMoment

    init(_ action: CaseAction) {
        (kind, text, unit, date) = (action.kind, action.text, action.unit, action.date)
    }

    /// Whether an action of a case says the same, also one that a person has typed: without what the
    /// import adds of its own.
    ///
    /// A note is compared without its day: one without a day of its own gets that which an option names.
    func isSaid(by action: Deed) -> Bool {
        guard kind == action.kind, unit == action.unit else { return false }
        switch kind {
        case .note:
            return text == action.text
                || action.text.map { text?.hasSuffix(": \($0)") ?? false } ?? false
        case .assign, .close: return date == action.date
        default: return date == action.date && text == action.text
        }
    }
}

extension RecordingDesk {
    /// Enters a line of an old register under its old number, with what was done.
    ///
    /// - Returns: the case's id.
    fileprivate func enter(_ old: OldLine) throws -> String {
        let change = try work.author(
            try writes(
                of: old.entry,
                received: old.received,
                name: .number(old.number),
                remark: old.remark
            )
        )
        let key = RowKey(change.change.dot, ordinal: 0)
        let marks = work.vault.marks(of: old.entry.identity[.phone])
        try work.writer.addPhoneMarks(marks, of: key)
        for action in old.actions {
            try work.author(CellWrite.action(action, on: key, retracts: nil))
        }
        return RowID(hash: change.hash.prefix12, ordinal: 0).description
    }
}

extension ImportedLine {
    fileprivate init(_ old: OldLine) {
        self.init(line: old.line, outcome: .entered)
        number = old.number.description
        received = old.received.iso
        channel = old.entry.channel.text
        category = old.entry.category?.text
        subject = old.entry.subject
        hasIdentity = old.entry.hasIdentity
        actions = old.actions.map { action in
            [action.date.date.iso, action.kind.rawValue, action.unit].compactMap { $0 }
                .joined(separator: " ")
        }
    }
}

extension RegisterImportRequest {
    /// Sees to it that what a person has named for the whole book is there.
    fileprivate func checkCodes(under procedure: Procedure) throws(FieldNodeError) {
        for code in categories.values.sorted()
        where !procedure.categories.contains(where: { $0.code.text == code }) {
            throw .actionRefused(KnownCodes.unknownCategory(code, in: procedure))
        }
        for code in channels.values.sorted() + [channel].compactMap({ $0 })
        where !procedure.channels.contains(where: { $0.code.text == code }) {
            throw .actionRefused(KnownCodes.unknownChannel(code, in: procedure))
        }
    }
}
