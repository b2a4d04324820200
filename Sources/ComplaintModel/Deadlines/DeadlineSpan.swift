/// A length of time as guidelines give it: 15 days, 7 working days.
package struct DeadlineSpan: Hashable, Codable, Sendable {
    /// What is counted.
    package enum Unit: String, Codable, Sendable {
        /// Days on which the office works.
        case working
        /// All days.
        case calendar
    }

    /// The number of days; 0 means by the end of the same day.
    package let length: Int
    /// What is counted.
    package let unit: Unit

    /// The longest span that a procedure may ask for, in days.
    package static let longestDays = 3_660

    /// Makes a span of so many days.
    package init(length: Int, unit: Unit) {
        self.length = length
        self.unit = unit
    }

    /// The Thai wording: `7 วันทำการ`.
    package var nameThai: String { "\(length) " + (unit == .working ? "วันทำการ" : "วัน") }

    /// The English wording: `7 working days`.
    package var nameEnglish: String {
        "\(length) " + (unit == .working ? "working " : "") + (length == 1 ? "day" : "days")
    }
}
