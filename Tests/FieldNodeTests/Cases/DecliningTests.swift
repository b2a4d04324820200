import ComplaintModel
import FieldNode
import Reports
import Testing

/// A complaint that is not taken on.
@Suite struct DecliningTests {
    @Test("An anonymous letter is declined for a reason of the list, in its words; the line stays")
    func anonymous() throws {
        let node = try TestNode("80.21.karo")
        let entry = ComplaintEntry([
            .channel: "complaint-box", .subject: "บัตรสนเท่ห์", .detail: "มีคนโกง",
        ])
        let id = try node.node.record([Recording(entry: entry)])[0].get().id
        #expect(throws: FieldNodeError.self) { try node.act(id, .decline) { _ in } }
        try node.act(id, .decline) { $0.reason = "anonymous-without-evidence" }
        let shown = try node.node.show(id)
        #expect(shown.state == "declined" && shown.number == "1/2569")
        #expect(shown.actions.last?.reason?.contains("22 ธันวาคม 2541") == true)
    }

    @Test(
        "What people write for nobody is anonymous to register and rules, also at the node above",
        arguments: ["ไม่ประสงค์ออกนาม", "-", "ไม่ระบุ", "พลเมืองดี", "สงวนนาม", "ไม่ประสงค์เปิดเผยชื่อ"]
    )
    func nobody(name: String) async throws {
        let centre = try TestNode("centre", level: .centre)
        let office = try centre.enrolled("80.21.karo")
        let id = try office.record("บัตรสนเท่ห์", [.name: name]).id
        try office.record("มีชื่อ", [.name: "สมหญิง"])
        try await office.sync(with: centre)
        for node in [office, centre] {
            var book = ReportRequest(.register)
            book.office = office.code
            let page = CSVFormat().render(try node.node.report(book))
            #expect(page.matches(of: /ไม่ประสงค์ออกนาม/).count == 1)
            #expect(page.matches(of: /สงวน/).count == 1)
        }
        try office.act(id, .decline) { $0.reason = "anonymous-without-evidence" }
        #expect(try office.node.show(id).state == "declined")
    }

    @Test("An agency that is none, such as \"-\", is owed no notice")
    func noAgency() throws {
        let node = try TestNode("80.21.karo")
        for (agency, isOwed) in [("-", false), ("สพป.นศ.4", true)] {
            let id = try node.record("ถนนพัง \(agency)", channel: "phone", [.agency: agency]).id
            let notice = try node.node.show(id).deadlines.first { $0.rule == "preliminary-notice" }
            #expect((notice?.status != "not-required") == isOwed, "\(agency)")
        }
    }

    @Test("Nobody in an old book is anonymous as well")
    func imported() throws {
        let office = try TestNode("80.21.karo")
        let file = "ลำดับที่,วันที่,ชื่อผู้ร้อง,รายละเอียด\r\n1,3/10/2566,สงวนนาม,ถนนพัง"
        var request = RegisterImportRequest(fileName: "book.csv")
        request.channel = "walk-in"
        let lines = try office.node.importRegister(Array(file.utf8), request).lines
        #expect(lines.map(\.outcome) == [.entered])
        var book = ReportRequest(.register)
        book.fiscalYear = FiscalYear(buddhistYear: 2567)
        let page = CSVFormat().render(try office.node.report(book))
        #expect(page.contains("ไม่ประสงค์ออกนาม") && !page.contains("สงวน"))
        try office.act("1/2567", .decline) { $0.reason = "anonymous-without-evidence" }
    }

    @Test("A complaint with a name is not declined for being anonymous")
    func named() throws {
        let node = try TestNode("80.21.karo")
        let id = try node.record("มีชื่อ").id
        try node.node.edit(id, .name, to: "สมหญิง")
        let before = try node.ownState
        let refusal = #expect(throws: FieldNodeError.self) {
            try node.act(id, .decline) { $0.reason = "anonymous-without-evidence" }
        }
        // A name that means nobody can be put right.
        #expect(refusal?.sentence.thai.contains("tambon edit 1/2569 name -") == true)
        #expect(try node.ownState == before)
        try node.act(id, .decline) { $0.text = "เรื่องนอกอำนาจหน้าที่" }
        #expect(try node.node.show(id).state == "declined")
    }

    @Test("A slip in a reason of the list is refused, with the list; own words are a text")
    func unlisted() throws {
        let node = try TestNode("80.21.karo")
        let id = try node.record("มีชื่อ").id
        let before = try node.ownState
        let refusal = #expect(throws: FieldNodeError.self) {
            try node.act(id, .decline) { $0.reason = "too-vage" }
        }
        let words = try #require(refusal?.sentence.thai)
        #expect(["too-vage", "too-vague", "--text"].allSatisfy(words.contains))
        #expect(try node.ownState == before)
    }
}
