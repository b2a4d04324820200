/// A field of the record form; each can be edited later.
///
/// The raw value is the name on the command line and in JSON lines.
package enum EditableField: String, Codable, CaseIterable, Sendable {
    /// The way in which the complaint came.
    case channel
    /// What it is about, in one line.
    case subject
    /// What happened, in the complainant's words.
    case detail
    /// Where it happened.
    case place
    /// When it reached the office.
    case received
    /// The complainant's name and surname.
    case name
    /// The complainant's address.
    case address
    /// The complainant's telephone number.
    case phone
    /// The complainant's e-mail address.
    case email
    /// The complainant's identity card number.
    case idNumber = "id-number"
    /// The agency that complains, when it is one.
    case agency
    /// The category, as far as it is known at the counter.
    case category
    /// The person, post or unit complained of.
    case accused
    /// The officer who wrote the entry.
    case recordedBy = "recorded-by"
    /// The office's own number of an incoming paper.
    case correspondenceNumber = "correspondence-number"

    /// The Thai label, as on the form.
    package var nameThai: String {
        switch self {
        case .channel: "ช่องทาง"
        case .subject: "เรื่อง"
        case .detail: "รายละเอียด"
        case .place: "สถานที่เกิดเหตุ"
        case .received: "วันที่รับเรื่อง"
        case .name: "ชื่อ-สกุล"
        case .address: "ที่อยู่"
        case .phone: "หมายเลขโทรศัพท์"
        case .email: "อีเมล"
        case .idNumber: "เลขประจำตัวประชาชน"
        case .agency: "หน่วยงานผู้ร้อง"
        case .category: "ประเภท"
        case .accused: "ผู้ถูกร้องเรียน"
        case .recordedBy: "ผู้บันทึก"
        case .correspondenceNumber: "เลขรับ"
        }
    }

    /// Whether the field is part of the sealed identity of the complainant.
    package var isIdentity: Bool {
        switch self {
        case .name, .address, .phone, .email, .idNumber: true
        case .channel, .subject, .detail, .place, .received, .agency, .category, .accused,
            .recordedBy, .correspondenceNumber:
            false
        }
    }

    /// Whether a complaint cannot be recorded without it.
    package var isRequired: Bool {
        switch self {
        case .channel, .subject, .detail: true
        case .place, .received, .name, .address, .phone, .email, .idNumber, .agency, .category,
            .accused, .recordedBy, .correspondenceNumber:
            false
        }
    }

    /// The greatest length, in Unicode characters.
    package var limitCharacters: Int {
        switch self {
        case .detail: 20_000
        case .address, .place, .accused, .agency: 1_000
        case .subject: 500
        case .name, .email, .recordedBy: 300
        case .phone, .correspondenceNumber: 100
        case .channel, .category, .received, .idNumber: 64
        }
    }

    /// Whether the field may hold more than one line.
    package var takesLines: Bool { self == .detail || self == .address }
}
