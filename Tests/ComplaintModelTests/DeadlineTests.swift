import Testing

@testable import ComplaintModel

@Suite struct DeadlineTests {
    private func date(_ iso: String) throws -> CivilDate { try #require(CivilDate(iso: iso)) }

    private func deadline(
        _ length: Int,
        _ unit: DeadlineSpan.Unit,
        from start: String,
        met: String? = nil,
        required: Bool = true,
        roll: DeadlineRoll = .none,
        calendar: HolidayCalendar = .national,
    ) throws -> Deadline {
        let span = DeadlineSpan(length: length, unit: unit)
        return Deadline(
            rule: DeadlineRule(
                id: "test",
                nameThai: "ทดสอบ",
                nameEnglish: "test",
                start: .received,
                length: .fixed(span),
                metBy: [.notify],
                roll: roll,
                clause: "ข้อ 5",
            ),
            span: span,
            start: try date(start),
            metAt: try met.map { LocalMoment(date: try date($0), minuteOfDay: 600) },
            required: required,
            calendar: calendar,
        )
    }

    @Test(
        "working days pass over weekends and holidays of B.E. 2568 and 2569",
        arguments: [
            (1, "2026-03-06", "2026-03-09"),  // Friday to Monday
            (1, "2025-04-11", "2025-04-17"),  // Songkran 2568 with its day in lieu
            (1, "2026-04-10", "2026-04-16"),  // Songkran 2569
            (7, "2026-04-09", "2026-04-23"),
            (7, "2025-04-10", "2025-04-24"),
            (1, "2025-12-30", "2026-01-05"),  // New Year with the special day
            (7, "2025-12-29", "2026-01-12"),
            (1, "2026-04-13", "2026-04-16"),  // begins on a holiday
            (1, "2026-04-11", "2026-04-16"),  // begins on a Saturday
            (1, "2026-04-30", "2026-05-01"),  // Labour Day closes no office
            (1, "2025-09-30", "2025-10-01"),  // over the border of the fiscal year
            (1, "2025-10-10", "2025-10-14"),  // Friday, Monday is a holiday
            (0, "2026-04-13", "2026-04-13"),
        ]
    )
    func workingDays(length: Int, start: String, due: String) throws {
        #expect(try deadline(length, .working, from: start).due.iso == due)
    }

    @Test(
        "calendar days end on their last day, holiday or not",
        arguments: [
            (15, "2026-03-03", "2026-03-18"), (15, "2026-03-29", "2026-04-13"),
            (15, "2025-12-17", "2026-01-01"), (15, "2025-09-20", "2025-10-05"),
            (1, "2024-02-28", "2024-02-29"),
        ]
    )
    func calendarDays(length: Int, start: String, due: String) throws {
        #expect(try deadline(length, .calendar, from: start).due.iso == due)
    }

    @Test(
        "a procedure may let calendar days roll to the next working day",
        arguments: [
            (15, "2026-03-29", "2026-04-16"), (15, "2025-12-17", "2026-01-05"),
            (15, "2026-03-03", "2026-03-18"),
        ]
    )
    func roll(length: Int, start: String, due: String) throws {
        let rolled = try deadline(length, .calendar, from: start, roll: .nextWorkingDay)
        #expect(rolled.due.iso == due)
    }

    @Test("a status tells how a deadline stands on a day, and knows nothing of later days")
    func statuses() throws {
        let open = try deadline(15, .calendar, from: "2026-03-03")
        #expect(open.status(asOf: try date("2026-03-10")) == .running(daysLeft: 8))
        #expect(open.status(asOf: try date("2026-03-18")) == .dueToday)
        #expect(open.status(asOf: try date("2026-03-21")) == .late(days: 3))
        let inTime = try deadline(15, .calendar, from: "2026-03-03", met: "2026-03-18")
        #expect(inTime.status(asOf: try date("2026-04-01")) == .met)
        #expect(inTime.status(asOf: try date("2026-03-17")) == .running(daysLeft: 1))
        let late = try deadline(15, .calendar, from: "2026-03-03", met: "2026-03-20")
        #expect(late.status(asOf: try date("2026-04-01")) == .metLate(days: 2))
        #expect(late.status(asOf: try date("2026-03-19")) == .late(days: 1))
        let free = try deadline(15, .calendar, from: "2026-03-03", required: false)
        #expect(free.status(asOf: try date("2026-04-01")) == .notRequired)
    }

    @Test("a calendar-day deadline explains itself in one line")
    func explainsCalendarDays() throws {
        let line = try deadline(15, .calendar, from: "2026-03-03").explain(calendar: .national)
        #expect(
            line == "15 วัน นับจาก 3 มี.ค. 2569 → 18 มี.ค. 2569 · ตามข้อ 5 · "
                + "วันหยุด: national 2023–2028"
        )
    }

