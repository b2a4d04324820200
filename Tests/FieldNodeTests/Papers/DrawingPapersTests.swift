import ComplaintModel
import FieldNode
import Foundation
import Reports
import Testing

@Suite("Papers from what is held") struct DrawingPapersTests {
    private let office: TestNode
    private let id: String

    init() throws {
        office = try TestNode("80.21.karo")
        id = try office.record(
            "ถนนพัง",
            channel: "phone",
            [.name: "สมชาย คานารี", .address: "99 หมู่ 3", .phone: "081-555-0142"]
        ).id
    }

    @Test("A memo lays facts, opinion and proposal before who signs, and shows the order")
    func memo() throws {
        try office.node.add(Officer(name: "นายวิชัย", position: "หัวหน้าสำนักปลัด"))
        try office.node.add(Officer(name: "นายกมล", position: "นายก อบต.", signs: true))
        try office.act(id, .memo) {
            ($0.facts, $0.opinion, $0.proposal) = ("ตรวจแล้ว\nพบหลุม", "ควรซ่อม", "มอบกองช่าง")
            $0.by = "นายวิชัย"
        }
        let open = try DrawnFields(.memo, id, at: office)
        #expect(open["registerNumber"] == "1/2569")
        #expect(open["addressee"] == "นายก อบต.")
        #expect(open.paragraphs("facts") == ["ตรวจแล้ว", "พบหลุม"])
        #expect(open.paragraphs("opinion") == ["ควรซ่อม"])
        #expect(open.paragraphs("proposal") == ["มอบกองช่าง"])
        #expect(open["signerName"] == "นายวิชัย")
        #expect(open["signerPosition"] == "หัวหน้าสำนักปลัด")
        #expect(open.paragraphs("order").isEmpty)
        try office.act(id, .sign) { ($0.text, $0.by) = ("มอบกองช่าง", "นายกมล") }
        let signed = try DrawnFields(.memo, id, at: office)
        #expect(signed.paragraphs("order") == ["มอบกองช่าง"])
        #expect(signed["executiveName"] == "นายกมล")
        #expect(!signed["orderDate"].isEmpty)
    }

