import Testing

@testable import ComplaintModel

@Suite struct PeriodTests {
    @Test(
        "a fiscal year begins on 1 October and is named by the year in which it ends",
        arguments: [
            ("2025-09-30", 2568), ("2025-10-01", 2569), ("2026-01-01", 2569),
            ("2026-09-30", 2569), ("2026-10-01", 2570),
        ]
    )
    func fiscalYearOfDay(iso: String, buddhistYear: Int) throws {
        let date = try #require(CivilDate(iso: iso))
        let year = FiscalYear(containing: date)
        #expect(year.buddhistYear == buddhistYear)
        #expect(year.contains(date))
        #expect(RegisterYear.fiscal.buddhistYear(of: date) == buddhistYear)
        #expect(RegisterYear.fiscal.days(ofBuddhistYear: buddhistYear).contains(date))
    }

    @Test("a fiscal year has its twelve months in order, without a gap")
    func fiscalMonths() {
        let year = FiscalYear(buddhistYear: 2569)
        #expect(year.first.iso == "2025-10-01")
        #expect(year.last.iso == "2026-09-30")
        #expect(year.months.map(\.iso).first == "2025-10")
        #expect(year.months.map(\.iso).last == "2026-09")
        for (month, next) in zip(year.months, year.months.dropFirst()) {
            #expect(month.last.adding(days: 1) == next.first)
            #expect(month.next == next)
            #expect(next.previous == month)
            #expect(month < next)
        }
    }

    @Test("a register of the calendar year runs from 1 January to 31 December")
    func calendarRegister() throws {
        let date = try #require(CivilDate(iso: "2025-10-02"))
        #expect(RegisterYear.calendar.buddhistYear(of: date) == 2568)
        let days = RegisterYear.calendar.days(ofBuddhistYear: 2568)
        #expect(days.lowerBound.iso == "2025-01-01")
        #expect(days.upperBound.iso == "2025-12-31")
    }

    @Test(
        "a month is read in either era and numeral, and printed in both",
        arguments: ["2569-01", "2026-01", "๒๕๖๙-๐๑", "2569-1"]
    )
    func month(typed: String) throws {
        let month = try MonthPeriod(parsing: typed)
        #expect(month.iso == "2026-01")
        #expect(month.description == "2569-01")
        #expect(month.thaiLong == "มกราคม 2569")
        #expect(month.first.iso == "2026-01-01")
        #expect(month.last.iso == "2026-01-31")
    }

    @Test(
        "what is no month is refused with the text as typed",
        arguments: ["2569", "2569-13", "2569-00", "69-01", "3000-01", "2569-01-01", "มกราคม"]
    )
    func noMonth(typed: String) {
        #expect(throws: ComplaintModelError.unreadablePeriod(typed: typed)) {
            try MonthPeriod(parsing: typed)
        }
    }

    @Test(
        "a fiscal year is read from its Buddhist number, or from the common one for the same year"
    )
    func fiscalYearTyped() throws {
        #expect(try FiscalYear(parsing: "2569").buddhistYear == 2569)
        #expect(try FiscalYear(parsing: "๒๕๖๙").buddhistYear == 2569)
        #expect(try FiscalYear(parsing: "2026").buddhistYear == 2569)
        #expect(throws: ComplaintModelError.unreadableFiscalYear(typed: "69")) {
            try FiscalYear(parsing: "69")
        }
    }
}
