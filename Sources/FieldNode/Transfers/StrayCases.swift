import ComplaintModel
import NodeStore
import SyncProtocol

// Disks that were put back may have taken a step of a hand-over along that nobody else had: then the books
// of two offices contradict each other for good, and only who holds both can see it.

/// A case of which the books of two offices say different things.
package struct StrayCase: Hashable, Sendable, Encodable {
    /// What they say.
    package enum Kind: String, Hashable, Sendable, Encodable {
        /// The one has handed the case over, and it is not in the other's register.
        case inNoRegister = "in-no-register"
        /// The other has taken the case over, and where it came from it is open and asked for by nobody.
        case inTwoRegisters = "in-two-registers"
        /// It was handed over, and two other offices have taken it that do not know of each other.
        case inTwoOtherRegisters = "in-two-other-registers"
    }

    package let kind: Kind
    /// The id of the case where it came from.
    package let id: String
    /// Its number there, with its office's code before it.
    package let number: String
    /// The number in the other office's register, with that office's code before it; of several offices
    /// one behind the other, with commas.
    package let other: String
}

extension FieldNode {
    /// The cases that are in nobody's hands, or in those of two offices that do not know of each other, as
    /// far as both offices' books are here.
    ///
    /// Books that are still to come may put it right.
    func strayCases(_ reader: StoreReader) throws -> [StrayCase] {
        try withoutLine(reader) + takenUnasked(reader) + takenByTwo(reader)
    }

    /// Cases that were handed over to a line that is in the other office's books no more.
    private func withoutLine(_ reader: StoreReader) throws -> [StrayCase] {
        try desks(withRowsOf: DomainTable.outcomeTag, reader).flatMap { held, desk in
            let outcomes = try desk.outcomes()
            return try desk.rows(DomainTable.transferTag).compactMap { key, request -> StrayCase? in
                guard let outcome = outcomes[key], outcome.hasLine,
                    let line = outcome.foreign(OutcomeCell.complaint),
                    let there = try reader.ledger(line.ledger),
                    try reader.caseSummary(id: line.id) == nil,
                    let complaint = request.shown(TransferCell.complaint)?.rowKey,
                    let summary = try reader.caseSummary(complaint),
                    summary.state == CaseState.transferred.rawValue
                else { return nil }
                let number = outcome.shown(OutcomeCell.number)?.string ?? ""
                return StrayCase(.inNoRegister, summary, of: held, there.code, number)
            }
        }
    }

    /// Cases that were taken over by a request that is in the books of the office that had asked no more.
    private func takenUnasked(_ reader: StoreReader) throws -> [StrayCase] {
        try desks(withRowsOf: DomainTable.answerTag, reader).flatMap { there, desk in
            try desk.acceptances().compactMap { acceptance -> StrayCase? in
                guard case .row(.foreign(let ledger, let id)) = acceptance.original,
                    let held = try reader.ledger(ledger),
                    let summary = try reader.caseSummary(id: id),
                    try isOpen(summary, in: held, reader),
                    // Of one that is asked for the answer is on its way.
                    try TransferDesk(reader, reader.log(of: held)).open()[summary.key] == nil,
                    let line = try reader.caseSummary(acceptance.complaint)
                else { return nil }
                return StrayCase(.inTwoRegisters, summary, of: held, there.code, line.numberText)
            }
        }
    }

    /// Cases that several offices have taken, each by a request of its own: one had come to nothing, as it
    /// seemed, when the next was made.
    private func takenByTwo(_ reader: StoreReader) throws -> [StrayCase] {
        try desks(withRowsOf: DomainTable.outcomeTag, reader).flatMap { held, desk in
            try desk.linesElsewhere().filter { $0.value.count > 1 }
                .sorted { $0.key < $1.key }
                .compactMap { complaint, lines -> StrayCase? in
                    guard let summary = try reader.caseSummary(complaint) else { return nil }
                    return StrayCase(
                        kind: .inTwoOtherRegisters,
                        id: summary.id.description,
                        number: "\(held.code):\(summary.numberText)",
                        other: lines.values.sorted().joined(separator: ", ")
                    )
                }
        }
    }

    private func desks(
        withRowsOf table: TableTag,
        _ reader: StoreReader,
    ) throws -> [(StoreReader.HeldLedger, TransferDesk)] {
        let numbers = Set(try reader.otherRows(table).map(\.ledger))
        return try numbers.sorted().compactMap { number in
            guard let held = try reader.ledger(numbered: number) else { return nil }
            return (held, TransferDesk(reader, try reader.log(of: held)))
        }
    }
}

extension TransferDesk {
    /// Where the cases of this register stand that were handed over: the other offices' ledgers, each with
    /// the line there as a person names it.
    ///
    /// A line that is seen here to be voided, or to be gone, does not count.
    func linesElsewhere() throws -> [RowKey: [LedgerID: String]] {
        let outcomes = try outcomes()
        if outcomes.isEmpty { return [:] }
        var lines: [RowKey: [LedgerID: String]] = [:]
        for request in try rows(DomainTable.transferTag) {
            guard let outcome = outcomes[request.key],
                let line = outcome.foreign(OutcomeCell.complaint),
                let complaint = request.row.shown(TransferCell.complaint)?.rowKey,
                try mayStand(line)
            else { continue }
            let office = outcome.shown(OutcomeCell.office)?.string ?? ""
            let number = outcome.shown(OutcomeCell.number)?.string ?? ""
            lines[complaint, default: [:]][line.ledger] = "\(office):\(number)"
        }
        return lines
    }

    private func mayStand(_ line: (ledger: LedgerID, id: RowID)) throws -> Bool {
        guard try reader.ledger(line.ledger) != nil else { return true }
        guard let summary = try reader.caseSummary(id: line.id) else { return false }
        return summary.state != CaseState.voided.rawValue
    }
}

extension StrayCase {
    fileprivate init(
        _ kind: Kind,
        _ summary: CaseSummary,
        of held: StoreReader.HeldLedger,
        _ office: String,
        _ number: String,
    ) {
        self.init(
            kind: kind,
            id: summary.id.description,
            number: "\(held.code):\(summary.numberText)",
            other: "\(office):\(number)"
        )
    }
}
