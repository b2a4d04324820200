import ComplaintModel
import NodeStore
import SyncProtocol

/// Records one complaint after the other within a transaction.
struct RecordingDesk {
    let work: LedgerWork
    let now: LocalMoment
    /// Whether the clock is too early or too late to judge dates by; the entry is then marked.
    let isClockSuspect: Bool
    /// What entries are checked by: the office's procedure, unless they come from another's register.
    var procedure: Procedure
    /// The office that knows who complains, where the entries come from its register.
    var knownAt: String?
    private var lastNumbers: [Int: Int] = [:]
    private var lastSlip = 0
    private var refs: [String: (case: RecordedCase, writes: [CellWrite])] = [:]

    init(work: LedgerWork, now: LocalMoment, isClockSuspect: Bool) {
        self.work = work
        self.now = now
        self.isClockSuspect = isClockSuspect
        procedure = work.rules.procedure
    }

    /// What the register says of an entry that was made under a wrong clock.
    private var clockRemark: String? {
        isClockSuspect ? "นาฬิกาเครื่องไม่น่าเชื่อถือขณะบันทึก (\(now.thaiShort))" : nil
    }

    /// Records one complaint.
    ///
    /// - Parameters:
    ///   - recording: what was typed.
    ///   - remark: what the register's line says beside it.
    ///   - beside: what else belongs to the same change, in rows behind the complaint's and its links'.
    /// - Returns: the case.
    /// - Throws: ``FieldNodeError``, or `StoreError`.
    mutating func record(
        _ recording: Recording,
        remark: String? = nil,
        beside: [CellWrite] = [],
    ) throws -> RecordedCase {
        let entry = try checked(recording)
        if let known = try known(entry) { return known }
        let targets = try recording.links.map {
            try work.node.linkTarget($0, from: work.log.ledger, work.writer.reader)
        }
        let scribe = CaseScribe(node: work.node, reader: work.writer.reader, log: work.log)
        let links = try scribe.byCase(targets) { $0 }.map { $0[0] }
        let received = entry.received ?? now
        let isLate = try work.isArchived(received.date)
        let name = try nextName(on: try work.bookDay(of: received, recorded: now))
        let lateRemark = isLate ? "รับเมื่อ \(received.date.thaiShort)" : nil
        // The register says by itself when a line came that was written later.
        let kept = Self.joined([clockRemark, remark])
        var writes = try writes(
            of: entry,
            received: received,
            name: name,
            remark: kept,
            isReserved: recording.reservedFor != nil
        )
        var readers: [AgreementKey] = []
        if let office = recording.reservedFor {
            guard entry.ref == nil, links.isEmpty else { throw FieldNodeError.reservedAlone }
            readers = try work.node.readers(
                above: work.rules.code,
                of: office.text,
                work.writer.reader
            )
            writes = try reserved(writes, of: entry, for: office, readers)
        }
        let change = try work.author(writes + linkWrites(to: links) + beside)
        note(name)
        if recording.reservedFor == nil {
            try work.writer.addPhoneMarks(
                work.vault.marks(of: entry.phone),
                of: RowKey(change.change.dot, ordinal: 0)
            )
        }
        let id = RowID(hash: change.hash.prefix12, ordinal: 0)
        try work.note(readers, of: id)
        let recorded = RecordedCase(
            id: id.description,
            number: name.text,
            wasKnown: false,
            remark: Self.joined([lateRemark, kept])
        )
        if let ref = entry.ref { refs[ref] = (recorded, writes) }
        return recorded
    }

    private static func joined(_ remarks: [String?]) -> String? {
        let remarks = remarks.compactMap(\.self)
        return remarks.isEmpty ? nil : remarks.joined(separator: " ")
    }

    private func checked(_ recording: Recording) throws -> CheckedEntry {
        let today = recording.acceptsDate || isClockSuspect ? nil : now.date
        switch recording.entry.check(under: procedure, today: today) {
        case .accepted(let entry):
            if isClockSuspect, !recording.acceptsDate, let received = entry.received {
                try work.node.checkFarAhead(received, work.writer.reader)
            }
            return entry
        case .refused(let findings): throw FieldNodeError.invalidEntry(findings)
        }
    }

    /// The case that was recorded under the entry's reference before; nil if there is none.
    ///
    /// - Throws: ``FieldNodeError/actionRefused(_:)`` if that is another complaint.
    private func known(_ entry: CheckedEntry) throws -> RecordedCase? {
        guard let ref = entry.ref, let held = try held(under: ref, beside: entry) else {
            return nil
        }
        guard held.differing.isEmpty else {
            throw FieldNodeError.otherUnderReference(
                entry,
                number: held.number,
                subject: held.subject,
                differing: held.differing
            )
        }
        return RecordedCase(id: held.id, number: held.number, wasKnown: true, remark: held.remark)
    }

