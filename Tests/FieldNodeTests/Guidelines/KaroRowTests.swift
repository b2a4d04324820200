import ComplaintModel
import FieldNode
import Reports
import Testing

/// The rows of the sub-district's guideline, each played as an officer would.
@Suite("The guideline of the Karo sub-district administration") struct KaroRowTests {
    private static func office() throws -> TestNode { try TestNode("80.21.karo") }

    private static func named(_ node: TestNode, _ subject: String) throws -> String {
        try node.record(subject, channel: "phone", [.name: "สมหญิง", .address: "หมู่ 3"]).id
    }

    @Test("K1 Counter, telephone, box, website and Facebook; the box is opened with a witness")
    func channels() throws {
        let node = try Self.office()
        let channels = try node.node.channels()
        #expect(
            channels.map(\.code) == ["walk-in", "phone", "complaint-box", "website", "facebook"]
        )
        #expect(channels.filter(\.needsWitness).map(\.code) == ["complaint-box"])
        var check = ChannelCheck(channel: "complaint-box")
        (check.found, check.by, check.witness) = (2, "สมศรี", "สมชาย")
        try node.node.check(check)
        let box = try #require(try node.node.channels().first { $0.code == "complaint-box" })
        #expect(box.lastChecked == node.node.now.date.iso && !box.isDue)
    }

    @Test("K2 The centre receives a complaint, and triage puts it into a category with its route")
    func triage() throws {
        let node = try Self.office()
        let id = try Self.named(node, "ถนนชำรุด")
        #expect(try node.node.show(id).nextStep == nil)
        try node.act(id, .accept)
        try node.act(id, .triage) { $0.category = "service" }
        let shown = try node.node.show(id)
        #expect(shown.state == "triaged" && shown.category == "service")
        #expect(shown.nextStep?.actions == ["memo"] && shown.nextStep?.papers == ["memo"])
    }

    @Test("K3 A memo lays facts, opinion and proposal before the executive, who decides and signs")
    func memo() throws {
        let node = try Self.office()
        try node.node.add(Officer(name: "นายสมชาย ใจดี", position: "นายก อบต.", signs: true))
        let id = try Self.named(node, "ถนนชำรุด")
        try node.act(id, .triage) { $0.category = "service" }
        try node.act(id, .memo) {
            ($0.facts, $0.opinion, $0.proposal) = ("ถนนทรุด", "เร่งด่วน", "มอบกองช่าง")
        }
        #expect(try node.node.show(id).state == "with-executive")
        #expect(throws: FieldNodeError.self) { try node.act(id, .sign) { $0.by = "คนอื่น" } }
        try node.act(id, .sign) { ($0.text, $0.by) = ("อนุมัติ", "นายสมชาย ใจดี") }
        let shown = try node.node.show(id)
        let memo = try #require(shown.actions.first { $0.kind == "memo" })
        #expect([memo.facts, memo.opinion, memo.proposal] == ["ถนนทรุด", "เร่งด่วน", "มอบกองช่าง"])
        let signed = try #require(shown.actions.last)
        #expect(signed.kind == "sign" && signed.text == "อนุมัติ")
        #expect(signed.date.hasPrefix(node.node.now.date.iso))
    }

    @Test("K4 A case goes to units, an agency, or a committee with members and an order")
    func assignment() throws {
        let node = try Self.office()
        let id = try Self.named(node, "เจ้าหน้าที่เรียกเงิน")
        try node.act(id, .triage) { $0.category = "conduct" }
        try node.act(id, .committee) {
            $0.number = "15/2569"
            $0.members = ["นางสุดา ประธาน", "นายวิชัย กรรมการ"]
        }
        try node.act(id, .assign) { $0.unit = "กองคลัง" }
        try node.act(id, .forward) { $0.unit = "ป.ป.ช. ภาค 8" }
        let shown = try node.node.show(id)
        #expect(shown.state == "assigned")
        #expect(shown.units == ["กองคลัง", "ป.ป.ช. ภาค 8"])
        let committee = try #require(shown.actions.first { $0.kind == "committee" })
        #expect(committee.number == "15/2569" && committee.members.count == 2)
        #expect(throws: FieldNodeError.self) {
            try node.act(id, .assign) { ($0.unit, $0.members) = ("กองช่าง", ["ใคร"]) }
        }
        #expect(throws: FieldNodeError.self) { try node.act(id, .assign) { $0.facts = "ผิดช่อง" } }
    }

    @Test("K5 Who can be reached is told within 15 days that the complaint is being handled")
    func preliminaryNotice() throws {
        let node = try Self.office()
        let id = try Self.named(node, "น้ำไม่ไหล")
        let nobody = try node.record("บัตรสนเท่ห์", channel: "complaint-box").id
        let notice = { (id: String, day: CivilDate) in
            var request = ShowRequest()
            request.today = day
            return try #require(
                try node.node.show(id, request).deadlines.first { $0.rule == "preliminary-notice" }
            )
        }
        let received = node.node.now.date
        #expect(try notice(id, received).due == received.adding(days: 15).iso)
        #expect(try notice(id, received.adding(days: 15)).status == "due-today")
        #expect(try notice(id, received.adding(days: 16)).status == "late")
        #expect(try notice(nobody, received.adding(days: 16)).status == "not-required")
        node.clock.advance(days: 10)
        try node.act(id, .notify) { $0.text = "แจ้งเบื้องต้นทางโทรศัพท์" }
        #expect(try notice(id, received.adding(days: 16)).status == "met")
    }

    @Test("K6 Results within 15 days, closed or not closed, each told; not closed goes round again")
    func outcome() throws {
        let node = try Self.office()
        let id = try Self.named(node, "น้ำไม่ไหล")
        try node.act(id, .triage) { $0.category = "service" }
        try node.act(id, .assign) { $0.unit = "กองช่าง" }
        let assigned = node.node.now.date
        let result = { () throws -> [DeadlineView] in
            try node.node.show(id).deadlines.filter { $0.rule == "unit-result" }
        }
        #expect(try result().map(\.due) == [assigned.adding(days: 15).iso])
        try node.act(id, .progress) { $0.text = "กำลังซ่อม" }
        try node.act(id, .reportResult) { $0.text = "ซ่อมแล้ว" }
        #expect(try result().map(\.status) == ["met"])
        try node.act(id, .notClose) { $0.text = "ยังไม่ไหล" }
        var untold = ListRequest()
        untold.onlyUntold = true
        #expect(try node.node.list(untold).map(\.id) == [id])
        #expect(try node.node.show(id).nextStep?.papers == ["result-notice"])
        try node.act(id, .notify)
        #expect(try node.node.list(untold).isEmpty)
        #expect(try node.node.show(id).nextStep?.actions == ["memo"])
        try node.act(id, .assign) { $0.unit = "กองช่าง" }
        #expect(try result().count == 2)
        try node.act(id, .close) { $0.text = "ไหลแล้ว" }
        #expect(try node.node.list(untold).map(\.id) == [id])
        try node.act(id, .notify)
        #expect(try node.node.show(id).nextStep?.actions == ["report-executive"])
        try node.act(id, .reportExecutive)
        let ended = try node.node.show(id)
        #expect(ended.state == "closed" && ended.nextStep == nil)
    }

    @Test("K7 Every field but the identity is searchable, and stands in what is exported")
    func searchable() throws {
        let node = try Self.office()
        let id = try node.record(
            "ไฟถนนดับ",
            channel: "phone",
            [
                .place: "ซอยวัดใต้", .accused: "ผู้รับจ้าง", .name: "ชื่อลับเฉพาะ", .agency: "สภาเยาวชน",
                .category: "service", .correspondenceNumber: "ร.57", .recordedBy: "นางผู้บันทึก",
            ]
        ).id
        try node.act(id, .memo) {
            $0.opinion = "ควรเร่งรัด"
            $0.by = "นายผู้เร่ง"
        }
        let found = { (text: String) in
            var request = ListRequest()
            request.search = text
            return try node.node.list(request).map(\.id)
        }
        for word in ["ไฟถนน", "วัดใต้", "ผู้รับจ้าง", "สภาเยาวชน", "เร่งรัด", "รายละเอียด"] {
            #expect(try found(word) == [id], "\(word)")
        }
        #expect(try found("ลับเฉพาะ").isEmpty)
        for word in ["ร.57", "นางผู้บันทึก", "นายผู้เร่ง"] { #expect(try found(word) == [id], "\(word)") }
        let names = [("phone", "service"), ("โทรศัพท์", "คุณภาพการให้บริการ/ความเดือดร้อน")]
        for (channel, category) in names {
            var request = ListRequest()
            (request.channel, request.category) = (channel, category)
            #expect(try node.node.list(request).map(\.id) == [id], "\(channel)")
        }
        var other = ListRequest()
        other.channel = "website"
        #expect(try node.node.list(other).isEmpty)
        other.channel = "webside"
        #expect(throws: FieldNodeError.self) { try node.node.list(other) }
        let register = try node.node.report(ReportRequest(.register))
        let sheet = CSVFormat().render(register)
        let state = CaseState.withExecutive.nameThai
        let form = ["โทรศัพท์", "รายละเอียดของ ไฟถนนดับ", "ซอยวัดใต้", "ผู้รับจ้าง", "นางผู้บันทึก", state]
        for word in form {
            #expect(sheet.contains(word), "\(word)")
        }
        #expect(!sheet.contains("ชื่อลับเฉพาะ"))
        #expect(String(describing: register).contains("ร.57"))
        #expect(!String(describing: register).contains("ชื่อลับเฉพาะ"))
        #expect(String(describing: register).contains("ไฟถนนดับ"))
    }

    @Test("K8 A yearly summary, and an archive that is read and searched, out of the daily lists")
    func yearAndArchive() throws {
        // 25 September 2025, in the fiscal year 2568.
        let node = try TestNode("80.21.karo", clock: TestClock(1_758_769_200_000))
        let ended = try Self.named(node, "ถนนหน้าวัด")
        try node.act(ended, .close)
        try node.act(ended, .notify)
        let open = try Self.named(node, "ยังไม่เสร็จ")
        #expect(throws: FieldNodeError.self) { try node.node.archive(Self.year) }
        node.clock.advance(days: 10)
        _ = try node.node.archive(Self.year)
        #expect(try node.node.list(ListRequest()).map(\.id) == [open])
        var search = ListRequest()
        search.search = "หน้าวัด"
        #expect(try node.node.list(search).map(\.id) == [ended])
        #expect(try node.node.show(ended).subject == "ถนนหน้าวัด")
        var annual = ReportRequest(.annual)
        annual.fiscalYear = Self.year
        let page = String(describing: try node.node.report(annual))
        #expect(page.contains("2568"))
    }

    private static let year = FiscalYear(buddhistYear: 2568)
}
