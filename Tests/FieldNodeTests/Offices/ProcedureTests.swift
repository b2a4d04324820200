import ComplaintModel
import FieldNode
import Reports
import TestGround
import Testing

/// How an office handles complaints, changed while it works.
@Suite struct ProcedureTests {
    @Test("An office changes its own procedure, and its deadlines follow on every node that has it")
    func own() async throws {
        let centre = try TestNode("centre", level: .centre)
        let office = try centre.enrolled("80.21.karo", procedure: "school")
        let id = try office.record("เรื่อง", channel: "phone").id
        try office.act(id, .assign) { $0.unit = "งานอาคาร" }
        try await office.sync(with: centre)
        let text = String(decoding: try office.node.procedureText(), as: UTF8.self)
        let longer = text.replacing(
            "\"length\":7,\"unit\":\"working\"",
            with: "\"length\":9,\"unit\":\"working\""
        )
        #expect(longer != text)
        let due = { (node: TestNode) in
            try node.node.show(id).deadlines.first { $0.rule == "unit-result" }?.due
        }
        let before = try due(office)
        let set = try office.node.setProcedure(Procedure.load(Array(longer.utf8)))
        #expect(set.office == "80.21.karo" && set.unknownCategories.isEmpty)
        #expect(try due(office) != before)
        try await office.sync(with: centre)
        #expect(try due(centre) == due(office))
        #expect(try centre.stateBytes(office: "80.21.karo") == office.ownState)
        #expect(try office.node.verify().problems == [])
    }

    @Test("A register that runs by calendar year is printed for the days of that year")
    func calendarYear() throws {
        let office = try TestNode("80.21.karo")
        let text = String(decoding: try office.node.procedureText(), as: UTF8.self)
        let calendar = text.replacing("\"fiscal\"", with: "\"calendar\"")
        #expect(calendar != text)
        _ = try office.node.setProcedure(Procedure.load(Array(calendar.utf8)))
        for day in ["2025-01-15", "2025-10-15"] {
            #expect(try office.record("เรื่อง", received: day).number.hasSuffix("/2568"))
        }
        for year in [nil, FiscalYear(buddhistYear: 2568)] {
            var book = ReportRequest(.register)
            book.fiscalYear = year
            let file = try JSONFormat().render(office.node.report(book))
            let page = try JSONValue(document: file)
            #expect(page["from"] == .text("2025-01-01") && page["to"] == .text("2025-12-31"))
            #expect(page["lines"].elements.count == 2)
            let sheet = try DrawnFields(.registerSheet, at: office) { $0.fiscalYear = year }
            #expect(sheet["from"] == "2025-01-01")
            #expect(sheet["to"] == "2025-12-31")
            #expect(sheet.column("subject", of: "lines").count == 2)
        }
    }

    @Test("A book that came to run by another kind of year is headed by the days of all its lines")
    func changedYear() throws {
        let office = try TestNode("80.21.karo")
        let first = try office.record("ก่อนเปลี่ยน", received: "2025-10-15")
        #expect(first.number.hasSuffix("/2569"))
        let text = String(decoding: try office.node.procedureText(), as: UTF8.self)
        let calendar = text.replacing("\"fiscal\"", with: "\"calendar\"")
        _ = try office.node.setProcedure(Procedure.load(Array(calendar.utf8)))
        var book = ReportRequest(.register)
        book.fiscalYear = FiscalYear(buddhistYear: 2569)
        let page = try JSONValue(document: JSONFormat().render(office.node.report(book)))
        #expect(page["from"] == .text("2025-10-15") && page["to"] == .text("2026-12-31"))
        #expect(page["lines"].elements.count == 1)
        let sheet = try DrawnFields(.registerSheet, at: office) {
            $0.fiscalYear = FiscalYear(buddhistYear: 2569)
        }
        #expect(sheet["from"] == "2025-10-15" && sheet["to"] == "2026-12-31")
    }

