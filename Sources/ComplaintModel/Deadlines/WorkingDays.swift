/// Counting in days on which an office works.
package enum WorkingDays {
    /// The day that is `count` working days after a day; the day itself is day 0, working or not.
    ///
    /// One working day after a Friday is Monday, or the next working day when Monday is a holiday.
    package static func adding(
        _ count: Int,
        to date: CivilDate,
        calendar: HolidayCalendar,
        asKnownAt: LocalMoment? = nil,
    ) -> CivilDate {
        var day = date
        var left = count
        while left > 0, day < .latest {
            day = day.adding(days: 1)
            if calendar.isWorkingDay(day, asKnownAt: asKnownAt) { left -= 1 }
        }
        return day
    }

    /// The number of working days after one day up to and including another.
    package static func count(
        after start: CivilDate,
        through end: CivilDate,
        calendar: HolidayCalendar,
    ) -> Int {
        guard start < end else { return 0 }
        return (start.dayNumber + 1...end.dayNumber).count { number in
            calendar.isWorkingDay(CivilDate(dayNumber: number))
        }
    }

    /// The working days of a range, in order: on each, a channel checked daily is due.
    package static func days(
        in range: ClosedRange<CivilDate>,
        calendar: HolidayCalendar,
    ) -> [CivilDate] {
        (range.lowerBound.dayNumber...range.upperBound.dayNumber).lazy
            .map { CivilDate(dayNumber: $0) }
            .filter { calendar.isWorkingDay($0) }
    }
}
