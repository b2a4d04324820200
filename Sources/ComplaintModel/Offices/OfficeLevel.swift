/// Where an office stands in the tree, from the counter to the centre.
package enum OfficeLevel: String, Codable, CaseIterable, Comparable, Sendable {
    /// A field office: a sub-district organisation, a school.
    case office
    /// A district.
    case district
    /// A province.
    case province
    /// The centre.
    case centre

    /// The Thai name.
    package var nameThai: String {
        switch self {
        case .office: "สำนักงาน"
        case .district: "อำเภอ"
        case .province: "จังหวัด"
        case .centre: "ส่วนกลาง"
        }
    }

    /// Whether a level lies below another.
    package static func < (left: OfficeLevel, right: OfficeLevel) -> Bool {
        left.height < right.height
    }

    private var height: Int {
        switch self {
        case .office: 0
        case .district: 1
        case .province: 2
        case .centre: 3
        }
    }
}
