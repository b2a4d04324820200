package import ComplaintModel
import NodeStore
import SyncProtocol

extension FieldNode {
    /// Changes one field of a case.
    ///
    /// - Parameters:
    ///   - caseName: the case, as a person names it.
    ///   - field: the field.
    ///   - text: the new text; an empty one empties the field.
    ///   - basis: what the person had seen; nil for everything held now.
    ///   - acceptsDate: whether a person vouches for a date that looks like a slip.
    ///   - settles: whether a person settles a conflict of the field so.
    /// - Throws: ``FieldNodeError`` if the text breaks the field's rules, the field is in conflict and
    ///   nobody has said that the values were seen, or another office has the case.
    package func edit(
        _ caseName: String,
        _ field: EditableField,
        to text: String,
        basis: String? = nil,
        acceptsDate: Bool = false,
        settles: Bool = false,
    ) throws {
        try write(on: caseName) { work, key in
            let seen = try work.seen(basis)
            let today = acceptsDate ? nil : now.date
            let kept: String
            switch field.check(text, under: work.rules.procedure, today: today) {
            case .taken(let text): kept = text
            case .refused(let findings): throw FieldNodeError.invalidEntry(findings)
            }
            if field == .received, kept.isEmpty {
                throw FieldNodeError.invalidEntry([field.missing])
            }
            if let summary = try work.writer.reader.caseSummary(key) {
                let open = try work.open(summary)
                try open.checkEdit(of: field, in: summary)
                try work.checkHandedOver(field, open, summary)
                if summary.row.reservedFor == nil {
                    try work.checkConflict(of: field, in: summary, isSeen: settles || seen != nil)
                }
                if field == .received, !acceptsDate, let moment = LocalMoment(iso: kept) {
                    try open.checkReceipt(moment.date)
                }
            }
            let sealed = try work.sealedWrites(of: kept, in: field, of: key)
            try work.author(sealed ?? work.writes(of: kept, in: field, of: key), seen: seen)
        }
    }
}

extension CaseWork {
    /// Refuses to write in a voided line, and to change the category as recorded where a triage has chosen
    /// one, which counts.
    fileprivate func checkEdit(of field: EditableField, in summary: CaseSummary) throws {
        if standing.state == .voided {
            throw FieldNodeError.actionRefused(
                Sentence(
                    thai: "เรื่องนี้ถูกยกเลิกแล้ว จึงแก้ไขข้อความไม่ได้ "
                        + "หากยกเลิกผิด ให้ถอนการยกเลิกก่อน",
                    english: "the line is voided and stays as it was; if that was wrong, "
                        + "retract the voiding first"
                )
            )
        }
        guard field == .category,
            actionsInForce.contains(where: { $0.kind == .triage && $0.category != nil })
        else { return }
        let command = "tambon act \(summary.numberText) triage --category …"
        throw FieldNodeError.actionRefused(
            Sentence(
                thai: "เรื่องนี้คัดแยกประเภทแล้ว ประเภทจึงตามการคัดแยก ให้แก้ด้วย '\(command)'",
                english: "the case was triaged, and the category is that of the triage; change it "
                    + "with '\(command)'"
            )
        )
    }

    /// Refuses a day of receipt after something was done on the case.
    fileprivate func checkReceipt(_ received: CivilDate) throws {
        guard let first = actionsInForce.map(\.date.date).min(), first < received else { return }
        throw FieldNodeError.actionRefused(.beforeReceipt(first, received))
    }
}

extension LedgerWork {
    /// Refuses to put right what stands in another office's register: nothing would bring it there.
    ///
    /// Who the complainant is goes on to be put right here where that office was not told it.
    fileprivate func checkHandedOver(
        _ field: EditableField,
        _ work: CaseWork,
        _ summary: CaseSummary,
    ) throws {
        guard let taken = try taker(of: summary, work),
            try !field.isIdentity || TransferDesk(writer.reader, log).hasToldIdentity(of: work.key)
        else { return }
        throw FieldNodeError.actionRefused(
            Sentence(
                thai: "\(taken.words) รับเรื่องนี้ไปดำเนินการแล้ว "
                    + "แก้ \"\(field.nameThai)\" ที่นี่จะไม่ถึงหน่วยงานนั้น โปรดแจ้งให้หน่วยงานนั้นแก้",
                english: "\(taken.words) goes on with the case, and \"\(field.rawValue)\" that is "
                    + "changed here would not reach it; tell that office, which can put it right"
            )
        )
    }

