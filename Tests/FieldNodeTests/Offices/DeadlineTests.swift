import ComplaintModel
import FieldNode
import Testing

@Suite struct DeadlineTests {
    private static func due(_ node: TestNode, _ id: String) throws -> String? {
        try node.node.list(ListRequest()).first { $0.id == id }?.due
    }

    @Test("A holiday that is added late moves the deadlines that run and none that was met")
    func lateHoliday() async throws {
        // Thursday, 13 November 2025: acceptance is due on Friday.
        let clock = TestClock(1_763_002_800_000)
        let centre = try TestNode("centre", level: .centre, clock: clock)
        let office = try centre.enrolled("80.21.karo", procedure: "school")
        let met = try office.record("รับแล้ว", channel: "phone").id
        let running = try office.record("ยังไม่รับ", channel: "phone").id
        let acceptance = { (node: TestNode, id: String) in
            try #require(
                try node.node.show(id).deadlines.first { $0.met != nil || $0.due < "2025-11-20" }
            )
        }
        #expect(try Self.due(office, running) == "2025-11-14")
        clock.advance(days: 1)
        try office.act(met, .accept)
        let before = try acceptance(office, met)
        #expect([before.due, before.met] == ["2025-11-14", "2025-11-14"])
        clock.advance(days: 1)
        try office.node.addHoliday(
            day("2025-11-14"),
            name: "วันหยุดพิเศษ",
            kind: .special,
            source: "มติ ครม."
        )
        try await office.sync(with: centre)
        for node in [office, centre] {
            #expect(try acceptance(node, met) == acceptance(office, met))
            #expect(try acceptance(node, met).due == "2025-11-14")
            #expect(try acceptance(node, met).status == "met")
            #expect(try Self.due(node, running) == "2025-11-17")
            #expect(try node.node.verify().problems == [])
        }
        try office.node.endHoliday(day("2025-11-14"))
        #expect(try Self.due(office, running) == "2025-11-14")
        #expect(throws: FieldNodeError.self) {
            try office.node.endHoliday(day("2025-11-14"))
        }
    }

    @Test("Lists of what is late speak as of the day they are asked for")
    func asOfDay() throws {
        let office = try TestNode(
            "80.21.karo",
            procedure: "school",
            clock: TestClock(1_763_002_800_000)
        )
        let id = try office.record("ยังไม่รับ", channel: "phone").id
        var request = ListRequest()
        request.onlyLate = true
        for (date, isLate) in [("2025-11-14", false), ("2025-11-15", true), ("2026-01-01", true)] {
            request.today = try day(date)
            #expect(try office.node.list(request).map(\.id) == (isLate ? [id] : []))
        }
        var soon = ListRequest()
        soon.dueWithinDays = 1
        soon.today = try day("2025-11-12")
        #expect(try office.node.list(soon).isEmpty)
        soon.today = try day("2025-11-13")
        #expect(try office.node.list(soon).map(\.id) == [id])
        var show = ShowRequest()
        show.today = try day("2025-11-20")
        #expect(try office.node.show(id, show).deadlines.contains { $0.status == "late" })
        try office.act(id, .void) { $0.reason = "จดซ้ำ" }
        request.today = try day("2026-01-01")
        #expect(try office.node.list(request).isEmpty)
    }

    @Test("Lists and reminders of an earlier day have what was late then and was done since")
    func earlierDay() throws {
        let clock = TestClock()
        let office = try TestNode("80.21.karo", clock: clock)
        let named: [EditableField: String] = [.name: "นางวิไล", .address: "1 หมู่ 2"]
        let told = try office.record("แจ้งช้า", channel: "phone", named).id
        let open = try office.record("ยังไม่แจ้ง", channel: "phone", named).id
        clock.advance(days: 30)
        try office.act(told, .notify)
        clock.advance(days: 10)
        let later = try office.record("มาทีหลัง", channel: "phone", named).id
        // Received on 18 November; due on 3 December; told on 18 December; asked on 28 December.
        var late = ListRequest()
        (late.onlyLate, late.today) = (true, try day("2025-12-10"))
        #expect(try office.node.list(late).map(\.id) == [told, open])
        late.limit = 1
        #expect(try office.node.list(late).map(\.id) == [told])
        var all = ListRequest()
        all.today = late.today
        #expect(try office.node.list(all).map(\.isLate) == [true, true, false])
        #expect(try office.node.list(ListRequest()).map(\.isLate) == [false, true, false])
        let owed = try office.node.reminders(withinDays: 0, today: late.today)
        #expect(owed.map(\.id) == [told, open].sorted())
        (late.today, late.limit) = (nil, nil)
        #expect(try office.node.list(late).map(\.id) == [open])
        #expect(try office.node.reminders(withinDays: 30).map(\.id) == [open, later])
    }
}

/// A day that is written in the test.
private func day(_ iso: String) throws -> CivilDate { try #require(CivilDate(iso: iso)) }