    private func held(
        under ref: String,
        beside entry: CheckedEntry,
    ) throws -> KnownCase? {
        let reader = work.writer.reader
        if let (recorded, writes) = refs[ref] {
            let held = try ReferencedEntry(work.vault, reader, writes: writes)
            return KnownCase(
                id: recorded.id,
                number: recorded.number,
                subject: held.value(ComplaintCell.subject)?.string ?? "",
                differing: held.differing(from: entry)
            )
        }
        guard let key = try reader.caseKey(ref: ref, in: work.log.number),
            let summary = try reader.caseSummary(key)
        else { return nil }
        let disclosure = work.node.disclosure(of: summary.row, in: work.log.ledger)
        var held = KnownCase(
            id: summary.id.description,
            number: summary.numberText,
            subject: disclosure.text(.subject, in: summary.row)
        )
        if let hidden = work.uncompared(summary) {
            held.remark = "\(hidden.thai)\n\(hidden.english)"
        } else {
            held.differing = try work.differing(entry, from: summary)
        }
        return held
    }

    /// A case that stands under the reference of what is to be recorded.
    private struct KnownCase {
        let id: String
        let number: String
        let subject: String
        /// The fields in which the two differ.
        var differing: [EditableField] = []
        /// Why they were not compared; nil if they were.
        var remark: String?
    }

    /// What a case is called in the register: a number, or a slip code until the book has it.
    enum EntryName {
        case number(RegisterNumber)
        case slip(SlipCode)

        var text: String {
            switch self {
            case .number(let number): number.description
            case .slip(let slip): slip.description
            }
        }
    }

    private func nextName(on day: CivilDate?) throws -> EntryName {
        if day == nil { try work.writer.set(Setting.waitsForClock, to: "1") }
        guard let day, try work.keepsBook() else {
            try work.noticeLostBook()
            return .slip(try work.nextSlip(after: lastSlip))
        }
        let year = work.rules.procedure.registerYear.buddhistYear(of: day)
        let last = try lastNumbers[year] ?? work.lastNumber(ofYear: year)
        return .number(RegisterNumber(number: last + 1, buddhistYear: year))
    }

    private mutating func note(_ name: EntryName) {
        switch name {
        case .number(let number): lastNumbers[number.buddhistYear] = number.number
        case .slip(let slip): lastSlip = slip.serial
        }
    }

    /// The writes that make a complaint.
    func writes(
        of entry: CheckedEntry,
        received: LocalMoment,
        name: EntryName,
        remark: String?,
        isReserved: Bool = false,
    ) throws -> [CellWrite] {
        var cells: [(CellTag, Value?)] = [
            (ComplaintCell.received, .integer(Int64(received.minuteNumber))),
            (ComplaintCell.recorded, .integer(Int64(now.minuteNumber))),
            (ComplaintCell.reachable, .integer(entry.isReachable ? 1 : 0)),
            (ComplaintCell.ref, entry.ref.map { .code($0) }),
            (ComplaintCell.remark, remark.map { .code($0) }),
            (ComplaintCell.knownAt, entry.isReachable ? nil : knownAt.map { .code($0) }),
            (
                ComplaintCell.identity,
                isReserved ? nil : try work.vault.seal(entry.identity, in: work.writer)
            ),
        ]
        switch name {
        case .number(let number): cells.append((ComplaintCell.number, .number(number)))
        case .slip(let slip): cells.append((ComplaintCell.slip, .code(slip.description)))
        }
        for field in EditableField.allCases where field != .received {
            cells += field.cell.map { [($0.tag, entry[field].map($0.value))] } ?? []
        }
        return CellWrite.row(DomainTable.complaint.tag, .overwritable, cells).sorted {
            $0.cell < $1.cell
        }
    }

    /// The same writes with everything but number and dates sealed for one office.
    private func reserved(
        _ writes: [CellWrite],
        of entry: CheckedEntry,
        for office: OfficeCode,
        _ readers: [AgreementKey],
    ) throws -> [CellWrite] {
        var texts: [String: String] = [:]
        for field in EditableField.allCases where field != .received {
            texts[field.rawValue] = entry[field]
        }
        let box = try ReservedBox.seal(
            texts,
            as: .reserved,
            to: readers,
            in: work.log.ledger,
            world: work.node.world
        )
        let kept = [
            ComplaintCell.number, ComplaintCell.slip, ComplaintCell.received,
            ComplaintCell.recorded,
        ]
        let cells: [(CellTag, Value?)] = [
            (ComplaintCell.reachable, .integer(0)), (ComplaintCell.reserved, box),
            (ComplaintCell.reservedFor, .code(office.text)),
        ]
        return writes.filter { kept.contains($0.cell) }
            + CellWrite.row(DomainTable.complaint.tag, .overwritable, cells)
    }

    private func linkWrites(to links: [LinkTarget]) -> [CellWrite] {
        links.enumerated().flatMap { index, link in
            CellWrite.link(ordinal: UInt16(index + 1), from: .own(0), to: link, reason: nil)
        }
    }
}

extension FieldNodeError {
    /// A reserved case tells nothing beside its number, so it can neither be linked nor known by a key.
    static let reservedAlone = FieldNodeError.actionRefused(
        Sentence(
            thai: "เรื่องที่สงวนไว้ใส่ ref หรือเชื่อมกับเรื่องอื่นไม่ได้",
            english:
                "a reserved complaint takes no ref and no link: they would tell what it is about"
        )
    )
}
