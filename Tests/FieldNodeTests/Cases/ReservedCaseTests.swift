import ComplaintModel
import FieldNode
import Foundation
import Reports
import Testing

/// A case that not even the office where it was recorded may read.
@Suite struct ReservedCaseTests {
    private static let secret = "นายกเรียกเงินค่าปูพื้น"

    private struct Offices {
        let centre: TestNode
        let district: TestNode
        let office: TestNode

        init() async throws {
            centre = try TestNode("centre", level: .centre)
            district = try centre.enrolled("80.21", level: .district)
            try await district.sync(with: centre)
            office = try district.enrolled("80.21.karo")
            try await exchange()
        }

        var today: CivilDate { office.node.now.date }

        func exchange() async throws {
            for _ in 0..<2 {
                try await office.sync(with: district)
                try await district.sync(with: centre)
            }
        }

        @discardableResult
        func record() throws -> RecordedCase {
            let entry = ComplaintEntry([
                .channel: "website", .subject: secret, .detail: "รายละเอียด \(secret)",
                .accused: "นายก", .name: "ผู้กล้า", .category: "corruption",
            ])
            let district = try OfficeCode(parsing: "80.21")
            return try office.node.record([Recording(entry: entry, reservedFor: district)])[0].get()
        }
    }

    private static func list(_ node: TestNode, search: String? = nil) throws -> [ListedCase] {
        var request = ListRequest()
        request.search = search
        return try node.node.list(request)
    }

