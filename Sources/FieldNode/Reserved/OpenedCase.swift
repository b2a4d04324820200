import ComplaintModel
import NodeStore
import SyncProtocol

/// What of a reserved case was sealed for this node: its rules go by these words, and not by the bare row.
struct OpenedCase {
    /// The case's own words by field: just the identity where it was recorded openly.
    let texts: [String: String]
    /// Opens what is sealed in an action's row; nil where nothing is, or it is for others.
    let words: (RowState) -> [String: String]?

    /// What is known of the case beside its actions.
    func facts(of row: RowState) -> ComplaintFacts {
        var facts = ComplaintFacts(row)
        if texts.isEmpty { return facts }
        let text = { (field: EditableField) in texts[field.rawValue] }
        facts.channel = text(.channel).flatMap { ChannelCode($0) } ?? facts.channel
        facts.category = text(.category).flatMap { CategoryCode($0) } ?? facts.category
        facts.agency = text(.agency).map { $0.isEmpty ? nil : $0 } ?? facts.agency
        let tellsIdentity = EditableField.allCases.contains { $0.isIdentity && text($0) != nil }
        guard tellsIdentity || row.shown(ComplaintCell.identity) == nil else { return facts }
        facts.reachable = Reachability.isReachable(
            name: text(.name),
            address: text(.address),
            agency: facts.agency
        )
        return facts
    }
}

extension FieldNode {
    /// What of a case was sealed for this node; nil if it is not reserved for it.
    func opened(_ row: RowState, in ledger: LedgerID) -> OpenedCase? {
        guard row.reservedFor == office.code.text else { return nil }
        var texts: [String: String] = [:]
        if case .opened(let sealed) = disclosure(of: row, in: ledger) { texts = sealed }
        return OpenedCase(texts: texts) { [keys] row in
            ReservedBox.open(row.shown(ActionCell.reserved), as: .reserved, with: keys, in: ledger)
        }
    }

    /// How many cases hold words that were sealed for this office and that no key here opens: they were
    /// sealed for keys that its node had before it was put back from a backup.
    func closedReservations(_ reader: StoreReader) throws -> Int {
        var filter = CaseFilter()
        filter.reserved = .onlyOfOffice(office.code.text)
        return try reader.cases(filter).count { summary in
            guard let ledger = try reader.ledger(numbered: summary.ledger) else { return false }
            return try holdsClosedWords(summary, in: ledger.id, reader)
        }
    }

    /// Whether a case that is reserved for this office holds words that no key here opens: its own, or those
    /// of what was done on it since.
    func holdsClosedWords(
        _ summary: CaseSummary,
        in ledger: LedgerID,
        _ reader: StoreReader,
    ) throws -> Bool {
        let own = summary.row.shown(ComplaintCell.reserved)
        let done = try reader.actions(of: summary.key).map { $0.row.shown(ActionCell.reserved) }
        return ([own] + done).compactMap(\.self).contains { sealed in
            sealed != .empty
                && ReservedBox.open(sealed, as: .reserved, with: keys, in: ledger) == nil
        }
    }

    /// The cases that are reserved for this office, in whatever books.
    func casesReservedHere(
        _ reader: StoreReader
    ) throws -> [(summary: CaseSummary, work: CaseWork)] {
        var filter = CaseFilter()
        filter.reserved = .onlyOfOffice(office.code.text)
        return try reader.cases(filter).compactMap { summary in
            guard let ledger = try reader.ledger(numbered: summary.ledger) else { return nil }
            return (summary, try work(on: summary, in: ledger, reader).work)
        }
    }
}