    @Test("The centre sends a procedure down, and says which categories of open cases it lacks")
    func sentDown() async throws {
        let centre = try TestNode("centre", level: .centre)
        let office = try centre.enrolled("80.21.karo")
        try office.record("ทุจริต", channel: "phone", [.category: "corruption"])
        try office.node.addChannel("radio", name: "วิทยุ", checking: nil)
        try await office.sync(with: centre)
        let school = try #require(Procedure.shipped("school"))
        #expect(try centre.node.offices(under: "80.21") == ["80.21.karo"])
        let set = try centre.node.setProcedure(school, of: "80.21.karo")
        #expect(set.unknownCategories == ["corruption"])
        try await office.sync(with: centre)
        let codes = try office.node.channels().map(\.code)
        #expect(codes.contains("line") && codes.contains("radio"))
        #expect(try office.node.list(ListRequest()).map(\.category) == ["corruption"])
        #expect(throws: FieldNodeError.self) { try centre.node.setProcedure(school, of: "99.99") }
        #expect(try centre.node.conflicts().isEmpty)
    }

    @Test(
        "What was finished stays in time under a stricter procedure, in every figure, on every node"
    )
    func finishedStays() async throws {
        let centre = try TestNode("centre", level: .centre)
        let office = try centre.enrolled("80.21.karo")
        let ids = try ["แจ้งแล้ว", "ยังไม่แจ้ง"].map {
            try office.record(
                $0,
                channel: "phone",
                [.name: "นางทดสอบ ระบบ", .phone: "0812345678"]
            ).id
        }
        office.clock.advance(days: 8)
        try office.act(ids[0], .notify)
        office.clock.advance(days: 1)
        let text = String(decoding: try office.node.procedureText(), as: UTF8.self)
        let stricter = text.replacing(
            "\"length\":15,\"unit\":\"calendar\"",
            with: "\"length\":3,\"unit\":\"calendar\""
        )
        #expect(try office.node.setProcedure(Procedure.load(Array(stricter.utf8))).hasOldName)
        let named = stricter.replacing("\"version\":\"1\"", with: "\"version\":\"2\"")
        #expect(try !office.node.setProcedure(Procedure.load(Array(named.utf8))).hasOldName)
        try await office.sync(with: centre)
        for node in [office, centre] {
            let notices = try ids.map { id in
                try node.node.show(id).deadlines.first { $0.rule == "preliminary-notice" }
            }
            #expect(notices.map { $0?.due } == ["2025-12-03", "2025-11-21"])
            #expect(notices.map { $0?.status } == ["met", "late"])
        }
        #expect(try centre.stateBytes(office: "80.21.karo") == office.ownState)
        #expect(try office.node.verify().problems == [])
        let editions = try centre.node.procedureEditions(of: "80.21.karo")
        #expect(editions.map(\.standing) == [.inForce, .former, .former])
        #expect(try office.node.procedureText(edition: 3) == Array(text.utf8))
        #expect(throws: FieldNodeError.self) { try office.node.procedureText(edition: 4) }
    }

    @Test("What was finished earlier the same day is finished, whatever is set or proclaimed later")
    func sameDay() throws {
        let office = try TestNode("80.21.karo", procedure: "school")
        let id = try office.record("เรื่อง", received: "2025-11-13T09:00", channel: "phone").id
        try office.act(id, .accept)
        let accept = { try office.node.show(id).deadlines.first { $0.rule == "accept" } }
        let before = try accept()
        #expect(before?.status == "met-late")
        office.clock.advance(milliseconds: 3_600_000)
        for offset in [-4, -3] {
            let day = office.node.now.date.adding(days: offset)
            let change = try office.node.addHoliday(day, name: "พิเศษ", kind: .special, source: nil)
            #expect(change.moved.isEmpty)
        }
        let text = String(decoding: try office.node.procedureText(), as: UTF8.self)
        let longer = text.replacing(
            "\"length\":1,\"unit\":\"working\"",
            with: "\"length\":9,\"unit\":\"working\""
        )
        #expect(longer != text)
        _ = try office.node.setProcedure(Procedure.load(Array(longer.utf8)))
        #expect(try accept()?.due == before?.due && accept()?.status == "met-late")
    }

