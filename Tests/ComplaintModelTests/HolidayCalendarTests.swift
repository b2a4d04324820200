import Testing

@testable import ComplaintModel

@Suite struct HolidayCalendarTests {
    private func date(_ iso: String) throws -> CivilDate { try #require(CivilDate(iso: iso)) }

    @Test("the shipped calendar is read whole and knows its years")
    func national() throws {
        let national = HolidayCalendar.national
        #expect(national.holidays.count == 156)
        for year in 2023...2028 { #expect(national.knows(year: year)) }
        #expect(!national.knows(year: 2022))
        #expect(!national.knows(year: 2029))
        #expect(national.version == "national 2023–2028")
        #expect(national.holidays(ofYear: 2026).count == 23)
    }

    @Test(
        "offices are closed on weekends and public holidays, and open on Labour Day",
        arguments: [
            ("2025-04-11", true), ("2025-04-12", false), ("2025-04-14", false),
            ("2025-04-16", false), ("2025-04-17", true), ("2025-05-01", true),
            ("2026-01-01", false), ("2026-01-02", false), ("2026-01-05", true),
            ("2026-05-01", true), ("2027-05-03", true), ("2031-01-01", true),
        ]
    )
    func workingDays(iso: String, isWorking: Bool) throws {
        #expect(HolidayCalendar.national.isWorkingDay(try date(iso)) == isWorking)
    }

    @Test("what the centre sends down is added, shown in the version, and can be taken back")
    func addingAndRemoving() throws {
        let day = try date("2026-06-15")
        let special = Holiday(
            date: day,
            nameThai: "วันหยุดพิเศษ",
            nameEnglish: "Special holiday",
            kind: .special,
            source: "the centre",
        )
        let larger = HolidayCalendar.national.adding([special])
        #expect(!larger.isWorkingDay(day))
        #expect(larger.version == "national 2023–2028 + 1")
        #expect(larger.holidays(on: day) == [special])
        let calledOff = Holiday(
            date: day,
            nameThai: special.nameThai,
            nameEnglish: special.nameEnglish,
            kind: .special,
            source: "the centre",
            calledOff: LocalMoment(date: try date("2026-06-01")),
        )
        let smaller = HolidayCalendar.national.adding([calledOff])
        #expect(smaller.isWorkingDay(day))
        #expect(
            smaller.holidays(on: day).isEmpty && smaller.holidays.allSatisfy { $0 != calledOff }
        )
        #expect(!smaller.isWorkingDay(day, asKnownAt: LocalMoment(date: try date("2026-05-31"))))
        #expect(smaller.isWorkingDay(day, asKnownAt: LocalMoment(date: try date("2026-06-01"))))
        #expect(smaller.version == "national 2023–2028 + 1 − 1")
        #expect(HolidayCalendar.national.isWorkingDay(day))
    }

    @Test("one special day sent ahead does not make its year known")
    func knownYears() throws {
        let special = Holiday(
            date: try date("2029-06-18"),
            nameThai: "วันหยุดพิเศษ",
            nameEnglish: "Special holiday",
            kind: .special,
            source: "the centre",
        )
        #expect(!HolidayCalendar.national.adding([special]).knows(year: 2029))
    }

    @Test("New Year's Day alone makes no year known, and the version names no year in between")
    func listedYears() throws {
        let days = try (1...10).map { month in
            Holiday(
                date: try #require(CivilDate(year: 2031, month: month, day: 1)),
                nameThai: "วันหยุด",
                nameEnglish: "Holiday",
                kind: .fixed,
                source: "the centre",
            )
        }
        let first = HolidayCalendar.national.adding([days[0]])
        #expect(!first.knows(year: 2031))
        #expect(first.version == "national 2023–2028 + 1")
        let listed = HolidayCalendar.national.adding(days)
        #expect(listed.knows(year: 2031) && !listed.knows(year: 2030))
        #expect(listed.version == "national 2023–2028, 2031 + 10")
    }

    @Test("a damaged holiday file is refused with the place of the damage")
    func damaged() {
        let error = #expect(throws: ComplaintModelError.self) {
            let json =
                #"{"source": "x", "days": [{"date": "2026-02-30", "th": "", "en": "", "#
                + #""kind": "fixed", "officesClosed": true}]}"#
            _ = try HolidayCalendar(name: "bad", json: Array(json.utf8))
        }
        #expect(error?.description.contains("2026-02-30") == true)
        #expect(error?.description.contains("entry 1") == true)
    }
}
