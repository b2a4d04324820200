package import ComplaintModel
import NodeStore

/// The part of a node's database that is damaged, by which it is decided what mends it.
package enum Damage: String, Hashable, Sendable, Encodable {
    /// Indexes alone: all that they say stands in the tables.
    case indexes
    /// Rows, or what is counted from them: all that they say stands in the log.
    case rows
    /// The log, which is made from nothing else.
    case log
    /// The tables, as SQLite finds them; the log is one of them.
    case tables

    /// What is damaged and what mends it, in both languages.
    package var sentence: Sentence {
        switch self {
        case .indexes, .rows:
            Sentence(
                thai: "เสียหายเฉพาะ\(self == .indexes ? "ดัชนี" : "ตาราง") ข้อมูลที่บันทึกไว้ยังครบ "
                    + "สร้างใหม่ด้วย 'tambon doctor --rebuild' แล้วตรวจอีกครั้งด้วย 'tambon verify'",
                english: "only \(rawValue) are damaged, and nothing that was recorded is lost: "
                    + "make them again with 'tambon doctor --rebuild', and look once more with "
                    + "'tambon verify'"
            )
        case .log:
            Sentence(
                thai: "บันทึกรายการ (log) เสียหาย และสร้างใหม่จากส่วนอื่นไม่ได้ " + Self.restoringThai,
                english: "the log is damaged, and is made from nothing else; " + Self.restoring
            )
        case .tables:
            Sentence(
                thai: "แฟ้มฐานข้อมูลเสียหาย และสร้างใหม่จากส่วนอื่นไม่ได้ " + Self.restoringThai,
                english: "the tables themselves are damaged, and are made from nothing else; "
                    + Self.restoring
            )
        }
    }

    private static let restoringThai =
        StoreError.restoringThai + " คัดลอก keys/unlock.key และ keys/agreement.key "
        + "(กับ unlock.former และ agreement.former ถ้ามี) ไปไว้ใน keys ของโฟลเดอร์ใหม่ก่อน หากไม่มีข้อมูลสำรอง ให้หน่วยเหนือออกคำเชิญใหม่ แล้วใช้ 'tambon join' กับโฟลเดอร์ว่าง"
    private static let restoring =
        StoreError.restoring + "; copy keys/unlock.key and keys/agreement.key (and unlock.former "
        + "and agreement.former, if they are there) into keys of that folder before. Without a backup, a new invitation and 'tambon join' in an empty folder "
        + "bring back what was sent"
}

extension FieldNode {
    /// Which part SQLite's findings are about; nil if there are none.
    ///
    /// - Throws: `StoreError` for what SQLite reports of anything but damage.
    func damage(behind problems: [String]) throws -> Damage? {
        if problems.isEmpty { return nil }
        return try store.mendIndexes(onlyTrying: true) ? .indexes : .tables
    }
}
