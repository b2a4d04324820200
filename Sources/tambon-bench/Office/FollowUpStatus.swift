import ComplaintModel

/// The states that a workload's follow-ups name, each with the kind of action that says the same.
enum FollowUpStatus: String, CaseIterable {
    case forwarded = "ส่งต่อหน่วยงาน"
    case examined = "ตรวจสอบข้อเท็จจริง"
    case progressing = "ระหว่างดำเนินการ"
    case asked = "ขอข้อมูลเพิ่ม"
    case urged = "เร่งรัดติดตาม"
    case notified = "แจ้งผลแล้ว"
    case closed = "ยุติเรื่อง"

    /// The state of a complaint that has just come in.
    static let received = "รับเรื่อง"

    /// The action that an officer takes in the program; different for every state.
    var action: ActionKind {
        switch self {
        case .forwarded: .forward
        case .examined: .committee
        case .progressing: .progress
        case .asked: .call
        case .urged: .note
        case .notified: .notify
        case .closed: .close
        }
    }
}
