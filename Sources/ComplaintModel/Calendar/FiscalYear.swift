/// A Thai fiscal year: 1 October to 30 September, named by the Buddhist year in which it ends.
///
/// Fiscal year 2569 runs from 1 October 2568 to 30 September 2569 (2025-10-01 to 2026-09-30).
package struct FiscalYear: Hashable, Comparable, Sendable {
    /// The Buddhist year in which the fiscal year ends.
    package let buddhistYear: Int

    /// Makes a fiscal year from its Buddhist number, held within the years that dates can name.
    package init(buddhistYear: Int) {
        self.buddhistYear = min(max(buddhistYear, 545), 10_542)
    }

    /// Makes the fiscal year in which a day lies.
    package init(containing date: CivilDate) {
        let parts = date.parts
        self.init(buddhistYear: parts.year + 543 + (parts.month >= 10 ? 1 : 0))
    }

    /// Reads `2569`, or `2026` for the same year, also in Thai numerals.
    ///
    /// - Throws: ``ComplaintModelError/unreadableFiscalYear(typed:)``.
    package init(parsing typed: String) throws(ComplaintModelError) {
        guard let number = DigitText.number(ThaiNumerals.arabic(typed)),
            let year = EraYear.commonEra(ofTyped: number)
        else { throw .unreadableFiscalYear(typed: typed) }
        self.init(buddhistYear: year + 543)
    }

    package static func < (left: FiscalYear, right: FiscalYear) -> Bool {
        left.buddhistYear < right.buddhistYear
    }

    /// 1 October.
    package var first: CivilDate {
        CivilDate(year: buddhistYear - 544, month: 10, day: 1) ?? .earliest
    }

    /// 30 September.
    package var last: CivilDate {
        CivilDate(year: buddhistYear - 543, month: 9, day: 30) ?? .latest
    }

    /// Whether a day lies in the year.
    package func contains(_ date: CivilDate) -> Bool { first <= date && date <= last }

    /// The twelve months, from October to September.
    package var months: [MonthPeriod] {
        var months = [MonthPeriod(containing: first)]
        for _ in 1..<12 { months.append(months[months.count - 1].next) }
        return months
    }

    /// The year before, for comparison.
    package var previous: FiscalYear { FiscalYear(buddhistYear: buddhistYear - 1) }
}

extension FiscalYear: CustomStringConvertible {
    /// The number that people type: `2569`.
    package var description: String { String(buddhistYear) }
}
