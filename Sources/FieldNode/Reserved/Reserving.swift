package import ComplaintModel
import NodeStore
import SyncProtocol

extension FieldNode {
    /// Hides a case that was recorded openly from everybody but one office, from now on.
    ///
    /// What the log holds of it stays there: whoever has the books of the office can read that. Who the
    /// complainant is goes to the office that goes on with it, if this node can open that. A request that
    /// yet another office take the case over is withdrawn.
    ///
    /// - Parameters:
    ///   - caseName: the case.
    ///   - office: the code of the office that goes on with it.
    /// - Returns: whether that office can tell the complainant.
    /// - Throws: ``FieldNodeError`` if there is no such case, it is reserved already, or no node of that
    ///   office is known.
    @discardableResult
    package func reserve(_ caseName: String, for office: OfficeCode) throws -> Bool {
        try write(on: caseName) { work, key in
            let reader = work.writer.reader
            let readers = try readers(above: work.rules.code, of: office.text, reader)
            let row = try reader.row(DomainTable.complaint.tag, key)
            let sealed = row?.shown(ComplaintCell.identity)
            let identity = try sealed.flatMap { try work.vault.opened($0, in: reader) }
            var writes = [CellWrite.complaint(key, ComplaintCell.reservedFor, .code(office.text))]
            if let identity, !identity.isEmpty {
                let texts = identity.map { ($0.key.rawValue, $0.value) }
                let box = try ReservedBox.seal(
                    Dictionary(uniqueKeysWithValues: texts),
                    as: .reserved,
                    to: readers,
                    in: work.log.ledger,
                    world: world
                )
                writes.append(.complaint(key, ComplaintCell.reserved, box))
            }
            writes += try TransferDesk(reader, work.log)
                .withdrawal(of: key, because: "เรื่องนี้สงวนไว้", on: now)
            try work.author(writes)
            return sealed == nil || sealed == .empty || identity != nil
        }
    }

    /// The line of another office that a case was taken over from: it shows what the case is about as long
    /// as that is not hidden there too.
    ///
    /// - Parameter caseName: the case.
    /// - Returns: the office, with the number there; nil for a case that was not taken over, or of which
    ///   that line is known to be hidden.
    /// - Throws: ``FieldNodeError`` if there is no such case.
    package func originalLine(of caseName: String) throws -> String? {
        try store.read { reader in
            let (summary, ledger) = try find(caseName, in: reader)
            let taken = try TransferDesk(reader, try reader.log(of: ledger)).acceptances()
                .first { $0.complaint == summary.key }
            guard let taken, let office = taken.from else { return nil }
            if case .row(let reference) = taken.original,
                try reader.caseSummary(of: reference)?.row.reservedFor != nil
            {
                return nil
            }
            return [office, taken.number].compactMap { $0 }.joined(separator: " เลขที่ ")
        }
    }

    /// Shows a reserved case to everybody again; only the office that it is reserved for can do that.
    ///
    /// All its words are written openly, also those of what was done meanwhile. The complainant's identity
    /// is not among them: where it was sealed with the rest it is sealed anew, and opens here.
    ///
    /// Words that were sealed for keys which were lost stay sealed in the case. Whoever finds the keys
    /// reserves it once more for this office, and lifts that.
    ///
    /// - Parameter caseName: the case.
    /// - Returns: what words were not shown, and why; nil if all were.
    /// - Throws: ``FieldNodeError`` if there is no such case, or it is reserved for another office or for
    ///   none.
    @discardableResult
    package func liftReservation(of caseName: String) throws -> Sentence? {
        try write(on: caseName) { work, key in
            guard let summary = try work.writer.reader.caseSummary(key) else { return nil }
            if summary.row.reservedFor == nil {
                throw FieldNodeError.actionRefused(.notReserved(summary.numberText))
            }
            let disclosure = disclosure(of: summary.row, in: work.log.ledger)
            var writes = [CellWrite.complaint(key, ComplaintCell.reservedFor, .empty)]
            if !disclosure.isHidden {
                writes.append(.complaint(key, ComplaintCell.reserved, .empty))
            }
            if case .opened(let texts) = disclosure {
                writes += try work.disclosing(texts, of: summary)
            }
            let said = try self.work(
                on: summary,
                in: work.log,
                under: work.rules,
                work.writer.reader
            ).sealedWords
            if !said.isEmpty {
                let words = try DisclosedWords(summary.row).adding(said)
                writes.append(.complaint(key, ComplaintCell.disclosed, words))
            }
            let isClosed = try holdsClosedWords(summary, in: work.log.ledger, work.writer.reader)
            try work.author(writes)
            return isClosed ? Disclosure.closed(summary.numberText) : nil
        }
    }
}

extension Sentence {
    /// What is said of a case that everybody sees already.
    fileprivate static func notReserved(_ number: String) -> Sentence {
        Sentence(
            thai: "เรื่องเลขที่ \(number) ไม่ได้สงวนไว้ จึงไม่มีอะไรให้เลิกสงวน",
            english: "the case \(number) is not reserved, so there is nothing to lift"
        )
    }
}

extension LedgerWork {
    /// The writes that show what was sealed of a case at its entry.
    fileprivate func disclosing(
        _ texts: [String: String],
        of summary: CaseSummary,
    ) throws -> [CellWrite] {
        let fields = EditableField.allCases.compactMap { field in
            texts[field.rawValue].map { (field, $0) }
        }
        var writes = fields.compactMap { field, text in
            field.cell.map {
                CellWrite.complaint(summary.key, $0.tag, text.isEmpty ? .empty : $0.value(text))
            }
        }
        let identity = Dictionary(
            uniqueKeysWithValues: fields.filter { $0.0.isIdentity && !$0.1.isEmpty }
        )
        // What the office has sealed itself stays openable there, unless it was put right since.
        let isOwn = summary.row.shown(ComplaintCell.identity) != nil
        guard !isOwn || texts[ReservedBox.editedIdentity] != nil,
            let sealed = try vault.seal(identity, in: writer)
        else { return writes }
        let isReachable = Reachability.isReachable(
            name: identity[.name],
            address: identity[.address],
            agency: texts[EditableField.agency.rawValue]
        )
        writes.append(.complaint(summary.key, ComplaintCell.identity, sealed))
        writes.append(
            .complaint(summary.key, ComplaintCell.reachable, .integer(isReachable ? 1 : 0))
        )
        return writes
    }

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
