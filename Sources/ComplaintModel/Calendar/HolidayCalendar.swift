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
    // Year -> the numbers of its days on which offices are closed, as far as people know now.
    private var closedDaysByYear: [Int: Set<Int>] = [:]
    // Every year has more of them; a handful of days sent ahead has fewer.
    private static let knownFromClosedDays = 10

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
    /// A year's list is taken as entered when it closes offices on ten days: every year closes them on
    /// more, and neither New Year's Day alone nor a special day that the centre sends ahead makes it known.
    package func knows(year: Int) -> Bool {
        closedDaysByYear[year].map { $0.count >= Self.knownFromClosedDays } ?? false
    }

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
        if !knownYears.isEmpty { text += " " + knownYears.joined(separator: ", ") }
        if addedCount > 0 { text += " + \(addedCount)" }
        if calledOffCount > 0 { text += " − \(calledOffCount)" }
        return text
    }

    /// The years that are known, those without a gap together: `2023–2028`, `2031`.
    private var knownYears: [String] {
        let years = closedDaysByYear.keys.filter { knows(year: $0) }.sorted()
        let firsts = years.filter { !knows(year: $0 - 1) }
        let lasts = years.filter { !knows(year: $0 + 1) }
        return zip(firsts, lasts).map { $0 == $1 ? "\($0)" : "\($0)–\($1)" }
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
        if holidays.contains(where: { $0.officesClosed && $0.stands() }) {
            closedDaysByYear[holiday.date.year, default: []].insert(day)
        } else {
            closedDaysByYear[holiday.date.year]?.remove(day)
        }
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