    @Test("A case that was reserved at entry can be read at the office above alone")
    func sealed() async throws {
        let world = try await Offices()
        let recorded = try world.record()
        try await world.exchange()
        for node in [world.office, world.centre] {
            let shown = try node.node.show(recorded.id)
            #expect(
                shown.number == "1/2569" && shown.subject == "สงวน" && shown.state == "reserved"
            )
            #expect(shown.detail.isEmpty && shown.accused.isEmpty && shown.channel.isEmpty)
            #expect(try Self.list(node).map(\.subject) == ["สงวน"])
            #expect(try Self.list(node, search: "ปูพื้น").isEmpty)
        }
        var request = ShowRequest()
        request.identity = true
        let opened = try world.district.node.show(recorded.id, request)
        #expect(opened.subject == Self.secret && opened.accused == "นายก")
        #expect(opened.channel == "website" && opened.category == "corruption")
        #expect(opened.identityFields == ["name": "ผู้กล้า"])
    }

    @Test("No file of the office where it was recorded holds a word of a reserved case")
    func noWords() async throws {
        let world = try await Offices()
        try world.office.record("คำธรรมดา")
        _ = try world.record()
        let names = try FileManager.default.subpathsOfDirectory(atPath: world.office.directory)
        let files = names.compactMap {
            FileManager.default.contents(atPath: world.office.directory + "/" + $0)
        }
        let holds = { (word: String) in files.contains { $0.firstRange(of: Data(word.utf8)) != nil }
        }
        #expect(holds("คำธรรมดา"))
        for word in ["ปูพื้น", "ผู้กล้า"] { #expect(!holds(word), "\(word)") }
    }

    @Test("What the office above does on a reserved case is read there alone")
    func sealedActions() async throws {
        let world = try await Offices()
        let id = try world.record().id
        try await world.exchange()
        try world.district.act(id, .committee) {
            $0.text = "สอบข้อเท็จจริงนายก"
            $0.members = ["นางประธาน ประธาน"]
        }
        try await world.exchange()
        let opened = try world.district.node.show(id)
        #expect(opened.actions.last?.text == "สอบข้อเท็จจริงนายก")
        #expect(opened.actions.last?.members == ["นางประธาน ประธาน"])
        #expect(opened.state == "assigned")
        #expect(try world.office.node.show(id).actions.isEmpty)
        let error = #expect(throws: FieldNodeError.self) { try world.office.act(id, .close) }
        guard case .actionRefused = error else {
            Issue.record("refused as \(String(describing: error))")
            return
        }
        #expect(throws: FieldNodeError.self) {
            try world.office.node.edit(id, .subject, to: "อื่น")
        }
        let state = try world.office.ownState
        #expect(state.firstRange(of: Data("สอบข้อเท็จจริง".utf8)) == nil)
        #expect(try world.district.stateBytes(office: "80.21.karo") == state)
    }

    @Test("The office above finds a reserved case by its words, and nobody else does")
    func found() async throws {
        let world = try await Offices()
        let id = try world.record().id
        try world.office.record("ปูพื้นศาลา", [.category: "service"])
        try await world.exchange()
        try world.district.act(id, .assign) { $0.unit = "สำนักงานจังหวัด" }
        try await world.exchange()
        var byChannel = ListRequest()
        byChannel.channel = "เว็บไซต์"
        var byCategory = ListRequest()
        byCategory.category = "corruption"
        for request in [byChannel, byCategory] {
            #expect(try world.district.node.list(request).map(\.id) == [id])
            for node in [world.office, world.centre] {
                #expect(try node.node.list(request).isEmpty)
            }
        }
        for query in ["เรียกเงิน", "ปูพื้น นายก", "จังหวัด"] {
            let found = try Self.list(world.district, search: query)
            #expect(found.map(\.id) == [id], "\(query)")
            for node in [world.office, world.centre] {
                #expect(try Self.list(node, search: query).isEmpty, "\(query)")
            }
        }
        #expect(try Self.list(world.district, search: "ปูพื้น").count == 2)
        #expect(try Self.list(world.district, search: "ผู้กล้า").isEmpty)
    }

    @Test("Its papers take numbers of the office above, each agency's letter its own")
    func letterNumbers() async throws {
        let world = try await Offices()
        let id = try world.record().id
        let open = try world.office.record("เรื่องทั่วไป").id
        try await world.exchange()
        let draw = { (kind: PaperKind, about: String, node: TestNode, agency: String?) in
            try DrawnFields(kind, about, at: node) {
                $0.numbering = .once
                $0.addressee = agency
            }
        }
        #expect(try draw(.memo, open, world.office, nil)["number"] == "1/2568")
        for (agency, number) in [("ป.ป.ช.", "1/2568"), ("สตง.", "2/2568"), ("ป.ป.ช.", "1/2568")] {
            let letter = try draw(.forwardingLetter, id, world.district, agency)
            #expect(letter["number"] == number && letter.notes.isEmpty)
        }
        let memo = try draw(.memo, id, world.district, nil)
        #expect(memo["number"] == "1/2568")
        let slip = try DrawnFields(.slip, id, at: world.office)
        #expect(slip["channel"].isEmpty)
        let registered = slip["registerNumber"] + " (สำนักงาน 80.21.karo)"
        #expect(memo["registerNumber"] == registered)
        #expect(slip["askCode"] == (try DrawnFields(.slip, id, at: world.district)["askCode"]))
        #expect(throws: FieldNodeError.self) { try draw(.memo, id, world.office, nil) }
        try await world.exchange()
        let state = try world.centre.stateBytes(office: "80.21")
        #expect(try world.district.ownState == state)
        #expect(state.firstRange(of: Data("ป.ป.ช.".utf8)) == nil)
        #expect(try draw(.memo, open, world.office, nil)["number"] == "1/2568")
        #expect(try world.district.node.verify().problems == [])
    }

    @Test("Lifting a reservation shows every word of the case and of what was done in it")
    func lifted() async throws {
        let world = try await Offices()
        let id = try world.record().id
        try await world.exchange()
        try world.district.act(id, .triage) { $0.category = "corruption" }
        try world.district.act(id, .committee) {
            $0.text = "สอบข้อเท็จจริง"
            $0.number = "9/2569"
            $0.members = ["นาย ก ประธาน"]
            $0.unit = "คณะกรรมการ"
        }
        try world.district.act(id, .close) { $0.text = "ยุติแล้ว" }
        let before = try world.district.node.show(id)
        try world.district.node.liftReservation(of: id)
        try await world.exchange()
        for node in [world.office, world.district, world.centre] {
            let shown = try node.node.show(id)
            #expect(shown.subject == Self.secret && shown.accused == "นายก")
            #expect(shown.category == "corruption" && shown.units == before.units)
            #expect(shown.actions.map(\.text) == before.actions.map(\.text))
            #expect(shown.actions.map(\.members) == before.actions.map(\.members))
            #expect(shown.actions.map(\.number) == before.actions.map(\.number))
            #expect(shown.identity == "sealed")
            #expect(shown.deadlines.map(\.status) == before.deadlines.map(\.status))
            var published = ReportRequest(.published)
            published.office = "80.21.karo"
            published.fiscalYear = FiscalYear(containing: world.today)
            let counted = try Figures(node.node, published).values
            #expect(counted.contains { $0.key.contains("corruption") && $0.value == 1 })
        }
        var request = ShowRequest()
        request.identity = true
        #expect(try world.district.node.show(id, request).identityFields == ["name": "ผู้กล้า"])
        #expect(throws: FieldNodeError.self) { try world.centre.node.show(id, request) }
        #expect(try world.centre.stateBytes(office: "80.21.karo") == world.office.ownState)
        try world.district.node.reserve(id, for: try OfficeCode(parsing: "80.21"))
        try world.district.act(id, .note) { $0.text = "คำใหม่" }
        #expect(try world.district.node.show(id).actions.last?.text == "คำใหม่")
        #expect(try world.district.node.verify().problems == [])
    }

    @Test("Who complained goes with a case that is reserved later, and that office writes to them")
    func identityGoesAlong() async throws {
        let world = try await Offices()
        let id = try world.office.record(
            "เรื่องของปลัด",
            channel: "phone",
            [.name: "ผู้กล้า", .address: "หมู่ 3"]
        ).id
        #expect(try world.office.node.reserve(id, for: try OfficeCode(parsing: "80.21")))
        try await world.exchange()
        var request = ShowRequest()
        request.identity = true
        let shown = try world.district.node.show(id, request)
        #expect(shown.identityFields == ["name": "ผู้กล้า", "address": "หมู่ 3"])
        #expect(shown.subject == "เรื่องของปลัด" && shown.isReachable && shown.channel == "phone")
        let notice = try DrawnFields(.preliminaryNotice, id, at: world.district) {
            $0.identity = true
        }
        #expect(notice["complainant"].contains("ผู้กล้า"))
        let above = try world.centre.node.show(id, request)
        #expect(above.subject == "สงวน" && above.identityFields == nil)
        let other = try world.office.record("อีกเรื่อง", channel: "phone", [.name: "ผู้กล้า"]).id
        try await world.exchange()
        let district = try OfficeCode(parsing: "80.21")
        #expect(try !world.district.node.reserve(other, for: district))
    }

    @Test("What is put right on a reserved case is sealed, holds, and outlives the lifting")
    func edited() async throws {
        let world = try await Offices()
        let id = try world.record().id
        let open = try world.office.record("เรื่องของปลัด", channel: "phone", [.name: "ผู้กล้า"]).id
        let district = try OfficeCode(parsing: "80.21")
        try world.office.node.reserve(open, for: district)
        try await world.exchange()
        for (name, id) in [("หนึ่ง", id), ("สอง", open)] {
            try world.district.node.edit(id, .subject, to: "แก้แล้ว\(name)")
            try world.district.node.edit(id, .accused, to: "")
            try world.district.node.edit(id, .name, to: "ชื่อถูก\(name)")
        }
        try await world.exchange()
        var request = ShowRequest()
        request.identity = true
        for (name, id) in [("หนึ่ง", id), ("สอง", open)] {
            let shown = try world.district.node.show(id, request)
            #expect(shown.subject == "แก้แล้ว\(name)" && shown.accused.isEmpty)
            #expect(shown.identityFields?["name"] == "ชื่อถูก\(name)")
        }
        for node in [world.office, world.centre] {
            let state = try node.stateBytes(office: "80.21.karo")
            for word in ["แก้แล้ว", "ชื่อถูก"] {
                #expect(state.firstRange(of: Data(word.utf8)) == nil, "\(word)")
            }
        }
        #expect(throws: FieldNodeError.self) { try world.district.node.link(id, to: open) }
        for id in [id, open] { try world.district.node.liftReservation(of: id) }
        try await world.exchange()
        for (name, id) in [("หนึ่ง", id), ("สอง", open)] {
            #expect(try world.office.node.show(id).subject == "แก้แล้ว\(name)")
            let shown = try world.district.node.show(id, request)
            #expect(shown.identityFields?["name"] == "ชื่อถูก\(name)")
        }
        // Reserved again: what was changed in between is what is seen.
        try world.office.node.edit(id, .place, to: "ที่ใหม่")
        try world.office.node.reserve(id, for: district)
        try await world.exchange()
        let again = try world.district.node.show(id)
        #expect(again.place == "ที่ใหม่" && again.subject == "แก้แล้วหนึ่ง")
    }

    @Test("A reserved case arrives at the centre like any other")
    func arrives() async throws {
        let world = try await Offices()
        let id = try world.record().id
        for _ in 0..<2 { try await world.exchange() }
        var waiting = ListRequest()
        waiting.onlyNotArrived = true
        for node in [world.office, world.district, world.centre] {
            let shown = try node.node.show(id)
            #expect(shown.hasArrived && shown.arrived != nil)
            #expect(try node.node.list(waiting).isEmpty)
        }
    }

    @Test("A reserved case has its line in the register, and no words in any report")
    func reports() async throws {
        let world = try await Offices()
        let id = try world.record().id
        try world.office.record("เรื่องทั่วไป")
        try await world.exchange()
        try world.district.act(id, .triage) { $0.category = "corruption" }
        try await world.exchange()
        for kind in ReportRequest.Kind.allCases {
            let page = try world.office.node.report(ReportRequest(kind))
            #expect(!String(describing: page).contains("ปูพื้น"), "\(kind)")
        }
        let register = try world.office.node.report(ReportRequest(.register))
        #expect(String(describing: register).contains("สงวน"))
        #expect(String(describing: register).contains("เรื่องทั่วไป"))
    }

    @Test("Figures tell of a reserved case that it came, and on every node the same")
    func figures() async throws {
        let world = try await Offices()
        let id = try world.record().id
        try await world.exchange()
        try world.district.act(id, .triage) { $0.category = "corruption" }
        try world.district.act(id, .close)
        try await world.exchange()
        for kind in [ReportRequest.Kind.monthly, .annual, .published, .consolidated] {
            var request = ReportRequest(kind)
            if kind != .consolidated { request.office = "80.21.karo" }
            // What was owed long ago would be late.
            request.today = world.office.node.now.date.adding(days: 200)
            if kind != .published { request.fiscalYear = FiscalYear(containing: world.today) }
            if kind == .monthly { request.period = MonthPeriod(containing: world.today) }
            let figures = try Figures(world.office.node, request)
            #expect(figures.differences(from: try Figures(world.district.node, request)) == [])
            let counted = figures.values.filter { $0.value != 0 }.keys.sorted()
            #expect(counted == Self.countedWhereReserved[kind], "\(kind)")
        }
    }

    private static let countedWhereReserved: [ReportRequest.Kind: [String]] = [
        .monthly: [
            "categories|reserved|count", "channels|reserved|count", "notPursued|", "received|",
            "states|reserved|count",
        ],
        .annual: [
            "categories|reserved|count", "categories|reserved|difference",
            "channels|reserved|count", "channels|reserved|difference",
            "months|2025-11|received", "months|2025-11|receivedDifference",
            "reconciliation|2025-11|notPursued", "reconciliation|2025-11|notPursuedReported",
            "reconciliation|2025-11|received", "reconciliation|2025-11|receivedReported",
            "states|reserved|count", "states|reserved|difference",
            "summary|notPursued|count", "summary|notPursued|difference",
            "summary|received|count", "summary|received|difference",
        ],
        .published: ["reserved|"],
        .consolidated: [
            "categories|reserved|count", "channels|reserved|count",
            "months|2025-11|notPursued", "months|2025-11|received",
            "offices|80.21.karo|notPursued", "offices|80.21.karo|received",
        ],
    ]

    @Test("A case recorded openly is hidden from then on, and shown again when that is lifted")
    func laterAndLifted() async throws {
        let world = try await Offices()
        let id = try world.office.record("เรื่องของปลัด").id
        try await world.exchange()
        try world.office.node.reserve(id, for: try OfficeCode(parsing: "80.21"))
        #expect(try world.office.node.show(id).subject == "สงวน")
        #expect(try Self.list(world.office, search: "ปลัด").isEmpty)
        #expect(throws: FieldNodeError.self) { try world.office.node.liftReservation(of: id) }
        try await world.exchange()
        #expect(try world.district.node.show(id).subject == "เรื่องของปลัด")
        #expect(try world.district.node.show(id).reservedFor == "80.21")
        try world.district.node.liftReservation(of: id)
        try await world.exchange()
        #expect(try world.office.node.show(id).subject == "เรื่องของปลัด")
        #expect(try world.office.node.show(id).reservedFor == nil)
        #expect(try Self.list(world.office, search: "ปลัด").map(\.id) == [id])
        let sealed = try world.record().id
        try await world.exchange()
        try world.district.node.liftReservation(of: sealed)
        try await world.exchange()
        #expect(try world.office.node.show(sealed).subject == Self.secret)
    }

    @Test(
        "A case for an office of which no node is known is not recorded"
    )
    func unknownReader() async throws {
        let world = try await Offices()
        let before = try world.office.ownState
        let entry = ComplaintEntry([.channel: "website", .subject: "ก", .detail: "ข"])
        let stranger = try OfficeCode(parsing: "99.01")
        let result = try world.office.node.record([Recording(entry: entry, reservedFor: stranger)])
        guard case .failure(.actionRefused) = result[0] else {
            Issue.record("taken as \(result[0])")
            return
        }
        #expect(try world.office.ownState == before)
    }

    @Test(
        "A case is reserved for no office that could not go on with it",
        arguments: ["80.21.karo", "80.21.nong"]
    )
    func notAbove(reader: String) async throws {
        let world = try await Offices()
        let nong = try world.district.enrolled("80.21.nong")
        try await nong.sync(with: world.district)
        try await world.exchange()
        let id = try world.office.record("เรื่องของปลัด").id
        let before = try world.office.ownState
        let code = try OfficeCode(parsing: reader)
        let entry = ComplaintEntry([.channel: "website", .subject: "ก", .detail: "ข"])
        let result = try world.office.node.record([Recording(entry: entry, reservedFor: code)])
        guard case .failure(.actionRefused) = result[0] else {
            Issue.record("taken as \(result[0])")
            return
        }
        #expect(throws: FieldNodeError.self) { try world.office.node.reserve(id, for: code) }
        #expect(try world.office.ownState == before)
    }

    @Test("Who signs on a reserved case is an officer of the office that goes on with it")
    func signed() async throws {
        let world = try await Offices()
        try world.office.node.add(Officer(name: "นายก ใจงาม", position: "นายก", signs: true))
        try world.district.node.add(Officer(name: "นายอำเภอ", position: "นายอำเภอ", signs: true))
        let id = try world.record().id
        try await world.exchange()
        #expect(throws: FieldNodeError.self) {
            try world.district.act(id, .sign) { $0.by = "นายก ใจงาม" }
        }
        try world.district.act(id, .sign) { $0.by = "นายอำเภอ" }
        #expect(try world.district.node.show(id).actions.map(\.by) == ["นายอำเภอ"])
        let notice = try DrawnFields(.resultNotice, id, at: world.district)
        #expect(notice.html.contains("นายอำเภอ") && !notice.html.contains("นายก ใจงาม"))
    }

    @Test("Published statistics never say that there was nothing where a case is reserved")
    func published() async throws {
        let world = try await Offices()
        try world.record()
        let request = ReportRequest(.published)
        let page = CSVFormat().render(try world.office.node.report(request))
        #expect(!page.contains("ไม่มีเรื่องร้องเรียน") && page.contains("สงวน"))
        let open = try TestNode("80.22.pak")
        let empty = CSVFormat().render(try open.node.report(request))
        #expect(empty.contains("ไม่มีเรื่องร้องเรียน") && !empty.contains("สงวน"))
    }

    @Test("Where a reserved case may be read, its duties run by its own words")
    func duties() async throws {
        let world = try await Offices()
        let id = try world.record().id
        try await world.exchange()
        let shown = try world.district.node.show(id)
        #expect(shown.isReachable)
        let notice = try #require(shown.deadlines.first { $0.rule == "preliminary-notice" })
        #expect(notice.status == "running")
        try world.district.act(id, .assign) { $0.unit = "ปปช." }
        let day = world.today.adding(days: 60)
        let owed = try world.district.node.reminders(withinDays: 1, today: day)
        #expect(owed.contains { $0.unit == "ปปช." && $0.subject == Self.secret })
        #expect(owed.contains { $0.rule == "preliminary-notice" })
        var late = ListRequest()
        (late.onlyLate, late.today) = (true, day)
        let line = try #require(try world.district.node.list(late).first)
        #expect(line.id == id && line.subject == Self.secret && line.channel == "website")
        #expect(line.category == "corruption" && line.isLate)
        var book = ReportRequest(.register)
        book.office = "80.21.karo"
        let sheet = CSVFormat().render(try world.district.node.report(book))
        #expect(sheet.contains(Self.secret) && sheet.contains("การทุจริต"))
        #expect(!sheet.contains("ผู้กล้า") && !sheet.contains("ไม่ประสงค์ออกนาม"))
        try world.district.act(id, .close)
        var untold = ListRequest()
        untold.onlyUntold = true
        #expect(try world.district.node.list(untold).map(\.id) == [id])
        try await world.exchange()
        for node in [world.office, world.centre] {
            #expect(try node.node.list(late).isEmpty && node.node.list(untold).isEmpty)
            #expect(try node.node.reminders(withinDays: 1, today: day).isEmpty)
            #expect(try node.node.verify().problems.isEmpty)
        }
    }
}