    @Test("A complainant is named only where the identity is asked for, on the office's own node")
    func identity() async throws {
        for kind in PaperKind.allCases where kind != .appointmentOrder {
            let about = kind == .registerSheet || kind == .contactSheet ? nil : id
            #expect(try !DrawnFields(kind, about, at: office).html.contains("คานารี"))
        }
        let notice = try DrawnFields(.preliminaryNotice, id, at: office)
        #expect(notice["complainant"] == "ผู้ร้องเรียน")
        #expect(notice.paragraphs("complainantAddress").isEmpty)
        let named = try DrawnFields(.preliminaryNotice, id, at: office) { $0.identity = true }
        #expect(named["complainant"] == "สมชาย คานารี")
        #expect(named.paragraphs("complainantAddress") == ["99 หมู่ 3"])
        let sheet = try DrawnFields(.registerSheet, at: office) { $0.identity = true }
        #expect(sheet.column("complainant", of: "lines") == ["สมชาย คานารี 99 หมู่ 3"])
        #expect(
            try DrawnFields(.registerSheet, at: office).column("complainant", of: "lines")
                == ["สงวน"]
        )
        let slip = try DrawnFields(.slip, id, at: office) { $0.identity = true }
        #expect(!slip.html.contains("คานารี"))
    }

    @Test("A computer of two names whom it can tell, on a sheet and of two identities")
    func twoComputers() async throws {
        let centre = try TestNode("centre", level: .centre)
        let first = try centre.enrolled("80.21.karo")
        try await first.sync(with: centre)
        let second = try centre.furtherComputer(of: "80.21.karo", seed: 21)
        try await second.sync(with: centre)
        let known = try first.record("ถนนพัง", [.name: "สมชาย"])
        let other = try second.record("น้ำท่วม", [.name: "สมหญิง"])
        for node in [first, second, first] { try await node.sync(with: centre) }
        let number = try first.node.show(other.id).number
        let sheet = try DrawnFields(.registerSheet, at: first) { $0.identity = true }
        #expect(Set(sheet.column("complainant", of: "lines")) == ["สมชาย", "สงวน"])
        #expect(sheet.notes.count == 1 && sheet.notes[0].thai.contains(number))
        #expect(!sheet.notes[0].thai.contains(known.number))
        #expect(try DrawnFields(.registerSheet, at: first).notes.isEmpty)
        let unnamed = try first.record("ไฟดับ").id
        for node in [first, second] { try await node.sync(with: centre) }
        for (node, name) in [(first, "วิไล"), (second, "วิภา")] {
            try node.node.edit(unnamed, .name, to: name)
        }
        for node in [first, second, first] { try await node.sync(with: centre) }
        var request = ShowRequest()
        request.identity = true
        for (node, name) in [(first, "วิไล"), (second, "วิภา")] {
            let shown = try node.node.show(unnamed, request)
            #expect(shown.identityFields == ["name": name] && shown.identitiesClosed == 1)
        }
    }

    @Test("A node above draws the same paper, and refuses to name the complainant")
    func above() async throws {
        let centre = try TestNode("centre", level: .centre)
        let office = try centre.enrolled("80.21.karo")
        let id = try office.record("ถนนพัง", [.name: "สมชาย คานารี"]).id
        try await office.sync(with: centre)
        let slip = try DrawnFields(.slip, id, at: office)
        #expect(try DrawnFields(.slip, id, at: centre).html == slip.html)
        #expect(throws: FieldNodeError.self) {
            try DrawnFields(.resultNotice, id, at: centre) { $0.identity = true }
        }
    }

    @Test("Papers of a reserved case are drawn at the office alone that it is reserved for")
    func reserved() async throws {
        let centre = try TestNode("centre", level: .centre)
        let district = try centre.enrolled("80.21", level: .district)
        try await district.sync(with: centre)
        let office = try district.enrolled("80.21.karo")
        try await office.sync(with: district)
        let id = try office.record("เรื่องของปลัด", [.name: "ผู้กล้า"]).id
        try office.node.reserve(id, for: try OfficeCode(parsing: "80.21"))
        for kind in [PaperKind.memo, .resultNotice] {
            #expect(throws: FieldNodeError.self) { try DrawnFields(kind, id, at: office) }
        }
        let sheet = try DrawnFields(.registerSheet, at: office) { $0.identity = true }
        #expect(sheet.column("complainant", of: "lines") == ["สงวน"])
        #expect(!sheet.html.contains("ปลัด"))
        try await office.sync(with: district)
        #expect(try DrawnFields(.memo, id, at: district)["subject"] == "เรื่องของปลัด")
    }

    @Test("A slip tells number, days and a code of its own, and nothing of the case")
    func slip() throws {
        let slip = try DrawnFields(.slip, id, at: office)
        #expect(slip["registerNumber"] == "1/2569")
        #expect(!slip["answerDue"].isEmpty)
        let code = /[2-9A-HJKMNP-TV-Z]{4}-[2-9A-HJKMNP-TV-Z]{4}/
        #expect(slip["askCode"].wholeMatch(of: code) != nil)
        #expect(!slip.html.contains("ถนนพัง"))
        #expect(try DrawnFields(.slip, id, at: office)["askCode"] == slip["askCode"])
        let other = try office.record("ไฟดับ").id
        #expect(try DrawnFields(.slip, other, at: office)["askCode"] != slip["askCode"])
    }

    @Test("Whoever shows a slip is found by its code, however it is typed, where the books are")
    func foundByCode() async throws {
        let centre = try TestNode("centre", level: .centre)
        let office = try centre.enrolled("80.21.karo")
        let id = try office.record("ถนนพัง").id
        _ = try office.record("ไฟดับ")
        try await office.sync(with: centre)
        let code = try DrawnFields(.slip, id, at: office)["askCode"]
        let bare = code.lowercased().replacing("-", with: "")
        for typed in [code, bare, bare.uppercased()] {
            #expect(try office.node.show(typed).id == id)
            #expect(try centre.node.show(typed).id == id)
        }
        let last = try #require(code.last)
        let wrong = code.dropLast() + (last == "2" ? "3" : "2")
        #expect(throws: FieldNodeError.self) { try office.node.show(String(wrong)) }
    }

    @Test("An anonymous complainant's slip promises no answer")
    func anonymous() throws {
        let id = try office.record("ไฟดับ").id
        #expect(try DrawnFields(.slip, id, at: office)["answerDue"].isEmpty)
    }

    @Test("A result notice says whether the matter has ended")
    func result() throws {
        try office.act(id, .assign) { $0.unit = "กองช่าง" }
        try office.act(id, .reportResult) { $0.text = "ซ่อมแล้ว" }
        #expect(try DrawnFields(.resultNotice, id, at: office).paragraphs("result") == ["ซ่อมแล้ว"])
        try office.act(id, .notClose)
        #expect(try DrawnFields(.resultNotice, id, at: office).html.contains("ยังไม่ยุติ"))
        try office.act(id, .close)
        #expect(try DrawnFields(.resultNotice, id, at: office).html.contains("เป็นอันยุติ"))
    }

    @Test("A result notice has the last report of each unit, and of a closing its own words alone")
    func severalUnits() throws {
        for unit in ["กองช่าง", "กองคลัง"] { try office.act(id, .assign) { $0.unit = unit } }
        let reports = [("กองช่าง", "กำลังซ่อม"), ("กองคลัง", "จ่ายแล้ว"), ("กองช่าง", "ซ่อมแล้ว")]
        for (unit, text) in reports {
            try office.act(id, .reportResult) { ($0.unit, $0.text) = (unit, text) }
        }
        let result = { try DrawnFields(.resultNotice, id, at: office).paragraphs("result") }
        #expect(try result() == ["กองคลัง: จ่ายแล้ว", "กองช่าง: ซ่อมแล้ว"])
        try office.act(id, .close)
        #expect(try result() == ["กองคลัง: จ่ายแล้ว", "กองช่าง: ซ่อมแล้ว"])
        try office.act(id, .close) { $0.text = "ซ่อมและจ่ายครบแล้ว" }
        #expect(try result() == ["ซ่อมและจ่ายครบแล้ว"])
    }

    @Test("A result notice after declining says why, and after a hand-over who goes on")
    func otherResults() throws {
        try office.act(id, .decline) { $0.reason = "too-vague" }
        let declined = try DrawnFields(.resultNotice, id, at: office)
        let procedure = try #require(Procedure.shipped("karo-sao"))
        let reason = try #require(procedure.declineReason("too-vague")?.nameThai)
        #expect(declined.paragraphs("result") == [reason])
        #expect(declined.html.contains("ไม่อาจรับเรื่อง"))
        #expect(!declined.html.contains("ได้ดำเนินการตรวจสอบ") && !declined.html.contains("ยุติ"))
        let other = try office.record("นอกเขต").id
        try office.act(other, .transfer) { $0.unit = "เทศบาลเมืองนคร" }
        let handedOver = try DrawnFields(.resultNotice, other, at: office)
        #expect(handedOver["handedOverTo"] == "เทศบาลเมืองนคร")
        #expect(handedOver.html.contains("ส่งเรื่องดังกล่าวให้ เทศบาลเมืองนคร"))
        #expect(!handedOver.html.contains("ได้ดำเนินการตรวจสอบ"))
    }

    @Test("What was found not closed is told as such, also when its next round has begun")
    func notClosedRound() throws {
        try office.act(id, .assign) { $0.unit = "กองช่าง" }
        try office.act(id, .notClose) { $0.text = "ยังรั่ว" }
        try office.act(id, .assign) { $0.unit = "กองคลัง" }
        let notice = try DrawnFields(.resultNotice, id, at: office)
        #expect(notice.html.contains("ยังไม่ยุติ") && notice.paragraphs("result") == ["ยังรั่ว"])
    }

    @Test("A notice of a new round's result says nothing of how the round before was found")
    func resultOfNextRound() throws {
        try office.act(id, .assign) { $0.unit = "กองช่าง" }
        try office.act(id, .reportResult) { $0.text = "ซ่อมแล้ว" }
        try office.act(id, .notClose) { $0.text = "ยังรั่ว" }
        try office.act(id, .reportResult) { $0.text = "เปลี่ยนท่อแล้ว" }
        let reported = try DrawnFields(.resultNotice, id, at: office)
        #expect(reported.paragraphs("result") == ["เปลี่ยนท่อแล้ว"])
        #expect(!reported.html.contains("ยุติ"))
        try office.act(id, .close)
        let closed = try DrawnFields(.resultNotice, id, at: office)
        #expect(closed.paragraphs("result") == ["เปลี่ยนท่อแล้ว"])
        #expect(closed.html.contains("เป็นอันยุติ"))
        // A report that is written down after the closing does not open the case again.
        try office.act(id, .reportResult) { $0.text = "เก็บงานแล้ว" }
        #expect(try DrawnFields(.resultNotice, id, at: office).html.contains("เป็นอันยุติ"))
    }

    @Test("A report of an earlier round is shown as such, and stands in no notice of the new one")
    func reportOfEarlierRound() throws {
        try office.act(id, .assign) { $0.unit = "กองช่าง" }
        try office.act(id, .notClose) { $0.text = "ยังรั่ว" }
        try office.act(id, .assign) { $0.unit = "กองคลัง" }
        let late = try office.act(id, .reportResult) {
            ($0.unit, $0.text) = ("กองช่าง", "หมดเวลาแล้วจึงส่ง")
        }
        #expect(late.state == "assigned")
        let shown = try office.node.show(id).actions
        #expect(shown.map(\.isOfEarlierRound) == [false, false, false, true])
        #expect(shown.last?.text == "หมดเวลาแล้วจึงส่ง")
        let result = { try DrawnFields(.resultNotice, id, at: office).paragraphs("result") }
        #expect(try result() == ["ยังรั่ว"])
        try office.act(id, .reportResult) { ($0.unit, $0.text) = ("กองคลัง", "จ่ายแล้ว") }
        #expect(try result() == ["จ่ายแล้ว"])
    }

    @Test("A letter says so where what it tells of the case does not count any more")
    func outdatedLetters() throws {
        for (outcome, reopening) in [(ActionKind.close, ActionKind.assign), (.decline, .accept)] {
            let id = try office.record("เรื่อง \(outcome.rawValue)", channel: "phone").id
            #expect(try DrawnFields(.preliminaryNotice, id, at: office).notes.isEmpty)
            try office.act(id, outcome) { $0.text = "ผลครั้งแรก" }
            #expect(try DrawnFields(.resultNotice, id, at: office).notes.isEmpty)
            let first = try DrawnFields(.preliminaryNotice, id, at: office).notes
            #expect(first.count == 1 && first[0].thai.contains("result-notice"))
            try office.act(id, reopening) { $0.unit = reopening == .assign ? "กองช่าง" : nil }
            let result = try DrawnFields(.resultNotice, id, at: office)
            #expect(result.notes.count == 1 && result.notes[0].thai.contains("อีกครั้ง"))
            #expect(try DrawnFields(.preliminaryNotice, id, at: office).notes.isEmpty)
        }
    }

    @Test("A memo that is printed once more goes to the executive of its own day")
    func memoAddressee() throws {
        let day = { (iso: String) in try #require(CivilDate(iso: iso)) }
        let terms: [(String, DayTerm)] = try [
            ("นายก อบต.", DayTerm(from: day("2025-01-01"), to: day("2025-12-31"))),
            ("ปลัด ปฏิบัติหน้าที่นายก", DayTerm(from: day("2026-01-01"))),
        ]
        for (post, term) in terms {
            try office.node.add(Officer(name: "ผู้\(post)", position: post, signs: true, term: term))
        }
        try office.act(id, .memo) { $0.facts = "พบหลุม" }
        let memo = { try DrawnFields(.memo, id, at: office) { $0.numbering = .once } }
        let first = try memo()
        #expect(first["addressee"] == "นายก อบต.")
        office.clock.advance(days: 60)
        let again = try memo()
        #expect(again["number"] == first["number"] && again["date"] == first["date"])
        #expect(again["addressee"] == "นายก อบต.")
        let next = try office.record("เรื่องใหม่").id
        #expect(try DrawnFields(.memo, next, at: office)["addressee"] == terms[1].0)
    }

    @Test("A memo of a new round does not carry the order on the one before")
    func memoOfNextRound() throws {
        try office.act(id, .memo) { $0.proposal = "มอบกองช่าง" }
        try office.act(id, .sign) { $0.text = "อนุมัติ" }
        #expect(try DrawnFields(.memo, id, at: office).paragraphs("order") == ["อนุมัติ"])
        try office.act(id, .notClose)
        try office.act(id, .memo) { $0.proposal = "จ่ายเงินชดเชย" }
        let memo = try DrawnFields(.memo, id, at: office)
        #expect(memo.paragraphs("proposal") == ["จ่ายเงินชดเชย"])
        #expect(memo.paragraphs("order").isEmpty && memo["orderDate"].isEmpty)
        try office.act(id, .sign) { $0.text = "ไม่อนุมัติ" }
        #expect(try DrawnFields(.memo, id, at: office).paragraphs("order") == ["ไม่อนุมัติ"])
    }

    @Test("A memo that is written down after its signing shows the order")
    func memoWrittenLate() throws {
        let id = try office.record("ถนนพัง", received: "2025-10-20").id
        let steps: [(ActionKind, String, String)] = [
            (.memo, "2025-10-21", "บันทึกแรก"), (.sign, "2025-10-22", "คำสั่งแรก"),
            (.sign, "2025-10-24", "คำสั่งที่สอง"), (.memo, "2025-10-23", "บันทึกที่สอง"),
        ]
        let order = { try DrawnFields(.memo, id, at: office).paragraphs("order") }
        for (kind, day, text) in steps {
            try office.act(id, kind) { ($0.text, $0.date) = (text, day) }
        }
        #expect(try order() == ["คำสั่งที่สอง"])
        try office.act(id, .memo) { ($0.text, $0.date) = ("บันทึกที่สาม", "2025-10-27") }
        #expect(try order().isEmpty)
        // What is written down after a signature of its own day was not before the signer.
        try office.act(id, .sign) { ($0.text, $0.date) = ("คำสั่งที่สาม", "2025-10-28") }
        #expect(try order() == ["คำสั่งที่สาม"])
        try office.act(id, .memo) { ($0.text, $0.date) = ("บันทึกที่สี่", "2025-10-28") }
        #expect(try order().isEmpty)
    }

    @Test("An agency is addressed where one is named, with its address where that may be told")
    func agencies() throws {
        let named: [EditableField: String] = [.name: "สมศรี คานารี", .address: "99 หมู่ 3"]
        let none = try office.record("น้ำ", named.merging([.agency: "-"]) { $1 }).id
        let agency = try office.record("ไฟ", named.merging([.agency: "สพป.นศ.4"]) { $1 }).id
        let letter = { (id: String, identity: Bool) in
            try DrawnFields(.preliminaryNotice, id, at: office) { $0.identity = identity }
        }
        #expect(try letter(none, false)["complainant"] == "ผู้ร้องเรียน")
        #expect(try letter(none, true)["complainant"] == "สมศรี คานารี")
        #expect(try letter(agency, false).paragraphs("complainantAddress").isEmpty)
        let addressed = try letter(agency, true)
        #expect(addressed["complainant"] == "สพป.นศ.4")
        #expect(addressed.paragraphs("complainantAddress") == ["99 หมู่ 3"])
        #expect(
            try DrawnFields(.registerSheet, at: office).column("complainant", of: "lines")
                == ["สงวน", "สงวน", "สพป.นศ.4"]
        )
    }

    @Test("An acting order is signed by nobody who may sign by that very order alone")
    func actingOrder() throws {
        try office.node.add(Officer(name: "นางอรทัย", position: "ปลัด อบต."))
        let today = office.node.now.date
        try office.node.add(Officer(name: "นายกมล", position: "นายก อบต.", signs: true))
        for (number, day) in [("9/2568", today.adding(days: -1)), ("10/2568", today)] {
            var order = OrderEntry(number: number, date: day, appointees: [("นางอรทัย", nil)])
            order.actingFor = "นายก อบต."
            order.term = DayTerm(from: day)
            try office.node.add(order)
            let paper = try DrawnFields(.appointmentOrder, number, at: office)
            #expect(paper["signerName"] == (number == "9/2568" ? "นายกมล" : "นางอรทัย"))
        }
        #expect(throws: FieldNodeError.self) {
            try DrawnFields(.appointmentOrder, "9/2568", at: office) { $0.signedBy = "นางอรทัย" }
        }
    }

    @Test("Letters and orders are signed by who may sign on the day; nobody else can be named")
    func signers() throws {
        try office.node.add(Officer(name: "นายกมล", position: "นายก อบต.", signs: true))
        try office.node.add(Officer(name: "นางอรทัย", position: "ปลัด อบต."))
        #expect(try DrawnFields(.preliminaryNotice, id, at: office)["signerName"] == "นายกมล")
        #expect(throws: FieldNodeError.self) {
            try DrawnFields(.preliminaryNotice, id, at: office) { $0.signedBy = "นางอรทัย" }
        }
        let today = office.node.now.date
        var order = OrderEntry(number: "9/2569", date: today, appointees: [("นางอรทัย", nil)])
        order.actingFor = "นายก อบต."
        order.term = DayTerm(from: today, to: today)
        try office.node.add(order)
        let acting = try DrawnFields(.preliminaryNotice, id, at: office)
        #expect(acting["signerName"] == "นางอรทัย")
        #expect(acting["signerActing"] == "รักษาการแทน นายก อบต.")
        let later = try DrawnFields(.preliminaryNotice, id, at: office) {
            $0.today = today.adding(days: 1)
        }
        #expect(later["signerName"] == "นายกมล")
        let paper = try DrawnFields(.appointmentOrder, "๙/๒๕๖๙", at: office)
        #expect(paper.html.contains("แต่งตั้งผู้รักษาการแทนนายก อบต."))
        #expect(!paper.html.contains("เจ้าหน้าที่ผู้รับผิดชอบศูนย์"))
        #expect(paper.column("name", of: "members") == ["นางอรทัย"])
        let contacts = try DrawnFields(.contactSheet, at: office)
        #expect(contacts.column("name", of: "contacts").count == 2)
        #expect(throws: FieldNodeError.self) {
            try DrawnFields(.appointmentOrder, "8/2569", at: office)
        }
    }

    @Test("A paper of a voided case says so, and a committee's members stand on its order")
    func voided() throws {
        try office.act(id, .committee) { $0.members = ["นาย ก ประธานกรรมการ", "นาง ข กรรมการ"] }
        let order = try DrawnFields(.committeeOrder, id, at: office)
        #expect(order.column("name", of: "members") == ["นาย ก ประธานกรรมการ", "นาง ข กรรมการ"])
        try office.act(id, .void) { $0.reason = "บันทึกซ้ำ" }
        for kind in [PaperKind.memo, .committeeOrder, .slip, .resultNotice] {
            #expect(try DrawnFields(kind, id, at: office).html.contains("ถูกยกเลิก"))
        }
    }

    @Test("A paper about a case needs one")
    func noCase() {
        #expect(throws: FieldNodeError.self) { try DrawnFields(.memo, at: office) }
    }
}
