package import ComplaintModel
import NodeStore
import SyncProtocol

extension FieldNode {
    /// Hides a case that was recorded openly from everybody but one office, from now on.
    ///
    /// What the log holds of it stays there: whoever has the books of the office can read that.
    ///
    /// - Parameters:
    ///   - caseName: the case.
    ///   - office: the code of the office that goes on with it.
    /// - Throws: ``FieldNodeError`` if there is no such case, it is reserved already, or no node of that
    ///   office is known.
    package func reserve(_ caseName: String, for office: OfficeCode) throws {
        try write(on: caseName) { work, key in
            _ = try readers(above: work.rules.code, of: office.text, work.writer.reader)
            try work.author([
                .complaint(key, ComplaintCell.reservedFor, .code(office.text))
            ])
        }
    }

    /// Shows a reserved case to everybody again; only the office that it is reserved for can do that.
    ///
    /// The complainant's identity is not among what is shown: it stays sealed as it was.
    ///
    /// - Parameter caseName: the case.
    /// - Throws: ``FieldNodeError`` if there is no such case, or it is reserved for another office.
    package func liftReservation(of caseName: String) throws {
        try write(on: caseName) { work, key in
            guard let row = try work.writer.reader.row(DomainTable.complaint.tag, key) else {
                return
            }
            var writes = [CellWrite.complaint(key, ComplaintCell.reservedFor, .empty)]
            if case .opened(let texts) = disclosure(of: row, in: work.log.ledger) {
                for field in EditableField.allCases {
                    guard let cell = field.cell, let text = texts[field.rawValue] else { continue }
                    writes.append(.complaint(key, cell.tag, cell.value(text)))
                }
            }
            try work.author(writes)
        }
    }
}

extension LedgerWork {
    /// The writes of an action on a reserved case: only its kind and its date can be read by others.
    func sealed(
        _ action: CaseAction,
        for office: String,
        on complaint: RowKey,
        retracts: RowKey?,
    ) throws -> [CellWrite] {
        var bare = CaseAction(kind: action.kind, date: action.date)
        bare.retracts = action.retracts
        let box = try ReservedBox.seal(
            action.words,
            as: .reserved,
            to: try node.readers(of: office, writer.reader),
            in: log.ledger,
            world: node.world
        )
        return CellWrite.action(bare, on: complaint, retracts: retracts) + [
            CellWrite(
                table: DomainTable.action.tag,
                row: .own(0),
                cell: ActionCell.reserved,
                rule: .writeOnce,
                value: box
            )
        ]
    }
}

extension CaseAction {
    /// Everything in it that a person has written, by name.
    var words: [String: String] {
        var words: [String: String] = [:]
        words["text"] = text
        words["unit"] = unit
        words["by"] = by
        words["category"] = category?.text
        words["reason"] = reason
        words["facts"] = facts
        words["opinion"] = opinion
        words["proposal"] = proposal
        words["number"] = number
        if !members.isEmpty { words["members"] = members.joined(separator: "\n") }
        return words
    }

    /// The same entry with the words that were sealed.
    func with(_ words: [String: String]) -> CaseAction {
        var action = self
        action.text = words["text"]
        action.unit = words["unit"]
        action.by = words["by"]
        action.category = words["category"].flatMap { CategoryCode($0) }
        action.reason = words["reason"]
        action.facts = words["facts"]
        action.opinion = words["opinion"]
        action.proposal = words["proposal"]
        action.number = words["number"]
        action.members = words["members"]?.split(separator: "\n").map(String.init) ?? []
        return action
    }
}
