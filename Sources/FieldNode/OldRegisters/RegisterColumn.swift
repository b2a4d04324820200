/// What a column of an old register tells.
package enum RegisterColumn: String, CaseIterable, Encodable, Sendable {
    case number
    /// The office's number of an incoming paper: เลขรับ.
    case paper
    case received
    case channel
    case name
    case address
    case phone
    case agency
    case category
    case subject
    case detail
    case place
    case accused
    case unit
    /// When the unit was given the case.
    case assigned
    /// What was done.
    case action
    case result
    /// When the result was known.
    case resultDate = "result-date"
    /// When the complainant was told.
    case notified
    case recordedBy = "recorded-by"
    case remark

    /// Whether it tells who the complainant is, so that nothing of it is ever shown.
    var isIdentity: Bool {
        switch self {
        case .name, .address, .phone: true
        default: false
        }
    }

    /// The headings that Thai registers use, without spaces and full stops.
    private var headings: [String] {
        switch self {
        case .number: ["ลำดับที่", "ลำดับ", "ที่", "เลขที่", "เลขที่เรื่อง", "เลขทะเบียน"]
        case .paper: ["เลขรับ", "เลขที่รับ", "เลขรับหนังสือ", "ทะเบียนรับ"]
        case .received: ["วัน/เดือน/ปี", "วันเดือนปี", "วันที่", "วันที่รับ", "วันที่รับเรื่อง", "วัน/เดือน/ปีที่รับ"]
        case .channel: ["ช่องทาง", "ช่องทางการร้องเรียน", "รับทาง", "วิธีร้องเรียน"]
        case .name:
            [
                "ชื่อผู้ร้อง/หมู่ที่", "ชื่อผู้ร้อง", "ผู้ร้อง", "ผู้ร้องเรียน", "ชื่อผู้ร้องเรียน", "ชื่อ-สกุล", "ชื่อ-นามสกุล",
                "ชื่อ-สกุลผู้ร้อง",
            ]
        case .address: ["ที่อยู่", "ที่อยู่ผู้ร้อง"]
        case .phone: ["โทรศัพท์", "เบอร์โทร", "หมายเลขโทรศัพท์", "โทร", "เบอร์โทรศัพท์"]
        case .agency: ["หน่วยงานผู้ร้อง"]
        case .category: ["ประเภท", "ประเภทเรื่อง", "ประเภทเรื่องร้องเรียน"]
        case .subject: ["เรื่อง", "ชื่อเรื่อง", "เรื่องร้องเรียน"]
        case .detail: ["รายละเอียด", "รายละเอียดเรื่องร้องเรียน", "เรื่องที่ร้องเรียน"]
        case .place: ["สถานที่", "สถานที่เกิดเหตุ"]
        case .accused: ["ผู้ถูกร้อง", "ผู้ถูกร้องเรียน"]
        case .unit: ["ผู้รับผิดชอบ", "หน่วยงานที่รับผิดชอบ", "หน่วยงานรับผิดชอบ", "กองที่รับผิดชอบ"]
        case .assigned: ["วันที่มอบหมาย", "วันที่ส่งเรื่อง"]
        case .action: ["การดำเนินการ", "การดำเนินงาน"]
        case .result: ["ผลการดำเนินงาน", "ผลการดำเนินการ", "ผล"]
        case .resultDate: ["วันที่แล้วเสร็จ", "วันที่ยุติ", "วันที่รายงานผล", "วันแล้วเสร็จ"]
        case .notified: ["วันที่แจ้งผู้ร้อง", "วันที่แจ้งผล", "วันที่แจ้งผู้ร้องเรียน"]
        case .recordedBy: ["ผู้บันทึก", "ผู้รับเรื่อง"]
        case .remark: ["หมายเหตุ"]
        }
    }

    /// The column that a heading usually stands over; nil if it is none of the usual ones.
    static func usual(over heading: String) -> RegisterColumn? { byHeading[plain(heading)] }

    /// A heading without what people write in it differently.
    static func plain(_ heading: String) -> String {
        heading.filter { !$0.isWhitespace && $0 != "." }
    }

    private static let byHeading = Dictionary(
        uniqueKeysWithValues: allCases.flatMap { column in
            column.headings.map { ($0, column) }
        }
    )
}