    /// Refuses to write over concurrent values of which nobody has chosen one: the others would be gone
    /// without a word.
    ///
    /// An identity is one value of several fields, sealed by each computer for itself: whoever edits one
    /// field of it would write over the others too.
    fileprivate func checkConflict(
        of field: EditableField,
        in summary: CaseSummary,
        isSeen: Bool,
    ) throws {
        let name = field.isIdentity ? ConflictView.identity : field.rawValue
        guard let cell = ComplaintCellName.tag(name).flatMap({ summary.row[$0] }),
            cell.isInConflict, field.isIdentity || !isSeen
        else { return }
        let number = summary.numberText
        if field.isIdentity {
            let closed = try cell.siblings.filter { sibling in
                try sibling.value != .empty && vault.opened(sibling.value, in: writer.reader) == nil
            }
            if !closed.isEmpty {
                throw FieldNodeError.actionRefused(
                    .identityApart(number, sealers: try sealers(of: closed, in: summary))
                )
            }
        }
        throw FieldNodeError.actionRefused(.inConflict(name, field, of: number))
    }

    /// The computers that have sealed some identities of a case, as far as a registry names them.
    private func sealers(of siblings: [Sibling], in summary: CaseSummary) throws -> [String] {
        guard let ledger = try writer.reader.ledger(log.ledger) else { return [] }
        return try siblings.compactMap { sibling in
            try node.sealer(of: sibling, in: summary.row, ledger, writer.reader)?.words
        }.distinct
    }

    /// The write that changes a field of a reserved case: into the words that are sealed for this office.
    ///
    /// - Returns: the write; nil for the day of receipt, and for a case that is not reserved.
    fileprivate func sealedWrites(
        of text: String,
        in field: EditableField,
        of key: RowKey,
    ) throws -> [CellWrite]? {
        guard field != .received,
            let row = try writer.reader.row(DomainTable.complaint.tag, key),
            let office = row.reservedFor
        else { return nil }
        var texts: [String: String] = [:]
        switch node.disclosure(of: row, in: log.ledger) {
        case .opened(let opened): texts = opened
        case .open: break
        case .hidden:
            // Sealed anew without them, the words that nobody here can read would be gone.
            let number = try writer.reader.caseSummary(key)?.numberText ?? ""
            throw FieldNodeError.actionRefused(Disclosure.closed(number))
        }
        texts[field.rawValue] = text
        if field.isIdentity { texts[ReservedBox.editedIdentity] = "1" }
        let box = try ReservedBox.seal(
            texts,
            as: .reserved,
            to: node.readers(of: office, writer.reader),
            in: log.ledger,
            world: node.world
        )
        return [.complaint(key, ComplaintCell.reserved, box)]
    }

    fileprivate func writes(
        of text: String,
        in field: EditableField,
        of key: RowKey,
    ) throws -> [CellWrite] {
        if field.isIdentity { return try identityWrites(of: text, in: field, of: key) }
        if field == .received {
            let moment = LocalMoment(iso: text)
            return [
                .complaint(
                    key,
                    ComplaintCell.received,
                    moment.map { .integer(Int64($0.minuteNumber)) } ?? .empty
                )
            ]
        }
        guard let cell = field.cell else {
            throw FieldNodeError.unknownField(typed: field.rawValue)
        }
        var writes = [CellWrite.complaint(key, cell.tag, text.isEmpty ? .empty : cell.value(text))]
        if field == .agency {
            writes.append(try reachability(of: key, agency: text, identity: nil))
        }
        return writes
    }

