import ComplaintModel
import NodeStore
import SyncProtocol

/// What the register says of the case that stands under a source's reference.
struct ReferencedEntry {
    /// The values of the case's cells.
    let value: (CellTag) -> Value?
    /// The complainant's identity; nil where this computer cannot open it.
    let identity: [EditableField: String]?

    /// The cells, of which the identity is opened if it can be.
    init(
        _ vault: IdentityVault,
        _ reader: StoreReader,
        value: @escaping (CellTag) -> Value?,
    ) throws {
        self.value = value
        let sealed = value(ComplaintCell.identity)
        identity = try sealed.map { try vault.opened($0, in: reader) } ?? [:]
    }

    /// The cells that a change has written.
    init(_ vault: IdentityVault, _ reader: StoreReader, writes: [CellWrite]) throws {
        let cells = Dictionary(writes.map { ($0.cell, $0.value) }) { $1 }
        try self.init(vault, reader) { cells[$0] }
    }

    /// The fields in which a complaint says something else, in the order of the form.
    ///
    /// What cannot be read here is taken to be the same, and so is the day of receipt where the complaint
    /// names none: it came again later.
    func differing(from entry: CheckedEntry) -> [EditableField] {
        EditableField.allCases.filter { field in
            if field.isIdentity {
                return identity.map { $0[field] != entry[field] } ?? false
            }
            guard let cell = field.cell else {
                let received = entry.received.map { Int64($0.minuteNumber) }
                return received != nil && received != value(ComplaintCell.received)?.integer
            }
            if case .removedText = value(cell.tag) { return false }
            return value(cell.tag)?.string != entry[field]
        }
    }
}

extension LedgerWork {
    /// The fields in which a complaint says something else than the case under its reference.
    ///
    /// The same file may come again after its cases were put right in the book, so a field may say what
    /// was written first as well.
    ///
    /// - Parameters:
    ///   - entry: the complaint.
    ///   - summary: the case.
    /// - Returns: the fields; none for the same complaint.
    /// - Throws: `StoreError`.
    func differing(_ entry: CheckedEntry, from summary: CaseSummary) throws -> [EditableField] {
        let reader = writer.reader
        let row = summary.row
        let now = try ReferencedEntry(vault, reader) { row.shown($0) }.differing(from: entry)
        if now.isEmpty { return [] }
        let writes = try reader.writes(of: row.creation.dot, to: summary.key, in: log)
        let first = try ReferencedEntry(vault, reader, writes: writes).differing(from: entry)
        return now.filter { first.contains($0) }
    }

    /// Why a case is not held against what comes under its reference; nil if it is.
    ///
    /// Of a case that is hidden here each answer would confirm or deny a guess at its words.
    func uncompared(_ summary: CaseSummary) -> Sentence? {
        guard case .hidden(let office) = node.disclosure(of: summary.row, in: log.ledger) else {
            return nil
        }
        let number = summary.numberText
        return Sentence(
            thai: "เรื่องเลขที่ \(number) สงวนไว้ให้ \(office) จึงไม่ได้เทียบข้อความ "
                + "และไม่ได้บันทึกซ้ำ",
            english: "the case \(number) is reserved for \(office), so the words were not "
                + "compared, and nothing was recorded"
        )
    }
}

extension StoreReader {
    /// A change, read back from the log; nil if it is not held.
    func change(_ dot: Dot, in log: LedgerLog) throws -> Change? {
        let held = try blockNumber(of: dot).map { try changes(ofBlock: $0, in: log) } ?? []
        return held.first { $0.dot == dot }
    }

    /// What a change has written to a row, read back from the log.
    func writes(of change: Dot, to key: RowKey, in log: LedgerLog) throws -> [CellWrite] {
        try self.change(change, in: log)?.writes.filter { $0.rowKey(at: change) == key } ?? []
    }
}

extension FieldNodeError {
    /// Another complaint stands under the reference: passed over, this one would be lost.
    static func otherUnderReference(
        _ entry: CheckedEntry,
        number: String,
        subject: String,
        differing fields: [EditableField],
    ) -> FieldNodeError {
        let ref = entry.ref ?? ""
        let (thai, english) = (fields.map(\.nameThai), fields.map(\.rawValue))
        return .actionRefused(
            Sentence(
                thai: "ref \"\(ref)\" เป็นของเรื่องเลขที่ \(number) \"\(subject)\" อยู่แล้ว แต่เรื่อง "
                    + "\"\(entry.subject)\" ไม่ตรงกันที่ \(thai.joined(separator: ", ")) ถ้าเป็นคนละเรื่อง "
                    + "ให้ใช้ ref อื่น ถ้าเป็นเรื่องเดิม ให้แก้ด้วย 'tambon edit \(number)'",
                english: "the ref \"\(ref)\" is that of the case \(number) \"\(subject)\", and "
                    + "\"\(entry.subject)\" differs from it in \(english.joined(separator: ", ")); "
                    + "give another complaint a ref of its own, and put the same one right with "
                    + "'tambon edit \(number)'"
            )
        )
    }
}
