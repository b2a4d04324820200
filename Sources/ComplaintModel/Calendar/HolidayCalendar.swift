/// The days on which an office works: national, plus regional, plus what the centre sends down.
///
/// A calendar is a value; every change gives a new one. Make one and hand it on: a question costs
/// one look into a hash table, building a calendar costs thousands of them.
package struct HolidayCalendar: Sendable {
    private let name: String
    private var addedCount = 0
    private var removedCount = 0
    private var holidaysByDay: [Int: [Holiday]] = [:]
    // Day number -> the day number from which the closure was known; Int.min: from the beginning.
    private var closedDays: [Int: Int] = [:]
    private var knownYears: Set<Int> = []

    /// Makes a calendar from its holidays.
    package init(name: String, holidays: [Holiday]) {
        self.name = name
        for holiday in holidays { insert(holiday) }
    }

    /// The calendar that knows weekends and nothing else.
    package static let weekendsOnly = HolidayCalendar(name: "weekends only", holidays: [])

    /// This calendar with more holidays; a holiday of the same day and name is replaced.
    package func adding(_ holidays: [Holiday]) -> HolidayCalendar {
        var calendar = self
        for holiday in holidays { calendar.insert(holiday) }
        calendar.addedCount += holidays.count
        return calendar
    }

    /// This calendar without the holidays of certain days, such as one that was called off.
    package func removing(_ dates: [CivilDate]) -> HolidayCalendar {
        var calendar = self
        for date in dates where calendar.holidaysByDay.removeValue(forKey: date.dayNumber) != nil {
            calendar.closedDays.removeValue(forKey: date.dayNumber)
            calendar.removedCount += 1
        }
        return calendar
    }

    /// Whether the office works on a day: no Saturday, Sunday, or holiday that closes offices.
    ///
    /// With `asKnownOn`, holidays announced after that day do not count.
    package func isWorkingDay(_ date: CivilDate, asKnownOn: CivilDate? = nil) -> Bool {
        guard !date.weekday.isWeekend else { return false }
        guard let knownFrom = closedDays[date.dayNumber] else { return true }
        guard let asKnownOn else { return false }
        return knownFrom > asKnownOn.dayNumber
    }

    /// Whether the holidays of a C.E.
    ///
    /// year are in the calendar.
    ///
    /// A year's list is taken as entered when it holds New Year's Day: a single special day that
    /// the centre sends ahead does not make a year known.
    package func knows(year: Int) -> Bool { knownYears.contains(year) }

    /// What is celebrated on a day, whether it closes offices or not.
    package func holidays(on date: CivilDate) -> [Holiday] {
        holidaysByDay[date.dayNumber] ?? []
    }

    /// The holidays of a C.E.
    ///
    /// year in the order of their days.
    package func holidays(ofYear year: Int) -> [Holiday] {
        holidays.filter { $0.date.year == year }
    }

    /// All holidays in the order of their days.
    package var holidays: [Holiday] {
        holidaysByDay.sorted { $0.key < $1.key }.flatMap(\.value)
    }

    /// The next day on which the office works, the day itself included.
    package func workingDay(
        onOrAfter date: CivilDate,
        asKnownOn: CivilDate? = nil,
    ) -> CivilDate {
        var day = date
        while !isWorkingDay(day, asKnownOn: asKnownOn), day < .latest {
            day = day.adding(days: 1)
        }
        return day
    }

    /// What the calendar is made of, for explanations: `national 2023–2028 + 2`.
    package var version: String {
        var text = name
        if let first = knownYears.min(), let last = knownYears.max() { text += " \(first)–\(last)" }
        if addedCount > 0 { text += " + \(addedCount)" }
        if removedCount > 0 { text += " − \(removedCount)" }
        return text
    }

    private mutating func insert(_ holiday: Holiday) {
        let day = holiday.date.dayNumber
        var holidays = holidaysByDay[day] ?? []
        holidays.removeAll { $0.nameThai == holiday.nameThai }
        holidays.append(holiday)
        holidaysByDay[day] = holidays
        closedDays[day] =
            holidays.lazy.filter(\.officesClosed)
            .map { $0.announced?.dayNumber ?? Int.min }.min()
        let parts = holiday.date.parts
        if parts.month == 1, parts.day == 1 { knownYears.insert(parts.year) }
    }
}

extension HolidayCalendar: CustomStringConvertible {
    package var description: String { version }
}
