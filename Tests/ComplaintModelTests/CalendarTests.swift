import Testing

@testable import ComplaintModel

@Suite struct CalendarTests {
    @Test("every day from 2000 to 2100 survives the way through its number, its parts and its text")
    func everyDay() throws {
        var expected = try #require(CivilDate(iso: "2000-01-01"))
        var weekday = Weekday.saturday.rawValue
        for year in 2000...2100 {
            for month in 1...12 {
                for day in 1...CivilDate.daysIn(month: month, year: year) {
                    let date = try #require(CivilDate(year: year, month: month, day: day))
                    guard date == expected, date.year == year, date.month == month,
                        date.day == day, CivilDate(iso: date.iso) == date,
                        date.weekday.rawValue == weekday,
                        CivilDate(dayNumber: date.dayNumber) == date
                    else {
                        Issue.record("\(year)-\(month)-\(day) became \(date)")
                        return
                    }
                    expected = expected.adding(days: 1)
                    weekday = weekday % 7 + 1
                }
            }
        }
        #expect(expected.iso == "2101-01-01")
    }

    @Test(
        "days that are in no calendar are refused",
        arguments: [
            "2025-02-29", "2026-04-31", "2026-13-01", "2026-00-10", "2026-01-00", "0000-01-01",
            "2026-1-01", "2026-01-01 ", "๒๕๖๙-01-01", "", "2026/01/01", "+026-01-01",
        ]
    )
    func noSuchDay(text: String) {
        #expect(CivilDate(iso: text) == nil)
    }

    @Test("a date is printed in the forms of the office")
    func forms() throws {
        let date = try #require(CivilDate(iso: "2026-03-03"))
        #expect(date.thaiLong == "3 มีนาคม 2569")
        #expect(date.thaiShort == "3 มี.ค. 2569")
        #expect(date.buddhistYear == 2569)
        #expect(date.weekday == .tuesday)
        #expect(CivilDate(dayNumber: 0).iso == "1970-01-01")
        #expect(CivilDate(dayNumber: -1).iso == "1969-12-31")
    }

    @Test("a hostile day or minute count is held at the border and stops nothing")
    func hostileNumbers() {
        #expect(CivilDate(dayNumber: .max).iso == "9999-12-31")
        #expect(CivilDate(dayNumber: .min).iso == "0001-01-01")
        #expect(CivilDate.latest.adding(days: .max) == .latest)
        #expect(CivilDate.earliest.adding(days: .min) == .earliest)
        #expect(CivilDate.latest.adding(years: .max).year == 9999)
        #expect(LocalMoment(minuteNumber: .max).iso == "9999-12-31T23:59")
        #expect(LocalMoment(unixMilliseconds: .min).iso == "0001-01-01T00:00")
        #expect(LocalMoment(unixMilliseconds: .max).date == .latest)
        #expect(FiscalYear(buddhistYear: .max).months.count == 12)
    }

    @Test("29 February becomes 28 February in a year that has none")
    func leapDay() throws {
        let leapDay = try #require(CivilDate(iso: "2024-02-29"))
        #expect(leapDay.adding(years: 1).iso == "2025-02-28")
        #expect(leapDay.adding(years: 4).iso == "2028-02-29")
    }

    @Test(
        "Bangkok is seven hours ahead of UTC, also across midnight and before 1970",
        arguments: [
            (0, "1970-01-01T07:00"), (-1, "1970-01-01T06:59"),
            (-25_200_001, "1969-12-31T23:59"), (1_759_371_300_000, "2025-10-02T09:15"),
            (1_767_200_399_999, "2025-12-31T23:59"), (1_767_200_400_000, "2026-01-01T00:00"),
        ] as [(Int64, String)]
    )
    func bangkok(milliseconds: Int64, iso: String) {
        #expect(LocalMoment(unixMilliseconds: milliseconds).iso == iso)
        #expect(LocalMoment(iso: iso)?.iso == iso)
    }

    @Test("a moment reads back what it prints and nothing else")
    func momentText() throws {
        let moment = try #require(LocalMoment(iso: "2025-10-02T09:15"))
        #expect(moment.date.iso == "2025-10-02")
        #expect(moment.minuteOfDay == 555)
        #expect(moment.thaiShort == "2 ต.ค. 2568 09:15 น.")
        #expect(LocalMoment(unixMilliseconds: moment.unixMilliseconds) == moment)
        for text in ["2025-10-02T24:00", "2025-10-02T09:60", "2025-10-02 09:15", "2025-10-02"] {
            #expect(LocalMoment(iso: text) == nil)
        }
    }

    @Test("Thai numerals go to Arabic ones and back, and other characters stay")
    func numerals() {
        #expect(ThaiNumerals.thai("12/2569 หมู่ 3") == "๑๒/๒๕๖๙ หมู่ ๓")
        #expect(ThaiNumerals.arabic("๐๑๒๓๔๕๖๗๘๙ ก") == "0123456789 ก")
    }
}