    @Test("A channel that has ended and a category that was dropped keep their Thai names")
    func oldNames() throws {
        let office = try TestNode("80.21.karo")
        try office.node.addChannel("radio", name: "วิทยุสื่อสาร", checking: nil)
        let id = try office.record("เรื่อง", channel: "radio", [.category: "outside"]).id
        try office.node.endChannel("radio")
        let school = try #require(Procedure.shipped("school"))
        let text = String(decoding: try school.json(), as: UTF8.self)
        let other = text.replacing("\"code\":\"outside\"", with: "\"code\":\"abroad\"")
        let set = try office.node.setProcedure(Procedure.load(Array(other.utf8)))
        #expect(set.unknownCategories == ["outside"] && set.unknownChannels == ["radio"])
        let shown = try office.node.show(id)
        #expect(shown.channelThai == "วิทยุสื่อสาร")
        #expect(shown.categoryThai == "เรื่องนอกความรับผิดชอบ")
        // What was published is published, though the category is none of the new procedure's.
        let bribe = try office.record("เรียกเงิน", channel: "phone").id
        let karo = try #require(Procedure.shipped("karo-sao"))
        _ = try office.node.setProcedure(karo)
        try office.act(bribe, .triage) { $0.category = "corruption" }
        _ = try office.node.setProcedure(school)
        var published = ReportRequest(.published)
        published.fiscalYear = FiscalYear(containing: office.node.now.date)
        let values = try Figures(office.node, published).values
        #expect(values.contains { $0.key.contains("corruption") && $0.value == 1 })
    }

    @Test("Setting the same procedure again writes nothing")
    func same() throws {
        let office = try TestNode("80.21.karo")
        let before = try office.ownState
        _ = try office.node.setProcedure(Procedure.load(office.node.procedureText()))
        #expect(try office.ownState == before)
    }

    @Test(
        "Of two procedures that were set apart one holds everywhere, both places are told and show both, and either is settled by setting it again",
        arguments: [1, 2]
    )
    func apart(chosen number: Int) async throws {
        let centre = try TestNode("centre", level: .centre)
        let office = try centre.enrolled("80.21.karo")
        try await office.sync(with: centre)
        let text = String(decoding: try office.node.procedureText(), as: UTF8.self)
        let edition = { (version: String) in
            let other = text.replacing("\"version\":\"1\"", with: "\"version\":\"\(version)\"")
            #expect(other != text)
            return try Procedure.load(Array(other.utf8))
        }
        _ = try office.node.setProcedure(edition("A"))
        _ = try centre.node.setProcedure(edition("B"), of: "80.21.karo")
        for _ in 0..<2 { try await office.sync(with: centre) }
        #expect(try centre.stateBytes(office: "80.21.karo") == office.ownState)
        for node in [office, centre] {
            #expect(try node.node.notices().count == 1)
            try node.node.dropNotices()
            let editions = try node.node.procedureEditions(of: "80.21.karo")
            #expect(editions.map(\.standing) == [.inForce, .contested, .former, .former])
            #expect(Set(editions.prefix(2).map(\.version)) == ["A", "B"])
            #expect(editions.suffix(2).map(\.version) == ["1", "1"])
        }
        let chosen = try office.node.procedureText(edition: number)
        _ = try office.node.setProcedure(Procedure.load(chosen))
        for _ in 0..<2 { try await office.sync(with: centre) }
        for node in [office, centre] {
            #expect(try node.node.notices().isEmpty)
            let editions = try node.node.procedureEditions(of: "80.21.karo")
            #expect(editions.map(\.standing) == [.inForce, .former, .former, .former])
            #expect(try node.node.procedureText(of: "80.21.karo") == chosen)
        }
    }
}