    /// Opens the identity, changes one field of it, and seals it anew under a new key.
    private func identityWrites(
        of text: String,
        in field: EditableField,
        of key: RowKey,
    ) throws -> [CellWrite] {
        var identity = try identity(of: key)
        identity[field] = text.isEmpty ? nil : text
        let sealed = try vault.seal(identity, in: writer)
        let handed = try node.renewedIdentity(identity, of: key, in: self)
        if field == .phone {
            try writer.removePhoneMarks(of: key)
            try writer.addPhoneMarks(vault.marks(of: identity[.phone]), of: key)
        }
        return [
            .complaint(key, ComplaintCell.identity, sealed ?? .empty),
            try reachability(of: key, agency: nil, identity: identity),
        ] + handed
    }

    private func identity(of key: RowKey) throws -> [EditableField: String] {
        let reader = writer.reader
        if let row = try reader.row(DomainTable.complaint.tag, key),
            let ledger = try reader.ledger(log.ledger),
            let identity = try node.openIdentity(of: row, in: ledger, reader)
        {
            return identity
        }
        guard log.ledger == node.ownLedger else {
            throw FieldNodeError.identityNotHere(sealedBy: nil)
        }
        return [:]
    }

    /// Whether the complainant can be answered follows from identity and agency.
    private func reachability(
        of key: RowKey,
        agency: String?,
        identity: [EditableField: String]?,
    ) throws -> CellWrite {
        let row = try writer.reader.row(DomainTable.complaint.tag, key)
        let agency = agency ?? row?.shown(ComplaintCell.agency)?.string
        let wasReachable = row?.shown(ComplaintCell.reachable)?.integer ?? 0
        guard let identity = identity ?? (try? self.identity(of: key)) else {
            return .complaint(key, ComplaintCell.reachable, .integer(wasReachable))
        }
        let isReachable = Reachability.isReachable(
            name: identity[.name],
            address: identity[.address],
            agency: agency
        )
        return .complaint(key, ComplaintCell.reachable, .integer(isReachable ? 1 : 0))
    }
}

extension Sentence {
    /// What is said of an edit of what is in conflict.
    fileprivate static func inConflict(
        _ name: String,
        _ field: EditableField,
        of number: String,
    ) -> Sentence {
        let value = field.isIdentity ? "" : " (--value)"
        let command = "tambon resolve \(number) \(name) --keep …"
        return Sentence(
            thai: "\"\(field.nameThai)\" มีค่าที่ขัดแย้งกันรอการตัดสิน (\(name)) ถ้าแก้ตอนนี้ ค่าอื่นจะหายไป "
                + "ดูค่าด้วย 'tambon conflicts' แล้วตัดสินด้วย '\(command)'\(value)",
            english: "\"\(field.rawValue)\" is in conflict (\(name)), and an edit would write over "
                + "values that nobody has decided on; see 'tambon conflicts', and settle it with "
                + "'\(command)'\(value)"
        )
    }

    /// What is said of an edit of an identity that is in conflict with one that does not open here.
    fileprivate static func identityApart(_ number: String, sealers: [String]) -> Sentence {
        let thai = sealers.isEmpty ? "เครื่องที่ปิดผนึกค่านั้น" : sealers.joined(separator: ", ")
        let english =
            sealers.isEmpty ? "the computer that has sealed it" : sealers.joined(separator: ", ")
        let (look, command) = (
            "tambon show \(number) --identity", "tambon resolve \(number) identity --keep …"
        )
        return Sentence(
            thai: "ข้อมูลผู้ร้องมีค่าที่ขัดแย้งกันรอการตัดสิน (identity) "
                + "และเครื่องนี้เปิดได้ไม่ครบ ถ้าแก้ตอนนี้ ค่าที่เปิดไม่ได้จะหายไป "
                + "ดูค่านั้นที่ \(thai) ด้วย '\(look)' "
                + "แล้วตัดสินด้วย '\(command)' ดูชื่อของค่าด้วย 'tambon conflicts'",
            english: "the complainant's identity is in conflict (identity), and not all opens "
                + "here: an edit would write over what does not. See that with '\(look)' at "
                + "\(english), and settle it with '\(command)', by the names that "
                + "'tambon conflicts' shows"
        )
    }
}
