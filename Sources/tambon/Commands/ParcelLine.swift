import FieldNode

/// What was done with one parcel of a folder, in words.
struct ParcelLine {
    private let parcel: ParcelOutcome

    /// Takes what was done.
    init(_ parcel: ParcelOutcome) { self.parcel = parcel }

    /// The line in both languages.
    var text: String {
        "\(parcel.name): \(thai)\(whose(from: "จาก", to: "ถึง")) \(parcel.changes) รายการ / "
            + "\(parcel.deed.rawValue)\(whose(from: "from", to: "for")), "
            + "\(parcel.changes) changes, \(parcel.bytes) bytes"
    }

    /// The short line of the log.
    var logText: String {
        "\(parcel.name) \(thai)\(whose(from: "จาก", to: "ถึง"))"
    }

    private func whose(from: String, to: String) -> String {
        if let office = parcel.from { return " \(from) \(office)" }
        return parcel.to.isEmpty ? "" : " \(to) \(parcel.to.joined(separator: ", "))"
    }

    private var thai: String {
        switch parcel.deed {
        case .applied: "รับแล้ว"
        case .known: "มีอยู่แล้ว"
        case .waiting: "รอข้อมูลก่อนหน้า"
        case .foreign: "ของหน่วยอื่น คงไว้"
        case .damaged: "เสียหาย อ่านไม่ได้"
        case .refused: "ไม่รับ"
        case .written: "เขียนใหม่"
        case .kept: "คงไว้ ผู้รับยังไม่ได้อ่าน"
        case .replaced: "แทนด้วยแฟ้มใหม่"
        case .removed: "ลบแล้ว ผู้รับได้ครบ"
        }
    }
}
