import ComplaintModel
import FieldNode
import SyncProtocol
import Testing

@Suite struct AdmittingTests {
    private struct Tree {
        let centre: TestNode
        let district: TestNode
        let office: TestNode
        let ledger: LedgerID

        init() async throws {
            centre = try TestNode("centre", level: .centre)
            district = try centre.enrolled("80.21", level: .district)
            try await district.sync(with: centre)
            office = try district.enrolled("80.21.karo")
            ledger = try #require(LedgerID(hex: office.node.office.ledger.description))
        }
    }

    @Test("A certificate that comes after the changes it admits leads to the same state")
    func lateCertificate() async throws {
        let tree = try await Tree()
        let id = try tree.office.record("ถนนพัง").id
        try await tree.office.sync(with: tree.district)
        try tree.district.act(id, .triage) { $0.category = "service" }
        try tree.office.node.edit(id, .place, to: "หมู่ 3")
        try await tree.office.sync(with: tree.district)
        // The district relays the office's books before the registry that tells who the office is.
        var asks = try TestPeer(as: tree.centre)
        let all = try asks.ask(tree.district, has: [:], code: "80.21.karo").sets
        let books = try all.filter { try ChangeSetDecoder.decode($0).ledger == tree.ledger }
        let rest = try all.filter { try ChangeSetDecoder.decode($0).ledger != tree.ledger }
        #expect(!books.isEmpty && !rest.isEmpty)
        var relays = try TestPeer(as: tree.district)
        let early = try relays.ask(
            tree.centre,
            has: [tree.ledger: .init()],
            code: "80.21.karo",
            sets: books
        )
        #expect(early.notices.isEmpty)
        #expect(try tree.centre.node.list(ListRequest()).isEmpty)
        #expect(try !tree.centre.node.doctor().quarantine.isEmpty)
        #expect(try tree.centre.node.verify().problems == [])
        try await tree.district.sync(with: tree.centre)
        #expect(try tree.centre.node.doctor().quarantine.isEmpty)
        #expect(try tree.centre.stateBytes(office: "80.21.karo") == tree.office.ownState)
        #expect(try tree.centre.node.show(id).category == "service")
        for node in [tree.centre, tree.district, tree.office] {
            #expect(try node.node.verify().problems == [])
        }
    }

    @Test("A node above edits and acts in an office's books, and nothing of it is quarantined")
    func editsFromAbove() async throws {
        let tree = try await Tree()
        let id = try tree.office.record("ถนนพัง").id
        try await tree.office.sync(with: tree.district)
        try await tree.district.sync(with: tree.centre)
        try tree.district.node.edit(id, .place, to: "หมู่ 3")
        try tree.centre.act(id, .triage) { $0.category = "service" }
        try await tree.district.sync(with: tree.centre)
        try await tree.office.sync(with: tree.district)
        let view = try tree.office.node.show(id)
        #expect([view.place, view.category] == ["หมู่ 3", "service"])
        for node in [tree.centre, tree.district, tree.office] {
            #expect(try node.node.doctor().quarantine.isEmpty)
            #expect(try node.stateBytes(office: "80.21.karo") == tree.office.ownState)
        }
    }

    @Test("F21 A node above that gives a register number or a slip code is quarantined in that")
    func numbersFromAbove() async throws {
        let tree = try await Tree()
        try tree.office.record("ถนนพัง")
        try await tree.office.sync(with: tree.district)
        try await tree.district.sync(with: tree.centre)
        let forged = try CraftedLedger(in: tree.ledger, by: NodeFiles(of: tree.district).signing)
        let write = { (cell: UInt32, value: Value) in
            CellWrite(
                table: TableTag(1),
                row: .own(0),
                cell: CellTag(cell),
                rule: .overwritable,
                value: value
            )
        }
        let pair = Value.tuple([.integer(2569), .integer(2)])
        try forged.author([write(2, .integer(1)), write(7, .text("ตามสิทธิ์"))])
        try forged.author([write(1, pair), write(2, .integer(1)), write(7, .text("ออกเลข"))])
        var peer = try TestPeer(as: tree.district)
        let answer = try peer.ask(
            tree.centre,
            has: [tree.ledger: .init()],
            sets: [try forged.set(1...3)]
        )
        #expect(answer.notices.isEmpty)
        #expect(try tree.centre.subjects == ["ตามสิทธิ์", "ถนนพัง"])
        let held = try tree.centre.node.doctor().quarantine
        #expect(held.count == 1)
        #expect(held.first?.node == (try tree.district.node.doctor().node))
        // The office decides alone which number comes next.
        try await tree.district.sync(with: tree.centre)
        try await tree.office.sync(with: tree.district)
        #expect(try tree.office.record("ต่อไป").number == "2/2569")
        for node in [tree.centre, tree.district, tree.office] {
            #expect(try node.subjects.contains("ออกเลข") == false)
            #expect(try node.node.verify().problems == [])
        }
    }

    @Test("A node above that freezes a month of an office's books is quarantined in that")
    func freezingFromAbove() async throws {
        let tree = try await Tree()
        try tree.office.record("ถนนพัง")
        let month = MonthPeriod(containing: tree.office.node.now.date).previous
        try tree.office.node.freeze(month)
        try await tree.office.sync(with: tree.district)
        try await tree.district.sync(with: tree.centre)
        // The control: the office's own freezing is none of it.
        #expect(try tree.centre.node.doctor().quarantine.isEmpty)
        let forged = try CraftedLedger(in: tree.ledger, by: NodeFiles(of: tree.district).signing)
        for (cell, value) in [(1, Value.integer(24_310)), (4, .text("{}"))] {
            try forged.author([
                CellWrite(
                    table: TableTag(13),
                    row: .own(0),
                    cell: CellTag(UInt32(cell)),
                    rule: .writeOnce,
                    value: value
                )
            ])
        }
        var peer = try TestPeer(as: tree.district)
        let answer = try peer.ask(
            tree.centre,
            has: [tree.ledger: .init()],
            sets: [try forged.set(1...3)]
        )
        #expect(answer.notices.isEmpty)
        #expect(try tree.centre.node.doctor().quarantine.count == 2)
    }
}
