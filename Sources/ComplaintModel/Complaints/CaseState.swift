/// Where a case stands; derived from its actions and never written down.
package enum CaseState: String, Codable, CaseIterable, Sendable {
    /// It has reached the office: รับไว้.
    case received
    /// It has been taken on: รับเรื่องแล้ว.
    case accepted
    /// It has a category: คัดแยกแล้ว.
    case triaged
    /// It lies before the executive: เสนอผู้บริหาร.
    case withExecutive = "with-executive"
    /// A unit, agency or committee has it: มอบหมายแล้ว.
    case assigned
    /// A unit has reported its result: รายงานผลแล้ว.
    case reported
    /// It has ended: ยุติ.
    case closed
    /// It has been examined and has not ended: ไม่ยุติ.
    case notClosed = "not-closed"
    /// It was not taken on: ไม่รับเรื่อง.
    case declined
    /// Another office has it: โอนแล้ว.
    case transferred
    /// Its register line was voided: ยกเลิก.
    case voided

    /// The Thai name.
    package var nameThai: String {
        switch self {
        case .received: "รับไว้"
        case .accepted: "รับเรื่องแล้ว"
        case .triaged: "คัดแยกแล้ว"
        case .withExecutive: "เสนอผู้บริหาร"
        case .assigned: "มอบหมายแล้ว"
        case .reported: "รายงานผลแล้ว"
        case .closed: "ยุติ"
        case .notClosed: "ไม่ยุติ"
        case .declined: "ไม่รับเรื่อง"
        case .transferred: "โอนแล้ว"
        case .voided: "ยกเลิก"
        }
    }

    /// The English name.
    package var nameEnglish: String {
        rawValue.split(separator: "-").joined(separator: " ")
    }
}
