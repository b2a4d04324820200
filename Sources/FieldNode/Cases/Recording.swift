package import ComplaintModel
import NodeStore
import SyncProtocol

/// A complaint that was recorded, or was there already under its reference.
package struct RecordedCase: Hashable, Sendable, Encodable {
    /// The case's id.
    package let id: String
    /// Its register number, or its slip code as long as it has none.
    package let number: String
    /// Whether its reference was already held, so that nothing was recorded.
    package let wasKnown: Bool
    /// The remark that the register shows, such as a date of receipt in an earlier year.
    package let remark: String?
}

/// One complaint to record.
package struct Recording: Sendable {
    /// What was typed.
    package var entry: ComplaintEntry
    /// The cases that this one continues, as a person names them.
    package var links: [String]
    /// Whether a person vouches for a date of receipt that looks like a slip.
    package var acceptsDate: Bool

    /// Describes a complaint to record.
    package init(entry: ComplaintEntry, links: [String] = [], acceptsDate: Bool = false) {
        self.entry = entry
        self.links = links
        self.acceptsDate = acceptsDate
    }
}

extension FieldNode {
    /// Records complaints in the register of the own office, all in one transaction.
    ///
    /// - Parameters:
    ///   - recordings: the complaints, in the order of entry.
    ///   - allOrNothing: whether one bad entry keeps the good ones from being recorded.
    ///   - isTrial: whether nothing is to be recorded in any case, only judged.
    /// - Returns: what became of each, in the same order; with `allOrNothing` nothing has been
    ///   recorded if one of them failed.
    /// - Throws: `StoreError`.
    package func record(
        _ recordings: [Recording],
        allOrNothing: Bool = false,
        isTrial: Bool = false,
    ) throws -> [Result<RecordedCase, FieldNodeError>] {
        struct Undone: Error { let results: [Result<RecordedCase, FieldNodeError>] }
        do {
            return try recording { writer in
                let results = try work(in: try ownHeldLedger(writer.reader), writer) { work in
                    try record(recordings, in: work)
                }
                if isTrial || allOrNothing && results.contains(where: \.isFailure) {
                    throw Undone(results: results)
                }
                return results
            }
        } catch let undone as Undone { return undone.results }
    }

    private func record(
        _ recordings: [Recording],
        in work: LedgerWork,
    ) throws -> [Result<RecordedCase, FieldNodeError>] {
        var desk = RecordingDesk(
            work: work,
            now: now,
            isClockSuspect: try isClockSuspect(work.writer.reader)
        )
        return try recordings.map { recording in
            do { return .success(try desk.record(recording)) } catch let error as FieldNodeError {
                return .failure(error)
            }
        }
    }
}

/// Records one complaint after the other within a transaction.
private struct RecordingDesk {
    let work: LedgerWork
    let now: LocalMoment
    /// Whether the clock is too early to judge dates by; the entry is then marked.
    let isClockSuspect: Bool
    private var lastNumbers: [Int: Int] = [:]
    private var lastSlip = 0
    private var refs: [String: RecordedCase] = [:]

    init(work: LedgerWork, now: LocalMoment, isClockSuspect: Bool) {
        self.work = work
        self.now = now
        self.isClockSuspect = isClockSuspect
    }

    /// What the register says of an entry that was made under a wrong clock.
    private var clockRemark: String? {
        isClockSuspect ? "นาฬิกาเครื่องไม่น่าเชื่อถือขณะบันทึก (\(now.thaiShort))" : nil
    }

    mutating func record(_ recording: Recording) throws -> RecordedCase {
        let entry = try checked(recording)
        if let known = try known(entry.ref) { return known }
        let links = try recording.links.map(reference)
        let received = entry.received ?? now
        let year = work.rules.procedure.registerYear.buddhistYear(of: received.date)
        let name = try nextName(of: year)
        let change = try work.author(
            try writes(of: entry, received: received, name: name) + linkWrites(to: links)
        )
        note(name)
        let id = RowID(hash: change.hash.prefix12, ordinal: 0)
        let recorded = RecordedCase(
            id: id.description,
            number: name.text,
            wasKnown: false,
            remark: clockRemark
        )
        if let ref = entry.ref { refs[ref] = recorded }
        return recorded
    }

