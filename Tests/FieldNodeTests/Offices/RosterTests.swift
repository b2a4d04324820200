import ComplaintModel
import FieldNode
import Testing

/// Reception points, officers and orders of an office.
@Suite struct RosterTests {
    private static let today = CivilDate(year: 2025, month: 11, day: 5)

    private static func office() throws -> TestNode {
        let node = try TestNode("80.21.karo")
        try node.node.add(Officer(name: "นายสมชาย ใจดี", position: "นายก อบต.", signs: true))
        try node.node.add(Officer(name: "นายวิชัย มั่นคง", position: "ปลัด อบต."))
        return node
    }

    @Test("S1 Points, officers and orders are records that the node above has as well")
    func records() async throws {
        let centre = try TestNode("centre", level: .centre)
        let office = try centre.enrolled("80.21.karo")
        try office.node.add(ReceptionPoint(name: "ศูนย์รับเรื่อง", place: "ชั้น 1", phone: "075-123456"))
        try office.node.add(Officer(name: "นางสาวอรทัย แก้วใส", position: "นิติกร"))
        let date = try #require(Self.today)
        var entry = OrderEntry(
            number: "12/2569",
            date: date,
            appointees: [("นางสาวอรทัย แก้วใส", "รับเรื่องร้องเรียน")]
        )
        entry.term = DayTerm(to: date.adding(days: 300))
        try office.node.add(entry)
        let roster = try office.node.roster()
        #expect(roster.points.map(\.name) == ["ศูนย์รับเรื่อง"])
        #expect(roster.orders.first?.appointees.first?.duty == "รับเรื่องร้องเรียน")
        #expect(roster.orders.first?.term == DayTerm(from: date, to: date.adding(days: 300)))
        try await office.sync(with: centre)
        #expect(
            try centre.stateBytes(office: "80.21.karo") == office.stateBytes(office: "80.21.karo")
        )
    }

    @Test("An order that names nobody, a stranger, or a number that is there changes nothing")
    func refusedOrders() throws {
        let office = try Self.office()
        let date = try #require(Self.today)
        try office.node.add(
            OrderEntry(number: "1/2569", date: date, appointees: [("นายวิชัย มั่นคง", nil)])
        )
        let before = try office.ownState
        let bad = [
            OrderEntry(number: "2/2569", date: date, appointees: []),
            OrderEntry(number: "2/2569", date: date, appointees: [("คนอื่น", nil)]),
            OrderEntry(number: "1/2569", date: date, appointees: [("นายวิชัย มั่นคง", nil)]),
            OrderEntry(number: " ", date: date, appointees: [("นายวิชัย มั่นคง", nil)]),
        ]
        for entry in bad {
            #expect(throws: FieldNodeError.self) { try office.node.add(entry) }
        }
        var backwards = OrderEntry(
            number: "3/2569",
            date: date,
            appointees: [("นายวิชัย มั่นคง", nil)]
        )
        backwards.term = DayTerm(to: date.adding(days: -1))
        #expect(throws: FieldNodeError.self) { try office.node.add(backwards) }
        #expect(throws: FieldNodeError.self) {
            try office.node.add(Officer(name: "นายวิชัย มั่นคง", position: "ปลัด อบต."))
        }
        #expect(try office.ownState == before)
    }

    @Test("An officer whose last day is known may be named in orders until then, and sign by them")
    func knownLastDay() throws {
        let office = try Self.office()
        let date = try #require(Self.today)
        let name = "นายสุรชัย เกษียณ"
        let last = DayTerm(to: date.adding(days: 30))
        try office.node.add(Officer(name: name, position: "รองปลัด", term: last))
        var acting = OrderEntry(number: "7/2569", date: date, appointees: [(name, nil)])
        acting.actingFor = "นายก อบต."
        try office.node.add(acting)
        let roster = try office.node.roster()
        #expect(roster.mayHaveSigned(name, on: date).isMet)
        #expect(!roster.mayHaveSigned(name, on: date.adding(days: 31)).isMet)
        var later = OrderEntry(number: "8/2569", date: date, appointees: [(name, "รับเรื่อง")])
        later.term = DayTerm(from: date.adding(days: 31))
        let refusal = #expect(throws: FieldNodeError.self) { try office.node.add(later) }
        #expect(refusal?.sentence.thai.contains(name) == true)
    }

    @Test("An order names the post that its officer holds on its first day")
    func postOfTheDay() throws {
        let office = try Self.office()
        let date = try #require(Self.today)
        let name = "นางพิมพ์ใจ ย้ายตำแหน่ง"
        let change = date.adding(days: 10)
        let posts = [
            ("ผู้อำนวยการกองช่าง", DayTerm(from: change)),
            ("นักวิชาการ", DayTerm(to: change.adding(days: -1))),
        ]
        for (post, term) in posts {
            try office.node.add(Officer(name: name, position: post, term: term))
        }
        for (number, from) in [("7/2569", date), ("8/2569", change)] {
            var order = OrderEntry(number: number, date: date, appointees: [(name, "รับเรื่อง")])
            order.term = DayTerm(from: from)
            try office.node.add(order)
        }
        let named = try office.node.roster().orders.map { $0.appointees.map(\.officer.position) }
        #expect(named == [["นักวิชาการ"], ["ผู้อำนวยการกองช่าง"]])
    }

    @Test("An order of a day that looks like a slip is refused unless a person vouches for it")
    func orderDates() throws {
        let office = try Self.office()
        let today = office.node.now.date
        var entry = OrderEntry(
            number: "9/2570",
            date: today.adding(days: 1),
            appointees: [("นายวิชัย มั่นคง", nil)]
        )
        entry.actingFor = "นายก อบต."
        entry.term = DayTerm(from: today)
        let id = try office.record("ถนนชำรุด").id
        #expect(throws: FieldNodeError.self) { try office.node.add(entry) }
        #expect(throws: FieldNodeError.self) {
            try office.act(id, .sign) { $0.by = "นายวิชัย มั่นคง" }
        }
        #expect(entry.doubt?.english.contains(today.iso) == true)
        entry.acceptsDate = true
        try office.node.add(entry)
        try office.act(id, .sign) { $0.by = "นายวิชัย มั่นคง" }
        entry.term = DayTerm(from: entry.date)
        #expect(entry.doubt == nil)
    }

    @Test("A signature of who may not sign on that day is refused, and of who acts is taken")
    func signature() throws {
        let office = try Self.office()
        let id = try office.record("ถนนชำรุด").id
        let error = #expect(throws: FieldNodeError.self) {
            try office.act(id, .sign) { $0.by = "นายวิชัย มั่นคง" }
        }
        guard case .actionRefused = error else {
            Issue.record("refused as \(String(describing: error))")
            return
        }
        let today = office.node.now.date
        var acting = OrderEntry(
            number: "40/2569",
            date: today.adding(days: -1),
            appointees: [("นายวิชัย มั่นคง", nil)]
        )
        acting.actingFor = "นายก อบต."
        try office.node.add(acting)
        try office.act(id, .sign) { $0.by = "นายวิชัย มั่นคง" }
        try office.node.end(.order, named: "40/2569", on: today.adding(days: -1))
        #expect(throws: FieldNodeError.self) {
            try office.act(id, .sign) { $0.by = "นายวิชัย มั่นคง" }
        }
        try office.act(id, .sign) { $0.by = "นายสมชาย ใจดี" }
        #expect(try office.node.show(id).actions.map(\.kind) == ["sign", "sign"])
    }

    @Test("A signature of nobody is refused with the option that is missing")
    func unnamedSignature() throws {
        let office = try Self.office()
        let id = try office.record("ถนนชำรุด").id
        let error = #expect(throws: FieldNodeError.self) { try office.act(id, .sign) }
        let sentence = try #require(error?.sentence)
        for words in [sentence.thai, sentence.english] {
            #expect(words.contains("--by") && words.contains("นายสมชาย ใจดี"))
        }
    }

    @Test("An end is a last day: who has left could sign before it, and may come back")
    func ends() throws {
        let office = try Self.office()
        let today = office.node.now.date
        try office.node.end(.officer, named: "นายสมชาย ใจดี", on: today.adding(days: -1))
        #expect(throws: FieldNodeError.self) {
            try office.node.end(.officer, named: "นายสมชาย", on: today)
        }
        let roster = try office.node.roster()
        #expect(roster.signatories(on: today).isEmpty)
        #expect(roster.signatories(on: today.adding(days: -1)).count == 1)
        try office.node.add(
            Officer(
                name: "นายสมชาย ใจดี",
                position: "นายก อบต.",
                signs: true,
                term: DayTerm(from: today)
            )
        )
        #expect(try office.node.roster().signatories(on: today).count == 1)
    }

    @Test("A last day can be set anew, earlier or later, and never before the first one")
    func otherEnd() throws {
        let office = try Self.office()
        let first = try #require(Self.today)
        var entry = OrderEntry(
            number: "40/2569",
            date: first,
            appointees: [("นายวิชัย มั่นคง", nil)]
        )
        entry.actingFor = "นายก อบต."
        entry.term = DayTerm(from: first, to: first.adding(days: 25))
        try office.node.add(entry)
        for days in [5, 12, 0] {
            try office.node.end(.order, named: "40/2569", on: first.adding(days: days))
            let term = try office.node.roster().orders.first?.term
            #expect(term == DayTerm(from: first, to: first.adding(days: days)))
        }
        let before = try office.ownState
        let error = #expect(throws: FieldNodeError.self) {
            try office.node.end(.order, named: "40/2569", on: first.adding(days: -1))
        }
        #expect(error?.sentence.english.contains("begins on \(first.iso)") == true)
        #expect(try office.ownState == before)
    }

    @Test("Of two terms of one name the one without an end is ended, and then the latest corrected")
    func latestTerm() throws {
        let office = try Self.office()
        let first = try #require(Self.today)
        let name = "นางสาวอรทัย แก้วใส"
        for (from, to) in [(0, 9), (20, nil as Int?)] {
            let end = to.map { first.adding(days: $0) }
            let term = DayTerm(from: first.adding(days: from), to: end)
            try office.node.add(Officer(name: name, position: "นิติกร", term: term))
        }
        for days in [40, 30] {
            try office.node.end(.officer, named: name, on: first.adding(days: days))
            let terms = try office.node.roster().officers.filter { $0.name == name }.map(\.term.to)
            #expect(terms == [first.adding(days: 9), first.adding(days: days)])
        }
    }
}
