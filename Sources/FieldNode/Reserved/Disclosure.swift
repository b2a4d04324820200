import ComplaintModel
import NodeStore
import SyncProtocol

/// What of a case may be shown at this node.
enum Disclosure: Equatable {
    /// All of it.
    case open
    /// All of it, from the sealed words.
    case opened([String: String])
    /// Its number and its dates.
    case hidden(for: String)

    /// What stands where something is not shown.
    static let mask = "สงวน"
    /// The machine name of the state that is not shown.
    static let state = "reserved"

    /// Why a case that is reserved for this office cannot be read here, and what opens it.
    static func closed(_ number: String) -> Sentence {
        Sentence(
            thai: "คำของเรื่อง \(number) ปิดผนึกไว้กับกุญแจเดิมของสำนักงานนี้ เปิดที่เครื่องนี้ไม่ได้ "
                + "คัดลอก keys/agreement.key ของเครื่องเดิมมาเป็น keys/agreement.former แล้วเปิดใหม่",
            english: "the words of \(number) are sealed for the key that this office's node had "
                + "before it was restored: copy keys/agreement.key of the old machine to "
                + "keys/agreement.former here, and try again"
        )
    }

    var isHidden: Bool {
        if case .hidden = self { return true }
        return false
    }

    /// The complainant's identity, where it was sealed with the rest; nil where nobody gave a name, or it
    /// is sealed by itself.
    var identity: [String: String]? {
        guard case .opened(let texts) = self else { return nil }
        let fields = texts.filter { name, text in
            EditableField(rawValue: name)?.isIdentity ?? false && !text.isEmpty
        }
        return fields.isEmpty ? nil : fields
    }

    /// A field of the case, as it may be shown.
    func text(_ field: EditableField, in row: RowState) -> String {
        switch self {
        case .open: field.cell.flatMap { row.shown($0.tag)?.string } ?? ""
        case .opened(let texts): texts[field.rawValue] ?? Self.open.text(field, in: row)
        case .hidden: field == .subject ? Self.mask : ""
        }
    }
}

extension RowState {
    /// The code of the office that a case is reserved for; nil if it is for everybody.
    var reservedFor: String? {
        shown(ComplaintCell.reservedFor)?.string.flatMap { $0.isEmpty ? nil : $0 }
    }
}

extension FieldNode {
    /// What of a case may be shown here: of one that is reserved for another office nothing but its
    /// number and its dates.
    func disclosure(of row: RowState, in ledger: LedgerID) -> Disclosure {
        guard let reader = row.reservedFor else { return .open }
        guard reader == office.code.text else { return .hidden(for: reader) }
        guard let sealed = row.shown(ComplaintCell.reserved), sealed != .empty else { return .open }
        let opened = ReservedBox.open(sealed, as: .reserved, with: keys, in: ledger)
        if let opened { return .opened(opened) }
        // One that was recorded openly has only the complainant's identity sealed for that office.
        return row.shown(ComplaintCell.subject) == nil ? .hidden(for: reader) : .open
    }

    /// Refuses what goes by the words of a case where they cannot be read.
    func requireDisclosed(_ summary: CaseSummary, in ledger: LedgerID) throws(FieldNodeError) {
        try requireMayAct(on: summary, in: ledger)
        if disclosure(of: summary.row, in: ledger).isHidden {
            throw .actionRefused(Disclosure.closed(summary.numberText))
        }
    }

    /// Refuses to write on a case that is reserved for another office.
    ///
    /// The office that it is reserved for goes on with it also where its words were sealed for keys that
    /// were lost: nobody else can.
    func requireMayAct(on summary: CaseSummary, in ledger: LedgerID) throws(FieldNodeError) {
        guard case .hidden(let reader) = disclosure(of: summary.row, in: ledger),
            reader != office.code.text
        else { return }
        throw .actionRefused(
            Sentence(
                thai: "เรื่องเลขที่ \(summary.numberText) สงวนไว้ให้ \(reader) ดำเนินการเท่านั้น",
                english:
                    "the case \(summary.numberText) is reserved for \(reader), which alone may "
                    + "act on it"
            )
        )
    }

    /// The keys of the nodes of an office above another, which alone can go on with a case of that one.
    ///
    /// - Throws: ``FieldNodeError/actionRefused(_:)`` if the office is not above that one, or none of its
    ///   nodes is known here.
    func readers(
        above code: String,
        of office: String,
        _ reader: StoreReader,
    ) throws -> [AgreementKey] {
        let known = try readers(of: office, reader)
        let holders = try authority(reader).enrolled.filter { node in
            node.code.string == office && node.prefixes.covers(Utf8Text(code))
        }
        if office == code || holders.isEmpty {
            throw FieldNodeError.actionRefused(
                Sentence(
                    thai: "\(office) ไม่ใช่หน่วยเหนือของ \(code) จะเปิดเรื่องนี้ไม่ได้ "
                        + "สงวนได้เฉพาะให้หน่วยเหนือ ดู 'tambon nodes'",
                    english: "\(office) is not above \(code) and does not hold its "
                        + "books, so nobody could go on with the case; reserve it for an office above, see "
                        + "'tambon nodes'"
                )
            )
        }
        return known
    }

    /// The keys of an office's nodes, to which something is sealed that only they may read.
    ///
    /// - Throws: ``FieldNodeError/actionRefused(_:)`` if none is known here.
    func readers(of office: String, _ reader: StoreReader) throws -> [AgreementKey] {
        let authority = try authority(reader)
        let found = authority.enrolled.filter { node in
            node.code.string == office && !authority.isFormer(node.signingKey)
        }.map(\.agreementKey)
        if found.isEmpty {
            throw FieldNodeError.actionRefused(
                Sentence(
                    thai: "ไม่รู้จักเครื่องของ \(office) จึงปิดผนึกให้เปิดอ่านที่นั่นไม่ได้ "
                        + "รับส่งข้อมูลกับหน่วยเหนือก่อน แล้วดู 'tambon nodes'",
                    english:
                        "no enrolled node of \(office) is known here, so nothing can be sealed "
                        + "for it; exchange with the node above first, and see 'tambon nodes'"
                )
            )
        }
        return found
    }
}