    @Test("a working-day deadline names every day it skipped, and why")
    func explainsWorkingDays() throws {
        let line = try deadline(2, .working, from: "2026-04-10").explain(calendar: .national)
        #expect(
            line == "2 วันทำการ นับจาก 10 เม.ย. 2569 → 17 เม.ย. 2569 · ข้าม 11 เม.ย. เสาร์, "
                + "12 เม.ย. อาทิตย์, 13 เม.ย. วันสงกรานต์, 14 เม.ย. วันสงกรานต์, "
                + "15 เม.ย. วันสงกรานต์ · ตามข้อ 5 · วันหยุด: national 2023–2028"
        )
    }

    @Test("an explanation says when the holidays of a year are not known")
    func explainsUnknownYears() throws {
        let known = try deadline(1, .working, from: "2028-12-27")
        #expect(known.explanation(calendar: .national).unknownYears.isEmpty)
        let unknown = try deadline(5, .working, from: "2028-12-27")
        #expect(unknown.explanation(calendar: .national).unknownYears == [2572])
        #expect(unknown.explain(calendar: .national).contains("ยังไม่ทราบวันหยุดของปี 2572"))
        let calendarDays = try deadline(15, .calendar, from: "2031-01-01")
        #expect(calendarDays.explanation(calendar: .national).unknownYears.isEmpty)
    }

    @Test("working days are counted and listed between two days")
    func countsWorkingDays() throws {
        let start = try date("2026-04-09")
        let end = try date("2026-04-23")
        #expect(WorkingDays.count(after: start, through: end, calendar: .national) == 7)
        #expect(WorkingDays.count(after: end, through: start, calendar: .national) == 0)
        #expect(WorkingDays.days(in: start...end, calendar: .national).count == 8)
    }

    @Test("a holiday proclaimed late moves the running deadline and not the finished one")
    func lateHoliday() throws {
        let special = Holiday(
            date: try date("2026-06-10"),
            nameThai: "วันหยุดราชการพิเศษ",
            nameEnglish: "Special holiday",
            kind: .special,
            source: "the centre",
            announced: LocalMoment(date: try date("2026-06-08")),
        )
        let larger = HolidayCalendar.national.adding([special])
        let running = try deadline(5, .working, from: "2026-06-04")
        let move = try #require(DeadlineMove(running, from: .national, to: larger))
        #expect(move.before.due.iso == "2026-06-11")
        #expect(move.after.due.iso == "2026-06-12")
        #expect(move.came == [special] && move.went.isEmpty)
        #expect(
            move.thai
                == "11 มิ.ย. 2569 → 12 มิ.ย. 2569 เพราะ 10 มิ.ย. 2569 วันหยุดราชการพิเศษ"
        )
        #expect(move.after.explain(calendar: larger).contains("(ประกาศ 8 มิ.ย. 2569)"))
        let finished = try deadline(5, .working, from: "2026-06-04", met: "2026-06-05")
        #expect(DeadlineMove(finished, from: .national, to: larger) == nil)
        let metAfter = try deadline(5, .working, from: "2026-06-04", met: "2026-06-12")
        #expect(metAfter.recomputed(with: larger).status(asOf: try date("2026-06-30")) == .met)
    }

    @Test("a daily channel that nobody looked at on a working day is missed, and no other is")
    func channelWatch() throws {
        let box = try #require(Channel.wellKnown(.complaintBox))
        let walkIn = try #require(Channel.wellKnown(.walkIn))
        let days = try date("2026-04-09")...date("2026-04-17")
        let checked: Set<CivilDate> = [try date("2026-04-10"), try date("2026-04-14")]
        let missed = ChannelWatch.missedDays(
            of: box,
            in: days,
            checkedOn: checked,
            calendar: .national,
        )
        #expect(missed.map(\.iso) == ["2026-04-09", "2026-04-16", "2026-04-17"])
        #expect(
            ChannelWatch.missedDays(of: walkIn, in: days, checkedOn: [], calendar: .national)
                .isEmpty
        )
    }
}
