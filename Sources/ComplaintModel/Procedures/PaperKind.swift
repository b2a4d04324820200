/// The papers that the program can draw up.
package enum PaperKind: String, Codable, CaseIterable, Sendable {
    /// The internal letter that lays the case before the executive: บันทึกข้อความ.
    case memo
    /// The letter to an agency outside: หนังสือส่งต่อ.
    case forwardingLetter = "forwarding-letter"
    /// The letter to the complainant that the case has been received and who handles it.
    case preliminaryNotice = "preliminary-notice"
    /// The letter to the complainant with the result.
    case resultNotice = "result-notice"
    /// The order that appoints a committee: คำสั่งแต่งตั้งคณะกรรมการ.
    case committeeOrder = "committee-order"
    /// The order that appoints the officers of the centre: คำสั่งแต่งตั้งเจ้าหน้าที่ประจำศูนย์.
    case appointmentOrder = "appointment-order"
    /// What a complainant takes home, with nothing on it that says who they are: ใบรับเรื่อง.
    case slip
    /// The sheet of the register: ทะเบียนรับเรื่องร้องเรียน.
    case registerSheet = "register-sheet"
    /// Whom to reach at the reception points: บัญชีรายชื่อผู้ประสานงาน.
    case contactSheet = "contact-sheet"

    /// The Thai name.
    package var nameThai: String {
        switch self {
        case .memo: "บันทึกข้อความ"
        case .forwardingLetter: "หนังสือส่งต่อหน่วยงานภายนอก"
        case .preliminaryNotice: "หนังสือแจ้งผู้ร้องเรียนเบื้องต้น"
        case .resultNotice: "หนังสือแจ้งผลการดำเนินการ"
        case .committeeOrder: "คำสั่งแต่งตั้งคณะกรรมการ"
        case .appointmentOrder: "คำสั่งแต่งตั้งเจ้าหน้าที่"
        case .slip: "ใบรับเรื่อง"
        case .registerSheet: "แผ่นทะเบียนรับเรื่อง"
        case .contactSheet: "บัญชีรายชื่อผู้ประสานงาน"
        }
    }
}
