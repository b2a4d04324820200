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
    }

    package let kind: Kind
    /// The id of the case where it came from.
    package let id: String
    /// Its number there, with its office's code before it.
    package let number: String
    /// The number in the other office's register, with that office's code before it.
    package let other: String
}

extension FieldNode {
    /// The cases that are in nobody's hands, or in those of two offices that do not know of each other, as
    /// far as both offices' books are here.
    ///
    /// Books that are still to come may put it right.
    func strayCases(_ reader: StoreReader) throws -> [StrayCase] {
        try withoutLine(reader) + takenUnasked(reader)
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
