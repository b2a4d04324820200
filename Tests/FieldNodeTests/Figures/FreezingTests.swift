import ComplaintModel
import FieldNode
import Foundation
import NodeStore
import Reports
import TestGround
import Testing

/// A month that was reported stays as it was reported.
@Suite struct FreezingTests {
    private static func monthly(_ node: TestNode, _ month: MonthPeriod) throws -> [String: Any] {
        var request = ReportRequest(.monthly)
        request.period = month
        request.office = "80.21.karo"
        let text = JSONFormat().render(try node.node.report(request))
        return try #require(
            try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any]
        )
    }

    private static let october = MonthPeriod(year: 2025, month: 10)
    private static let november = MonthPeriod(year: 2025, month: 11)

    @Test("What comes in after a month was frozen is an adjustment, here and in the next report")
    func adjusted() async throws {
        let october = try #require(Self.october)
        let centre = try TestNode("centre", level: .centre)
        let office = try centre.enrolled("80.21.karo")
        try office.record("ก่อนปิดยอด", received: "2025-10-20", channel: "phone")
        let frozen = try office.node.freeze(october)
        try office.record("หลังปิดยอด", received: "2025-10-21", channel: "phone")
        try await office.sync(with: centre)
        for node in [office, centre] {
            let report = try Self.monthly(node, october)
            #expect(report["received"] as? Int == 1)
            #expect(report["frozen"] as? Bool == true)
            #expect(report["digest"] as? String == frozen.digest)
            let arrivals = try #require(report["lateArrivals"] as? [[String: Any]])
            #expect(arrivals.map { $0["number"] as? String } == ["2/2569"])
            let lines = try #require(report["adjustments"] as? [[String: Any]])
            #expect(lines.first?["difference"] as? Int == 1)
            let next = try Self.monthly(node, try #require(Self.november))
            let earlier = try #require(next["earlierAdjustments"] as? [[String: Any]])
            #expect(earlier.first?["month"] as? String == "2025-10")
            #expect(earlier.first?["reported"] as? Int == 1)
            #expect(earlier.first?["now"] as? Int == 2)
        }
    }

    @Test(
        "A frozen month is not frozen twice, one that has not ended never, and not from elsewhere"
    )
    func refused() async throws {
        let (october, november) = (try #require(Self.october), try #require(Self.november))
        let centre = try TestNode("centre", level: .centre)
        let office = try centre.enrolled("80.21.karo")
        #expect(throws: FreezingError.self) { try office.node.freeze(november) }
        let digest = try office.node.freeze(october).digest
        #expect(throws: FreezingError.self) { try office.node.freeze(october) }
        try await office.sync(with: centre)
        #expect(throws: FreezingError.self) { try centre.node.freeze(october, of: "80.21.karo") }
        #expect(try Self.monthly(centre, october)["digest"] as? String == digest)
        #expect(try Self.monthly(office, november)["frozen"] as? Bool == false)
    }

    @Test("Of two freezings made apart the same one counts on every node, and the other is shown")
    func apart() async throws {
        let october = try #require(Self.october)
        let centre = try TestNode("centre", level: .centre)
        let first = try centre.enrolled("80.21.karo")
        try first.record("หนึ่ง", received: "2025-10-20", channel: "phone")
        try await first.sync(with: centre)
        let second = try centre.furtherComputer(of: "80.21.karo", seed: 21)
        try await second.sync(with: centre)
        try second.record("สอง", received: "2025-10-21", channel: "phone")
        // The second has seen and made more, so its freezing stands higher.
        let late = try second.node.freeze(october).digest
        let early = try first.node.freeze(october).digest
        #expect(early != late)
        for node in [second, first, second, first] { try await node.sync(with: centre) }
        for node in [first, second, centre] {
            let report = try Self.monthly(node, october)
            #expect(report["digest"] as? String == early)
            #expect(report["otherDigests"] as? [String] == [late])
            #expect(report["received"] as? Int == 1)
        }
    }

    @Test("An adjustment that a frozen report has listed is not listed again in the one after it")
    func listedOnce() throws {
        let (october, november) = (try #require(Self.october), try #require(Self.november))
        let office = try TestNode("80.21.karo")
        try office.node.freeze(october)
        try office.record("หลังปิดยอดตุลาคม", received: "2025-10-21", channel: "phone")
        office.clock.advance(days: 20)
        try office.node.freeze(november)
        let listed = try Self.monthly(office, november)["earlierAdjustments"] as? [[String: Any]]
        #expect(listed?.first?["difference"] as? Int == 1)
        let december = november.next
        #expect(try Self.monthly(office, december)["earlierAdjustments"] == nil)
        try office.record("หลังปิดยอดทั้งสอง", received: "2025-10-22", channel: "phone")
        let again = try Self.monthly(office, december)["earlierAdjustments"] as? [[String: Any]]
        #expect(again?.first?["reported"] as? Int == 1)
        #expect(again?.first?["now"] as? Int == 2)
        // What November's own report says of October stays as it was.
        let kept = try Self.monthly(office, november)["earlierAdjustments"] as? [[String: Any]]
        #expect(kept?.first?["now"] as? Int == 1)
    }

    @Test("An adjustment tells neither channel nor category of a case that was reserved since")
    func reservedSince() async throws {
        let (october, november) = (try #require(Self.october), try #require(Self.november))
        let centre = try TestNode("centre", level: .centre)
        let district = try centre.enrolled("80.21", level: .district)
        try await district.sync(with: centre)
        let office = try district.enrolled("80.21.karo")
        try await office.sync(with: district)
        let ids = try ["หนึ่ง", "สอง", "สาม"].map { subject in
            try office.record(
                subject,
                received: "2025-10-20",
                channel: "phone",
                [.category: "corruption"]
            ).id
        }
        try office.node.freeze(october)
        let listed = { (section: String, month: MonthPeriod) in
            let lines = try Self.monthly(office, month)[section] as? [[String: Any]]
            return lines?.compactMap { $0["figure"] as? String } ?? []
        }
        try office.node.edit(ids[0], .channel, to: "website")
        #expect(try listed("adjustments", october) == ["channel", "channel"])
        _ = try office.node.reserve(ids[1], for: try OfficeCode(parsing: "80.21"))
        #expect(try listed("adjustments", october) == ["notPursued", "reserved"])
        #expect(try listed("earlierAdjustments", november) == ["notPursued", "reserved"])
        var request = ReportRequest(.monthly)
        request.period = october
        let page = try TextFormat().render(office.node.report(request))
        #expect(page.contains("เดือนที่มีเรื่องสงวนไม่แสดง"))
        // A later report prints what is then, which would tell it just as well.
        office.clock.advance(days: 20)
        try office.node.freeze(november)
        try office.node.edit(ids[2], .channel, to: "website")
        #expect(try listed("earlierAdjustments", november.next) == ["reserved"])
        try await office.sync(with: district)
        try district.node.liftReservation(of: ids[1])
        try await office.sync(with: district)
        #expect(try listed("adjustments", october) == ["channel", "channel"])
    }

    @Test("A case with two overdue deadlines is listed twice and counted once")
    func lateOnce() throws {
        let office = try TestNode("80.21.karo")
        let id = try office.record(
            "ช้า",
            received: "2025-10-02",
            channel: "phone",
            [.name: "สมชาย ใจดี", .address: "1 หมู่ 2"]
        ).id
        try office.act(id, .assign) {
            $0.unit = "กองช่าง"
            $0.date = "2025-10-03"
        }
        let report = try Self.monthly(office, try #require(Self.october))
        #expect((report["lateCases"] as? [[String: Any]])?.count == 2)
        #expect(report["late"] as? Int == 1)
    }

    @Test("Where the procedure publishes no category, the statistics are refused and not empty")
    func nothingPublished() throws {
        let marked = try #require(Procedure.shipped("karo-sao"))
        let json = String(decoding: try marked.json(), as: UTF8.self)
            .replacing("\"published\":true", with: "\"published\":false")
        let folder = try TestFolder()
        let set = OfficeSetUp(
            code: try OfficeCode(parsing: "80.21.karo"),
            name: "กะหรอ",
            level: .office,
            procedure: try Procedure.load(Array(json.utf8)),
            root: nil
        )
        let node = try FieldNode.create(
            set,
            in: folder.path,
            lock: try #require(try NodeLock.acquire(directory: folder.path)),
            world: TestClock().world(seed: 5),
            schema: .present
        )
        #expect(throws: FieldNodeError.self) { try node.report(ReportRequest(.published)) }
    }

    @Test("Published statistics never say that there was nothing where a complaint has no category")
    func publishedWithoutCategory() throws {
        let office = try TestNode("80.21.karo")
        let ids = try ["ยังไม่คัดแยก", "ไม่รับ", "จดซ้ำ"].map { try office.record($0).id }
        try office.act(ids[1], .decline) { $0.text = "เรื่องนอกอำนาจหน้าที่" }
        try office.act(ids[2], .void) { $0.reason = "จดซ้ำ" }
        let published = { try office.node.report(ReportRequest(.published)) }
        let page = try CSVFormat().render(published())
        #expect(!page.contains("ไม่มีเรื่องร้องเรียน"))
        #expect(page.contains("ยังไม่คัดแยกประเภท 2 เรื่อง"))
        let values = try JSONValue(document: JSONFormat().render(published()))
        #expect(values["noComplaints"] == .flag(false) && values["notTriaged"] == .number(2))
        for id in ids.prefix(2) { try office.act(id, .void) { $0.reason = "จดผิด" } }
        #expect(try CSVFormat().render(published()).contains("ไม่มีเรื่องร้องเรียน"))
    }

    @Test("Statistics of a period that has not begun are refused, with the day on which it does")
    func notBegun() throws {
        let office = try TestNode("80.21.karo")
        var request = ReportRequest(.published)
        let ahead: [(Int, PublishedReport.Half?, String, String)] = [
            (2570, nil, "1 ตุลาคม 2569", "2026-10-01"),
            (2569, .second, "1 เมษายน 2569", "2026-04-01"),
        ]
        for (year, half, thai, iso) in ahead {
            request.fiscalYear = FiscalYear(buddhistYear: year)
            request.half = half
            let error = #expect(throws: FieldNodeError.self) { try office.node.report(request) }
            #expect(error?.sentence.thai.contains(thai) == true)
            #expect(error?.sentence.english.contains(iso) == true)
        }
        request.today = CivilDate(iso: "2026-04-01")
        _ = try office.node.report(request)
    }

    @Test("A voided line is no complaint, and the year's days count none of what was done on it")
    func voidedSpans() throws {
        let office = try TestNode("80.21.karo")
        let ids = try ["จดครั้งแรก", "จดซ้ำ"].map { try office.record($0).id }
        for id in ids { try office.act(id, .notify) }
        try office.act(ids[1], .void) { $0.reason = "จดซ้ำ" }
        let spans = try Figures(office.node, ReportRequest(.annual)).values
        for deed in ["accept", "notify"] { #expect(spans["spans|\(deed)|cases|count"] == 1) }
        #expect(try office.node.verify().problems == [])
    }

    @Test("What was open at a month's end is what the next month carries over")
    func chained() throws {
        let office = try TestNode("80.21.karo")
        let id = try office.record("ถนน", received: "2025-09-15").id
        try office.act(id, .close) { $0.date = "2025-10-03" }
        let month = { (number: Int) in
            var request = ReportRequest(.monthly)
            request.period = MonthPeriod(year: 2025, month: number)
            return try Figures(office.node, request).values
        }
        #expect(try month(9)["open|"] == 1 && month(9)["closed|"] == nil)
        #expect(try month(10)["carriedOver|"] == 1 && month(10)["closed|"] == 1)
        #expect(try month(10)["open|"] == nil)
    }

    @Test("What is declined or voided after a month's end was open then, and leaves in a later one")
    func leftLater() throws {
        let office = try TestNode("80.21.karo")
        let ids = try ["ถนน", "ไฟ", "จดซ้ำ"].map { subject in
            try office.record(subject, received: "2025-10-02").id
        }
        let month = { (number: Int) in
            var request = ReportRequest(.monthly)
            request.period = MonthPeriod(year: 2025, month: number)
            return try Figures(office.node, request).values
        }
        try office.act(ids[0], .decline) {
            $0.date = "2025-11-03"
            $0.reason = "in-court"
        }
        try office.act(ids[1], .decline) {
            $0.date = "2025-10-20"
            $0.reason = "in-court"
        }
        try office.act(ids[2], .void) {
            $0.date = "2025-11-04"
            $0.reason = "จดซ้ำ"
        }
        let (october, november) = try (month(10), month(11))
        #expect(october["received|"] == 3 && october["notPursued|"] == 1)
        #expect(october["open|"] == 2)
        #expect(november["carriedOver|"] == 2 && november["notPursued|"] == 2)
        #expect(november["open|"] == nil && november["received|"] == nil)
        #expect(try office.node.verify().problems == [])
    }
}
