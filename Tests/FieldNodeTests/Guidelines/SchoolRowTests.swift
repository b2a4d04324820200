import ComplaintModel
import FieldNode
import Foundation
import Reports
import Testing

/// The rows of the school's guideline, each played as an officer would.
@Suite("The guideline of the school") struct SchoolRowTests {
    private static func school(clock: TestClock = TestClock()) throws -> TestNode {
        try TestNode("80.21.school", procedure: "school", clock: clock)
    }

    @Test("S1 Points are set up, an order appoints the officers, and each sees what is theirs")
    func settingUp() throws {
        let node = try Self.school()
        try node.node.add(ReceptionPoint(name: "ห้องธุรการ", phone: "075-123456"))
        try node.node.add(Officer(name: "นางสาวอรทัย แก้วใส", position: "ครู", phone: "081-5550199"))
        let today = node.node.now.date
        try node.node.add(
            OrderEntry(
                number: "12/2569",
                date: today,
                appointees: [("นางสาวอรทัย แก้วใส", "รับเรื่องทางโทรศัพท์")]
            )
        )
        let roster = try node.node.roster()
        let officer = try #require(roster.officers.first)
        #expect(roster.points.first?.phone == "075-123456")
        #expect(roster.duties(of: officer, on: today).map(\.words) == ["รับเรื่องทางโทรศัพท์"])
        #expect(roster.duties(of: officer, on: today.adding(days: -1)).isEmpty)
    }

    @Test("S2 Five channels, accepted within one working day, and at the counter at once")
    func channels() throws {
        // Friday, 14 November 2025.
        let node = try Self.school(clock: TestClock(1_763_089_200_000))
        #expect(
            Set(try node.node.channels().map(\.code))
                == ["walk-in", "line", "facebook", "website", "phone"]
        )
        try node.node.addChannel("letter", name: "หนังสือ", checking: nil)
        let byPhone = try node.record("ทางโทรศัพท์", channel: "phone").id
        let byLetter = try node.record("ทางหนังสือ", channel: "letter").id
        let counter = try node.record("ที่หน้าห้อง").id
        #expect(try node.node.show(counter).state == "accepted")
        var late = ListRequest()
        (late.onlyLate, late.today) = (true, CivilDate(iso: "2025-11-17"))
        #expect(try node.node.list(late).isEmpty)
        late.today = CivilDate(iso: "2025-11-18")
        #expect(try Set(node.node.list(late).map(\.id)) == [byPhone, byLetter])
        for id in [byPhone, byLetter] { try node.act(id, .accept) }
        #expect(try node.node.list(late).isEmpty)
    }

    @Test("S3 Every channel goes into the register, numbered without gaps in the order of entry")
    func register() throws {
        let node = try Self.school()
        try node.record("หนึ่ง", channel: "line", [.name: "สมหญิง", .phone: "081-5550199"])
        try node.record("ไม่บอกชื่อ", channel: "website")
        let old = try node.record("รับไว้บนกระดาษ", received: "2025-09-20", channel: "phone")
        #expect(try node.numbers == ["1/2569", "2/2569", "1/2568"])
        let shown = try node.node.show(old.id)
        #expect(shown.received.hasPrefix("2025-09-20") && !shown.recorded.hasPrefix("2025-09-20"))
        try node.act("2/2569", .void) { $0.reason = "ลงซ้ำ" }
        try node.record("สาม", channel: "phone")
        #expect(try node.numbers.contains("3/2569"))
        #expect(try node.node.show("2/2569").state == "voided")
    }

    @Test(
        "S4 Each category proposes its route",
        arguments: [
            ("information", ["call", "assign", "forward"]), ("service", ["call"]),
            ("conduct", ["assign", "call", "forward"]), ("outside", ["forward"]),
            ("procurement", ["memo"]),
        ]
    )
    func route(category: String, actions: [String]) throws {
        let node = try Self.school()
        let id = try node.record("เรื่อง", channel: "phone", [.name: "สมหญิง"]).id
        try node.act(id, .triage) { $0.category = category }
        let step = try #require(try node.node.show(id).nextStep)
        #expect(step.actions == actions)
        #expect(step.atOnce == (category == "information"))
    }

    @Test("S5 A unit reports within seven working days, and the complainant is told")
    func unitReports() throws {
        // Friday, 14 November 2025: seven working days end on Tuesday, 25 November.
        let node = try Self.school(clock: TestClock(1_763_089_200_000))
        let id = try node.record("ห้องน้ำชำรุด", channel: "phone", [.name: "สมหญิง"]).id
        try node.act(id, .accept)
        try node.act(id, .triage) { $0.category = "service" }
        try node.act(id, .assign) { $0.unit = "งานอาคาร" }
        let due = try node.node.show(id).deadlines.first { $0.rule == "unit-result" }?.due
        #expect(due == "2025-11-25")
        var soon = ListRequest()
        (soon.dueWithinDays, soon.today) = (3, CivilDate(iso: "2025-11-22"))
        #expect(try node.node.list(soon).map(\.id) == [id])
        (soon.dueWithinDays, soon.onlyLate, soon.today) = (nil, true, CivilDate(iso: "2025-11-26"))
        #expect(try node.node.list(soon).map(\.id) == [id])
        let owed = try node.node.reminders(withinDays: 3, today: CivilDate(iso: "2025-11-22"))
        #expect(owed.map(\.unit) == ["งานอาคาร"] && owed.map(\.daysLeft) == [3])
        #expect(try node.node.reminders(withinDays: 3, of: "งานอื่น", today: soon.today).isEmpty)
        node.clock.advance(days: 5)
        try node.act(id, .reportResult) { $0.text = "ซ่อมแล้ว" }
        #expect(try node.node.show(id).nextStep?.actions == ["notify"])
        try node.act(id, .notify)
        #expect(try node.node.list(soon).isEmpty)
    }

    @Test("S6 A monthly summary, and after the fiscal year a summary with analysis")
    func summaries() throws {
        // 14 November 2025, in the fiscal year 2569.
        let node = try Self.school(clock: TestClock(1_763_089_200_000))
        let id = try node.record("ห้องน้ำชำรุด", channel: "phone", [.name: "สมหญิง"]).id
        try node.record("อาหารกลางวัน", channel: "line")
        try node.act(id, .triage) { $0.category = "service" }
        try node.act(id, .close)
        var monthly = ReportRequest(.monthly)
        monthly.period = MonthPeriod(year: 2025, month: 11)
        let month = try Self.figures(of: monthly, at: node)
        #expect(month["received"] as? Int == 2 && month["closed"] as? Int == 1)
        node.clock.advance(days: 365)
        try node.record("ปีถัดไป", channel: "phone")
        var annual = ReportRequest(.annual)
        annual.fiscalYear = FiscalYear(buddhistYear: 2570)
        let year = try Self.figures(of: annual, at: node)
        let summary = try #require(year["summary"] as? [[String: Any]])
        let received = try #require(summary.first { $0["code"] as? String == "received" })
        #expect(received["count"] as? Int == 1 && received["before"] as? Int == 2)
    }

    private static func figures(
        of request: ReportRequest,
        at node: TestNode,
    ) throws -> [String: Any] {
        let page = try ReportFormat.json.render(try node.node.report(request))
        return try #require(try JSONSerialization.jsonObject(with: Data(page)) as? [String: Any])
    }
}
