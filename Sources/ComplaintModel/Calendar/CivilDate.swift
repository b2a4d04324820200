/// A day of the proleptic Gregorian calendar, in years of the common era (C.E.).
///
/// Held as a count of days, so that comparing, hashing and adding cost one integer operation.
/// Years run from 1 to 9999; a day count beyond them is held at the border, so that a hostile
/// number from another node can never stop the program.
package struct CivilDate: Hashable, Comparable, Sendable {
    /// Days since 1970-01-01.
    package let dayNumber: Int

    /// The first day that can be named: 0001-01-01.
    package static let earliest = CivilDate(dayNumber: -719_162)
    /// The last day that can be named: 9999-12-31.
    package static let latest = CivilDate(dayNumber: 2_932_896)

    /// Makes the day that lies `dayNumber` days after 1970-01-01.
    package init(dayNumber: Int) {
        self.dayNumber = min(max(dayNumber, -719_162), 2_932_896)
    }

    /// Makes a day from its parts, or nothing when there is no such day.
    package init?(year: Int, month: Int, day: Int) {
        guard (1...9999).contains(year), (1...12).contains(month),
            day >= 1, day <= Self.daysIn(month: month, year: year)
        else { return nil }
        self.init(dayNumber: Self.dayNumber(year: year, month: month, day: day))
    }

    package static func < (left: CivilDate, right: CivilDate) -> Bool {
        left.dayNumber < right.dayNumber
    }

    /// The year of the common era.
    package var year: Int { parts.year }
    /// The month, 1 to 12.
    package var month: Int { parts.month }
    /// The day of the month, 1 to 31.
    package var day: Int { parts.day }
    /// The year of the Buddhist era (B.E.): C.E.
    ///
    /// + 543.
    package var buddhistYear: Int { parts.year + 543 }

    /// The day of the week.
    package var weekday: Weekday { Weekday(dayNumber: dayNumber) }

    /// The day that lies `days` later, or earlier when the number is negative.
    package func adding(days: Int) -> CivilDate {
        let (sum, overflow) = dayNumber.addingReportingOverflow(days)
        guard overflow else { return CivilDate(dayNumber: sum) }
        return days > 0 ? .latest : .earliest
    }

    /// The same day of another year; 29 February becomes 28 February where there is none.
    package func adding(years: Int) -> CivilDate {
        let parts = parts
        let year = min(max(parts.year + min(max(years, -9999), 9999), 1), 9999)
        let day = min(parts.day, Self.daysIn(month: parts.month, year: year))
        return CivilDate(dayNumber: Self.dayNumber(year: year, month: parts.month, day: day))
    }

    /// The number of days from another day to this one.
    package func days(since other: CivilDate) -> Int {
        dayNumber - other.dayNumber
    }

    /// The length of a month, in days; the month must be 1 to 12.
    package static func daysIn(month: Int, year: Int) -> Int {
        switch month {
        case 2: isLeap(year) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    private static func isLeap(_ year: Int) -> Bool {
        year.isMultiple(of: 4) && (!year.isMultiple(of: 100) || year.isMultiple(of: 400))
    }
}

// Both directions count from 0000-03-01, so that the leap day is the last of its year.
// The method is Howard Hinnant's "chrono-compatible low-level date algorithms".
extension CivilDate {
    /// Year, month and day in one computation.
    package var parts: (year: Int, month: Int, day: Int) {
        let shifted = dayNumber + 719_468  // never negative: the earliest day is -719,162
        let era = shifted / 146_097
        let dayOfEra = shifted % 146_097
        let yearOfEra =
            (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let marchMonth = (5 * dayOfYear + 2) / 153
        let month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
        let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        return (year, month, dayOfYear - (153 * marchMonth + 2) / 5 + 1)
    }

    private static func dayNumber(year: Int, month: Int, day: Int) -> Int {
        let shiftedYear = month <= 2 ? year - 1 : year
        let era = shiftedYear / 400
        let yearOfEra = shiftedYear - era * 400
        let marchMonth = month > 2 ? month - 3 : month + 9
        let dayOfYear = (153 * marchMonth + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        return era * 146_097 + dayOfEra - 719_468
    }
}