    private func checked(_ recording: Recording) throws -> CheckedEntry {
        let today = recording.acceptsDate || isClockSuspect ? nil : now.date
        switch recording.entry.check(under: work.rules.procedure, today: today) {
        case .accepted(let entry): return entry
        case .refused(let findings): throw FieldNodeError.invalidEntry(findings)
        }
    }

    private func known(_ ref: String?) throws -> RecordedCase? {
        guard let ref else { return nil }
        if let recorded = refs[ref] {
            return RecordedCase(
                id: recorded.id,
                number: recorded.number,
                wasKnown: true,
                remark: nil
            )
        }
        let reader = work.writer.reader
        guard let key = try reader.caseKey(ref: ref, in: work.log.number),
            let summary = try reader.caseSummary(key)
        else { return nil }
        return RecordedCase(
            id: summary.id.description,
            number: summary.numberText,
            wasKnown: true,
            remark: nil
        )
    }

    /// What a case is called in the register: a number, or a slip code until the book has it.
    private enum EntryName {
        case number(RegisterNumber)
        case slip(SlipCode)

        var text: String {
            switch self {
            case .number(let number): number.description
            case .slip(let slip): slip.description
            }
        }
    }

    private func nextName(of year: Int) throws -> EntryName {
        guard try work.keepsBook() else { return .slip(try work.nextSlip(after: lastSlip)) }
        let last = try lastNumbers[year] ?? work.lastNumber(ofYear: year)
        return .number(RegisterNumber(number: last + 1, buddhistYear: year))
    }

    private mutating func note(_ name: EntryName) {
        switch name {
        case .number(let number): lastNumbers[number.buddhistYear] = number.number
        case .slip(let slip): lastSlip = slip.serial
        }
    }

    private func writes(
        of entry: CheckedEntry,
        received: LocalMoment,
        name: EntryName,
    ) throws -> [CellWrite] {
        var cells: [(CellTag, Value?)] = [
            (ComplaintCell.received, .integer(Int64(received.minuteNumber))),
            (ComplaintCell.recorded, .integer(Int64(now.minuteNumber))),
            (ComplaintCell.reachable, .integer(entry.isReachable ? 1 : 0)),
            (ComplaintCell.ref, entry.ref.map { .code($0) }),
            (ComplaintCell.remark, clockRemark.map { .code($0) }),
            (ComplaintCell.identity, try work.vault.seal(entry.identity, in: work.writer)),
        ]
        switch name {
        case .number(let number): cells.append((ComplaintCell.number, .number(number)))
        case .slip(let slip): cells.append((ComplaintCell.slip, .code(slip.description)))
        }
        for field in EditableField.allCases where field != .received {
            cells += field.cell.map { [($0.tag, entry[field].map($0.value))] } ?? []
        }
        return cells.compactMap { cell, value in
            value.map {
                CellWrite(
                    table: DomainTable.complaint.tag,
                    row: .own(0),
                    cell: cell,
                    rule: .overwritable,
                    value: $0
                )
            }
        }.sorted { $0.cell < $1.cell }
    }

    private func reference(to typed: String) throws -> RowReference {
        let (summary, ledger) = try work.node.find(typed, in: work.writer.reader)
        return ledger.id == work.log.ledger
            ? .row(summary.key) : .foreign(ledger.id, summary.id)
    }

    private func linkWrites(to links: [RowReference]) -> [CellWrite] {
        links.enumerated().flatMap { index, link in
            CellWrite.link(ordinal: UInt16(index + 1), from: .own(0), to: link, reason: nil)
        }
    }
}

extension CheckedEntry {
    /// What was given of the sealed identity.
    var identity: [EditableField: String] {
        var identity: [EditableField: String] = [:]
        for field in EditableField.allCases where field.isIdentity { identity[field] = self[field] }
        return identity
    }
}
