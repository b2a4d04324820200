import ComplaintModel
import NodeStore
import SyncProtocol

/// One case with its conflicts.
package struct CaseInConflict: Hashable, Sendable, Encodable {
    package let id: String
    package let number: String
    package let office: String
    package let subject: String
    package let conflicts: [ConflictView]
}

/// How a person settles a conflict.
package enum Settlement: Sendable {
    /// One of the concurrent values, by its dot, holds.
    case keep(dot: String)
    /// Another value holds.
    case value(String)
}

extension FieldNode {
    /// The cases in which something waits for a person's decision.
    package func conflicts(office: String? = nil) throws -> [CaseInConflict] {
        try store.read { reader in
            try reader.ledgers().filter { office == nil || $0.code == office }.flatMap { ledger in
                try conflicts(in: ledger, reader)
            }
        }
    }

    private func conflicts(
        in ledger: StoreReader.HeldLedger,
        _ reader: StoreReader,
    ) throws -> [CaseInConflict] {
        var filter = CaseFilter()
        filter.officeCode = ledger.code
        filter.onlyConflicts = true
        var summaries = try reader.cases(filter).filter { $0.ledger == ledger.number }
        for new in try RegisterConflicts.cases(in: ledger, reader)
        where !summaries.contains(where: { $0.key == new.key }) {
            summaries.append(new)
        }
        return try summaries.sorted { $0.key < $1.key }.compactMap { summary in
            let (work, log, _) = try work(on: summary, in: ledger, reader)
            let scribe = CaseScribe(node: self, reader: reader, log: log)
            var conflicts = try scribe.conflicts(of: work)
            let isHidden = disclosure(of: summary.row, in: ledger.id).isHidden
            // A number is shown of every case, so whoever keeps the register sees where it stands twice.
            if isHidden { conflicts.removeAll { $0.field != ConflictView.number } }
            if isHidden, conflicts.isEmpty { return nil }
            return CaseInConflict(
                id: summary.id.description,
                number: summary.numberText,
                office: ledger.code,
                subject: isHidden
                    ? Disclosure.mask : summary.row.shown(ComplaintCell.subject)?.string ?? "",
                conflicts: conflicts
            )
        }
    }

    /// Settles a conflict: one more write, or retraction, that has seen all of the concurrent ones.
    ///
    /// - Parameters:
    ///   - caseName: the case, as a person names it.
    ///   - field: a field, `actions`, or `number`.
    ///   - settlement: what holds.
    ///   - basis: what the person had seen; nil for everything held now.
    /// - Throws: ``FieldNodeError`` if there is no such conflict or value.
    package func resolve(
        _ caseName: String,
        _ field: String,
        _ settlement: Settlement,
        basis: String? = nil,
    ) throws {
        let (summary, ledger) = try store.read { try find(caseName, in: $0) }
        if case .value(let text) = settlement, let editable = EditableField(rawValue: field) {
            let name = editable.isIdentity ? ConflictView.identity : field
            let cell = ComplaintCellName.tag(name)
            guard let cell, summary.row[cell]?.siblings.count ?? 0 > 1 else {
                throw FieldNodeError.nothingToResolve(field: field)
            }
            // Another name would go with the address and the telephone number of one of them alone.
            if editable.isIdentity {
                throw FieldNodeError.actionRefused(.keepsOnly(name, of: summary.numberText))
            }
            return try edit(caseName, editable, to: text, basis: basis, settles: true)
        }
        guard case .keep(let dot) = settlement else {
            if field == ConflictView.actions || ComplaintCellName.tag(field) != nil {
                // A number that stands on several cases names none of them.
                let name = field == "number" ? summary.id.description : summary.numberText
                throw FieldNodeError.actionRefused(.keepsOnly(field, of: name))
            }
            throw FieldNodeError.unknownField(typed: field)
        }
        try write(in: ledger) { work in
            let seen = try Basis.seen(basis, in: work.log)
            switch field {
            case ConflictView.actions: try work.keepAction(dot, of: summary, seen: seen)
            case "number": try work.keepNumber(dot, of: summary, seen: seen)
            default: try work.keepValue(dot, of: field, in: summary.key, seen: seen)
            }
        }
    }
}

extension Sentence {
    /// What is said of a conflict that only one of its values settles.
    fileprivate static func keepsOnly(_ field: String, of name: String) -> Sentence {
        Sentence(
            thai: "ข้อขัดแย้งของ \"\(field)\" ใช้ --value ไม่ได้ ให้เลือกค่าที่มีอยู่ด้วย "
                + "'tambon resolve \(name) \(field) --keep' ดูชื่อของค่าด้วย 'tambon conflicts'",
            english: "a conflict of \"\(field)\" takes no --value; choose one of its values with "
                + "'tambon resolve \(name) \(field) --keep', by the names that "
                + "'tambon conflicts' shows"
        )
    }
}

extension LedgerWork {
    var scribe: CaseScribe { CaseScribe(node: node, reader: writer.reader, log: log) }

    /// Writes the value again that a person has chosen among concurrent ones.
    ///
    /// - Returns: that value.
    @discardableResult
    func keepValue(
        _ typed: String,
        of field: String,
        in key: RowKey,
        seen: LineVector?,
    ) throws -> Value {
        guard let tag = ComplaintCellName.tag(field) else {
            throw FieldNodeError.unknownField(typed: field)
        }
        guard let row = try writer.reader.row(DomainTable.complaint.tag, key),
            let cell = row[tag], cell.siblings.count > 1
        else { throw FieldNodeError.nothingToResolve(field: field) }
        let named = cell.siblings.map { sibling in
            (sibling.touches.map { scribe.name(of: row.touches[$0].dot) }, sibling.value)
        }
        guard let kept = named.first(where: { $0.0.contains(typed) }) else {
            throw FieldNodeError.unknownDot(typed: typed, known: named.flatMap(\.0))
        }
        try author([.complaint(key, tag, kept.1)], seen: seen)
        return kept.1
    }

    /// Takes back the concurrent actions that do not hold.
    fileprivate func keepAction(
        _ typed: String,
        of summary: CaseSummary,
        seen: LineVector?,
    ) throws {
        let key = summary.key
        guard let row = try writer.reader.row(DomainTable.complaint.tag, key) else { return }
        let work = CaseWork(
            key: key,
            row: row,
            actions: try writer.reader.actions(of: key),
            rules: rules,
            lineage: log.lineage
        )
        let indices = Set(work.standing.conflicts.flatMap { [$0.0, $0.1] }).sorted()
        if indices.isEmpty { throw FieldNodeError.nothingToResolve(field: ConflictView.actions) }
        let names = indices.map { scribe.name(of: work.actions[$0].touch.dot) }
        guard names.contains(typed) else {
            throw FieldNodeError.unknownDot(typed: typed, known: names)
        }
        // What led to the action that holds stays: only what was done without knowing of it goes.
        let kept = Set(zip(indices, names).filter { $0.1 == typed }.map(\.0))
        let apart = work.standing.conflicts.flatMap { pair in
            kept.contains(pair.0) ? [pair.1] : kept.contains(pair.1) ? [pair.0] : []
        }
        for index in Set(apart).subtracting(kept).sorted() {
            try checkRetraction(of: work.caseActions[index], summary)
            let retraction = CaseAction(
                kind: .retract,
                date: node.now,
                retracts: index,
                reason: "ขัดแย้งกับการดำเนินการอื่นที่ทำพร้อมกัน"
            )
            try author(
                CellWrite.action(retraction, on: key, retracts: work.actions[index].key),
                seen: seen
            )
        }
    }
}
