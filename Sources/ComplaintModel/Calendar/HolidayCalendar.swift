/// The days on which an office works: national, plus regional, plus what the centre sends down.
///
/// A calendar is a value; every change gives a new one. Make one and hand it on: a question costs
/// one look into a hash table, building a calendar costs thousands of them.
package struct HolidayCalendar: Sendable {
    private let name: String
    private var addedCount = 0
    private var calledOffCount = 0
    private var holidaysByDay: [Int: [Holiday]] = [:]
    // Day number -> the day numbers on which people took it for a day off.
    private var closedDays: [Int: [Range<Int>]] = [:]
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
        calendar.calledOffCount += holidays.count { $0.calledOff != nil }
        return calendar
    }

    /// Whether the office works on a day: no Saturday, Sunday, or holiday that closes offices.
    ///
    /// With `asKnownAt`, holidays announced after that moment do not count, and those called off after
    /// it do.
    package func isWorkingDay(_ date: CivilDate, asKnownAt: LocalMoment? = nil) -> Bool {
        guard !date.weekday.isWeekend else { return false }
        guard let closures = closedDays[date.dayNumber] else { return true }
        // Who does not say as known when asks as known now, when what was called off is over.
        let minute = asKnownAt?.minuteNumber ?? Int.max - 1
        return !closures.contains { $0.contains(minute) }
    }

    /// Whether the holidays of a C.E.
    ///
    /// year are in the calendar.
    ///
    /// A year's list is taken as entered when it holds New Year's Day: a single special day that
    /// the centre sends ahead does not make a year known.
    package func knows(year: Int) -> Bool { knownYears.contains(year) }

    /// What is celebrated on a day, whether it closes offices or not; with `asKnownAt`, as it stood
    /// at that moment.
    package func holidays(on date: CivilDate, asKnownAt: LocalMoment? = nil) -> [Holiday] {
        holidaysByDay[date.dayNumber]?.filter { $0.stands(asKnownAt: asKnownAt) } ?? []
    }

    /// The holidays of a C.E.
    ///
    /// year in the order of their days.
    package func holidays(ofYear year: Int) -> [Holiday] {
        holidays.filter { $0.date.year == year }
    }

    /// All holidays in the order of their days.
    package var holidays: [Holiday] {
        holidaysByDay.sorted { $0.key < $1.key }.flatMap(\.value).filter { $0.stands() }
    }

    /// The next day on which the office works, the day itself included.
    package func workingDay(
        onOrAfter date: CivilDate,
        asKnownAt: LocalMoment? = nil,
    ) -> CivilDate {
        var day = date
        while !isWorkingDay(day, asKnownAt: asKnownAt), day < .latest {
            day = day.adding(days: 1)
        }
        return day
    }

    /// What the calendar is made of, for explanations: `national 2023–2028 + 2 − 1` where two days
    /// were added and one of them was called off.
    package var version: String {
        var text = name
        if let first = knownYears.min(), let last = knownYears.max() { text += " \(first)–\(last)" }
        if addedCount > 0 { text += " + \(addedCount)" }
        if calledOffCount > 0 { text += " − \(calledOffCount)" }
        return text
    }

    private mutating func insert(_ holiday: Holiday) {
        let day = holiday.date.dayNumber
        var holidays = holidaysByDay[day] ?? []
        let earlier = holidays.firstIndex { $0.nameThai == holiday.nameThai && $0.stands() }
        if let earlier, holiday.stands() {
            holidays[earlier] = holiday.replacing(holidays[earlier])
        } else {
            holidays.append(holiday)
        }
        holidaysByDay[day] = holidays
        let closures = holidays.filter(\.officesClosed).map(Self.minutesInForce)
        closedDays[day] = closures.isEmpty ? nil : closures
        let parts = holiday.date.parts
        if parts.month == 1, parts.day == 1 { knownYears.insert(parts.year) }
    }
}

extension HolidayCalendar {
    private static func minutesInForce(_ holiday: Holiday) -> Range<Int> {
        let first = holiday.announced?.minuteNumber ?? Int.min
        return first..<max(first, holiday.calledOff?.minuteNumber ?? Int.max)
    }
}

extension HolidayCalendar: CustomStringConvertible {
    package var description: String { version }
}
