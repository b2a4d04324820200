/// A calendar month, the period of a monthly summary.
///
/// People name it by the Buddhist era: `2569-01` is January B.E. 2569, which is 2026-01.
package struct MonthPeriod: Hashable, Comparable, Sendable {
    /// The year of the common era.
    package let year: Int
    /// The month, 1 to 12.
    package let month: Int

    /// Makes a month from its C.E.
    ///
    /// year, or nothing when there is no such month.
    package init?(year: Int, month: Int) {
        guard (1...9999).contains(year), (1...12).contains(month) else { return nil }
        self.year = year
        self.month = month
    }

    /// Makes the month in which a day lies.
    package init(containing date: CivilDate) {
        let parts = date.parts
        year = parts.year
        month = parts.month
    }

    /// Reads `2569-01` or `2026-01`, also in Thai numerals.
    ///
    /// A year 2400–2699 is of the Buddhist era, 1900–2399 of the common era.
    ///
    /// - Throws: ``ComplaintModelError/unreadablePeriod(typed:)``.
    package init(parsing typed: String) throws(ComplaintModelError) {
        let fields = ThaiNumerals.arabic(typed).split(
            separator: "-",
            omittingEmptySubsequences: false,
        )
        guard fields.count == 2, fields[0].utf8.count == 4, fields[1].utf8.count <= 2,
            let typedYear = DigitText.number(fields[0]),
            let year = EraYear.commonEra(ofTyped: typedYear),
            let month = DigitText.number(fields[1]),
            let period = MonthPeriod(year: year, month: month)
        else { throw .unreadablePeriod(typed: typed) }
        self = period
    }

    package static func < (left: MonthPeriod, right: MonthPeriod) -> Bool {
        (left.year, left.month) < (right.year, right.month)
    }

    /// The year of the Buddhist era.
    package var buddhistYear: Int { year + 543 }

    /// The month's first day.
    package var first: CivilDate {
        CivilDate(year: year, month: month, day: 1) ?? .earliest
    }

    /// The month's last day.
    package var last: CivilDate {
        first.adding(days: CivilDate.daysIn(month: month, year: year) - 1)
    }

    /// Whether a day lies in the month.
    package func contains(_ date: CivilDate) -> Bool { first <= date && date <= last }

    /// The month after this one.
    package var next: MonthPeriod { MonthPeriod(containing: last.adding(days: 1)) }
    /// The month before this one.
    package var previous: MonthPeriod { MonthPeriod(containing: first.adding(days: -1)) }

    /// The form in years of the common era: `2026-01`.
    package var iso: String {
        DigitText.padded(year, to: 4) + "-" + DigitText.padded(month, to: 2)
    }

    /// The Thai name: `มกราคม 2569`.
    package var thaiLong: String { "\(ThaiMonth.long(month)) \(buddhistYear)" }
    /// The short Thai name: `ม.ค. 2569`.
    package var thaiShort: String { "\(ThaiMonth.short(month)) \(buddhistYear)" }
}

extension MonthPeriod: CustomStringConvertible {
    /// The form that people type: `2569-01`.
    package var description: String { "\(buddhistYear)-" + DigitText.padded(month, to: 2) }
}

extension MonthPeriod: Codable {
    /// Reads a JSON string such as `"2026-01"`, of the common era.
    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        guard let day = CivilDate(iso: text + "-01") else {
            throw DecodingError.dataCorruptedError(
                in: container,
                debugDescription: "\"\(text)\" is no month of the form 2026-01",
            )
        }
        self.init(containing: day)
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(iso)
    }
}
