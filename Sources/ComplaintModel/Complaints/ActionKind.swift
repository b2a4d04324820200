/// What can be done on a case; each entry of a case's history is of one kind.
///
/// Which kinds change the state of a case is data of the procedure, see ``ActionRule``.
package enum ActionKind: String, Codable, CaseIterable, Sendable {
    /// Remark on the case: บันทึก.
    case note
    /// Takes the complaint on: รับเรื่อง.
    case accept
    /// Decides not to take it on, with a reason: ไม่รับเรื่อง.
    case decline
    /// Puts it into a category: คัดแยกประเภท.
    case triage
    /// Lays it before the executive: บันทึกข้อความเสนอผู้บริหาร.
    case memo
    /// The executive decides and signs: ผู้บริหารสั่งการ/ลงนาม.
    case sign
    /// Gives it to a unit of the office: มอบหมายหน่วยงาน.
    case assign
    /// Sends it to an agency outside: ส่งต่อหน่วยงานภายนอก.
    case forward
    /// Appoints a fact-finding committee: แต่งตั้งคณะกรรมการตรวจสอบข้อเท็จจริง.
    case committee
    /// A unit reports how far it has come: รายงานความก้าวหน้า.
    case progress
    /// A unit reports its result: รายงานผลการดำเนินการ.
    case reportResult = "report-result"
    /// Ends the matter: ยุติเรื่อง.
    case close
    /// Finds that the matter has not ended: ไม่ยุติ.
    case notClose = "not-close"
    /// Tells the complainant: แจ้งผู้ร้องเรียน.
    case notify
    /// Coordinates by telephone: โทรศัพท์ประสานงาน.
    case call
    /// Hands it to another office: โอนเรื่องไปสำนักงานอื่น.
    case transfer
    /// Voids the register line, with a reason: ยกเลิกรายการ.
    case void
    /// Takes back an entry made in error, with a reason: ถอนรายการที่บันทึกผิด.
    case retract
    /// Reports the outcome to the executive: รายงานผลต่อผู้บริหาร.
    case reportExecutive = "report-executive"

    /// The Thai name, as it stands in a case's history.
    package var nameThai: String { Self.namesThai[ordinal] }

    private static let namesThai = [
        "บันทึก",
        "รับเรื่อง",
        "ไม่รับเรื่อง",
        "คัดแยกประเภท",
        "บันทึกข้อความเสนอผู้บริหาร",
        "ผู้บริหารสั่งการ/ลงนาม",
        "มอบหมายหน่วยงาน",
        "ส่งต่อหน่วยงานภายนอก",
        "แต่งตั้งคณะกรรมการตรวจสอบข้อเท็จจริง",
        "รายงานความก้าวหน้า",
        "รายงานผลการดำเนินการ",
        "ยุติเรื่อง",
        "ไม่ยุติ",
        "แจ้งผู้ร้องเรียน",
        "โทรศัพท์ประสานงาน",
        "โอนเรื่องไปสำนักงานอื่น",
        "ยกเลิกรายการ",
        "ถอนรายการที่บันทึกผิด",
        "รายงานผลต่อผู้บริหาร",
    ]

    // The place in `allCases`. An explicit switch compiles to nothing, and standing is derived for
    // every touched case of an import.
    var ordinal: Int {
        switch self {
        case .note: 0
        case .accept: 1
        case .decline: 2
        case .triage: 3
        case .memo: 4
        case .sign: 5
        case .assign: 6
        case .forward: 7
        case .committee: 8
        case .progress: 9
        case .reportResult: 10
        case .close: 11
        case .notClose: 12
        case .notify: 13
        case .call: 14
        case .transfer: 15
        case .void: 16
        case .retract: 17
        case .reportExecutive: 18
        }
    }
}

extension ActionKind {
    /// What a complainant is told of as the end of a round: that the matter was found closed or not closed,
    /// was declined, or went to another office.
    package static let outcomes: [ActionKind] = [.close, .notClose, .decline, .transfer]
}
