/// A day of the week, numbered as ISO 8601 does: Monday is 1.
package enum Weekday: Int, CaseIterable, Sendable {
    case monday = 1
    case tuesday, wednesday, thursday, friday, saturday, sunday

    /// The weekday of a day counted from 1970-01-01, which was a Thursday.
    package init(dayNumber: Int) {
        let offset = ((dayNumber + 3) % 7 + 7) % 7  // 0 is Monday
        self = Self.allCases[offset]
    }

    /// Whether offices are closed on this day of every week.
    package var isWeekend: Bool { self == .saturday || self == .sunday }

    /// The Thai name without the word "day": `จันทร์`.
    package var nameThai: String {
        switch self {
        case .monday: "จันทร์"
        case .tuesday: "อังคาร"
        case .wednesday: "พุธ"
        case .thursday: "พฤหัสบดี"
        case .friday: "ศุกร์"
        case .saturday: "เสาร์"
        case .sunday: "อาทิตย์"
        }
    }
}
