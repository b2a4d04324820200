import Testing

@testable import ComplaintModel

@Suite struct DateEntryTests {
    @Test(
        "a date is taken as people type it",
        arguments: [
            ("2026-03-31", "2026-03-31T00:00"), ("2569-03-31", "2026-03-31T00:00"),
            ("31/3/2569", "2026-03-31T00:00"), ("31/03/2026", "2026-03-31T00:00"),
            ("๓๑/๓/๒๕๖๙", "2026-03-31T00:00"), ("2569-03-31T09:15", "2026-03-31T09:15"),
            ("31/3/2569 9:15", "2026-03-31T09:15"), (" 2026-03-31 ", "2026-03-31T00:00"),
            ("29/2/2567", "2024-02-29T00:00"), ("01-12-2568", "2025-12-01T00:00"),
            ("1-2-2026 9:15", "2026-02-01T09:15"), ("2569/09/30", "2026-09-30T00:00"),
            ("2026/9/30 9:15", "2026-09-30T09:15"), ("30 ก.ย. 2569", "2026-09-30T00:00"),
            ("๓๐ กันยายน ๒๕๖๙", "2026-09-30T00:00"), ("30 ก.ย. 2026", "2026-09-30T00:00"),
            ("30 ก.ย. 2569 9:15", "2026-09-30T09:15"), ("30/9/2569 09:15 น.", "2026-09-30T09:15"),
        ]
    )
    func taken(typed: String, iso: String) throws {
        #expect(try DateEntry.parse(typed).iso == iso)
    }

    @Test("a text that is no date is refused as such")
    func unreadable() {
        for typed in [
            "", "เมื่อวาน", "2026-03", "2026-03-31T25:00", "3/2569", "1/2/3/2569", "-",
            "30 ก.ฟ. 2569", "ก.ย. 2569", "30 ก.ย. 2569 25:00",
        ] {
            #expect(throws: ComplaintModelError.unreadableDate(typed: typed)) {
                try DateEntry.parse(typed)
            }
        }
        for typed in ["29/2/2569", "2569/2/29", "31 ก.ย. 2569"] {
            #expect(throws: ComplaintModelError.noSuchDay(typed: typed)) {
                try DateEntry.parse(typed)
            }
        }
    }

    @Test("a moment is read as it is printed")
    func printed() throws {
        for day in stride(from: 0, to: 365, by: 9) {
            let moment = LocalMoment(date: Self.today.adding(days: day), minuteOfDay: day)
            #expect(try DateEntry.parse(moment.thaiShort) == moment)
            #expect(try DateEntry.parse(moment.date.thaiLong).date == moment.date)
        }
    }

    @Test(
        "a year of neither era is refused, and the year that was probably meant is named",
        arguments: [
            ("3/3/69", 69, "Did you mean 2569"), ("1483-03-03", 1483, "did you mean 2026"),
            ("3 มี.ค. 69", 69, "Did you mean 2569"),
            ("3/3/3112", 3112, "did you mean 2569"),
        ]
    )
    func yearOfNoEra(typed: String, year: Int, hint: String) {
        let error = ComplaintModelError.yearOfNoEra(typed: typed, year: year)
        #expect(throws: error) { try DateEntry.parse(typed) }
        #expect(error.description.contains(hint))
    }

    private static let today = CivilDate(dayNumber: 20_515)  // 2026-03-03

    @Test("a date of the last three years passes, today included")
    func inWindow() throws {
        #expect(Self.today.iso == "2026-03-03")
        for iso in ["2026-03-03", "2026-03-02", "2023-03-03", "2025-12-31"] {
            try DateEntry.check(#require(LocalMoment(iso: iso + "T23:59")), today: Self.today)
        }
    }

    @Test(
        "a date outside is refused, and the likely slip is named with the date that was meant",
        arguments: [
            ("2569-03-01", DateSlip.Kind.buddhistTakenAsCommon, "2026-03-01"),
            ("1483-03-01", .commonTakenAsBuddhist, "2026-03-01"),
            ("2026-05-02", .dayAndMonthSwapped, "2026-02-05"),
            ("2027-02-20", .wrongYear, "2026-02-20"),
            ("2026-12-30", .wrongYear, "2025-12-30"),
            ("2016-02-20", .wrongYear, "2026-02-20"),
        ]
    )
    func slips(iso: String, kind: DateSlip.Kind, likely: String) throws {
        let date = try #require(CivilDate(iso: iso))
        let slip = try #require(DateSlip.likely(date, today: Self.today))
        #expect(slip.kind == kind)
        #expect(slip.likely.iso == likely)
        let error = #expect(throws: ComplaintModelError.self) {
            try DateEntry.check(LocalMoment(date: date), today: Self.today)
        }
        #expect(error?.description.contains("did you mean \(likely)") == true)
        #expect(error?.sentence.thai.contains(slip.likely.thaiShort) == true)
    }

    @Test("the day after today and the day before the window are refused")
    func borders() throws {
        let tomorrow = Self.today.adding(days: 1)
        let error = #expect(throws: ComplaintModelError.self) {
            try DateEntry.check(LocalMoment(date: tomorrow), today: Self.today)
        }
        guard case .dateAfterToday(tomorrow, Self.today, _) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(throws: ComplaintModelError.self) {
            let day = try #require(CivilDate(iso: "2023-03-02"))
            try DateEntry.check(LocalMoment(date: day), today: Self.today)
        }
    }

    @Test("with a dead clock battery the refusal points at the clock")
    func deadClock() throws {
        let today = CivilDate(dayNumber: 10_957)  // 2000-01-01
        let error = #expect(throws: ComplaintModelError.self) {
            let moment = try #require(LocalMoment(iso: "2026-03-03T09:00"))
            try DateEntry.check(moment, today: today)
        }
        #expect(error?.description.contains("2000-01-01") == true)
    }
}
