/// A day that a deadline did not count, and why.
package struct SkippedDay: Hashable, Sendable {
    /// The day.
    package let date: CivilDate
    /// The holidays that close the office on it; empty for a plain weekend.
    package let holidays: [Holiday]

    /// The day with its reason in Thai: `13 เม.ย. วันสงกรานต์`, `12 เม.ย. เสาร์`.
    package var thai: String {
        let parts = date.parts
        let reason =
            holidays.isEmpty
            ? date.weekday.nameThai
            : holidays.map(Self.reason).joined(separator: "; ")
        return "\(parts.day) \(ThaiMonth.short(parts.month)) \(reason)"
    }

    private static func reason(_ holiday: Holiday) -> String {
        guard let announced = holiday.announced else { return holiday.nameThai }
        return "\(holiday.nameThai) (ประกาศ \(announced.date.thaiShort))"
    }
}
