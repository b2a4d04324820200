import ComplaintModel
import NodeStore
import SyncProtocol

/// Where a field of the form stands in the complaint's row.
struct FieldCell {
    /// The cell.
    let tag: CellTag
    /// Whether the text is a word of a vocabulary, not what a person wrote freely.
    let isCode: Bool

    /// The value of a field's text.
    func value(_ text: String) -> Value { isCode ? .code(text) : .text(text) }
}

extension EditableField {
    /// The field's cell; nil for the fields of the sealed identity, which share one, and for the
    /// date of receipt, which is a number.
    var cell: FieldCell? {
        switch self {
        case .channel: FieldCell(tag: ComplaintCell.channel, isCode: true)
        case .category: FieldCell(tag: ComplaintCell.category, isCode: true)
        case .recordedBy: FieldCell(tag: ComplaintCell.recordedBy, isCode: true)
        case .subject: FieldCell(tag: ComplaintCell.subject, isCode: false)
        case .detail: FieldCell(tag: ComplaintCell.detail, isCode: false)
        case .place: FieldCell(tag: ComplaintCell.place, isCode: false)
        case .agency: FieldCell(tag: ComplaintCell.agency, isCode: false)
        case .accused: FieldCell(tag: ComplaintCell.accused, isCode: false)
        case .correspondenceNumber:
            FieldCell(tag: ComplaintCell.correspondenceNumber, isCode: false)
        case .received, .name, .address, .phone, .email, .idNumber: nil
        }
    }
}

/// The names under which the cells of a complaint appear in conflicts and JSON.
enum ComplaintCellName {
    static let names: [CellTag: String] = [
        ComplaintCell.number: "number", ComplaintCell.received: "received",
        ComplaintCell.recorded: "recorded", ComplaintCell.channel: "channel",
        ComplaintCell.category: "category", ComplaintCell.accused: "accused",
        ComplaintCell.subject: "subject", ComplaintCell.detail: "detail",
        ComplaintCell.place: "place", ComplaintCell.identity: "identity",
        ComplaintCell.agency: "agency", ComplaintCell.recordedBy: "recorded-by",
        ComplaintCell.ref: "ref", ComplaintCell.slip: "slip",
        ComplaintCell.reachable: "reachable", ComplaintCell.remark: "remark",
        ComplaintCell.correspondenceNumber: "correspondence-number",
        ComplaintCell.knownAt: "known-at",
    ]

    /// What a person reads of cells that are no fields of the form.
    static let thai: [CellTag: String] = [
        ComplaintCell.number: "เลขทะเบียน", ComplaintCell.identity: "ข้อมูลผู้ร้องเรียน",
        ComplaintCell.remark: "หมายเหตุ", ComplaintCell.reachable: "ติดต่อกลับได้",
    ]

    private static let unnamed = "cell-"

    /// The cell of a name.
    static func tag(_ name: String) -> CellTag? {
        if let known = names.first(where: { $0.value == name })?.key { return known }
        guard name.hasPrefix(unnamed), let number = UInt32(name.dropFirst(unnamed.count)) else {
            return nil
        }
        return names[CellTag(number)] == nil ? CellTag(number) : nil
    }

    /// The name of a cell; a newer version's cell is shown by its number.
    static func name(_ tag: CellTag) -> String { names[tag] ?? unnamed + "\(tag)" }
}

extension ConflictView {
    /// What a person reads of a field of which something waits for a decision.
    package static func nameThai(of field: String) -> String {
        switch field {
        case actions: "การดำเนินการ"
        case takenTwice: "รับโอนเรื่องเดียวกันซ้ำ"
        default:
            EditableField(rawValue: field)?.nameThai
                ?? ComplaintCellName.tag(field).flatMap { ComplaintCellName.thai[$0] } ?? field
        }
    }
}

extension Value {
    /// A register number as a group value: year, number.
    static func number(_ number: RegisterNumber) -> Value {
        .tuple([.integer(Int64(number.buddhistYear)), .integer(Int64(number.number))])
    }

    /// No year and no number of a register is as large as this.
    private static let registerLimit: Int64 = 1_000_000

    /// The register number that a group value of year and number stands for.
    var registerNumber: RegisterNumber? {
        guard case .tuple(let pair) = self, pair.count == 2,
            let year = pair[0].integer, let number = pair[1].integer,
            // A foreign number may be anything, and the next one follows it.
            (0..<Self.registerLimit).contains(year), (0..<Self.registerLimit).contains(number)
        else { return nil }
        return RegisterNumber(number: Int(number), buddhistYear: Int(year))
    }

    /// A value as a person reads it.
    func text(of tag: CellTag) -> String {
        switch self {
        case .empty: ""
        case .integer(let number)
        where tag == ComplaintCell.received || tag == ComplaintCell.recorded:
            LocalMoment(minuteNumber: Int(number)).iso
        case .integer(let number) where tag == ComplaintCell.reachable: number == 1 ? "ได้" : "ไม่ได้"
        case .integer(let number): String(number)
        case .code(let text), .text(let text): text.string
        case .removedText: "ลบออกแล้ว"
        case .sealed: "สงวน"
        case .tuple(let values):
            values.reversed().map { $0.integer.map { String($0) } ?? "" }.joined(separator: "/")
        case .row, .blob, .bytes, .unknown: "ข้อมูลจากรุ่นใหม่กว่า"
        }
    }
}

extension RowState {
    /// The register numbers that a case has got: one, or several from as many computers.
    var registerNumbers: [RegisterNumber] {
        self[ComplaintCell.number]?.siblings.compactMap(\.value.registerNumber) ?? []
    }
}

extension CaseSummary {
    /// The register number as printed, or the slip code of a case that has none yet.
    var numberText: String {
        let tags = [ComplaintCell.number, ComplaintCell.slip]
        return tags.lazy.compactMap { row.shown($0)?.text(of: $0) }.first ?? ""
    }
}
