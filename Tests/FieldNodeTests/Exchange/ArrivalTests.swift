import ComplaintModel
import FieldNode
import SyncProtocol
import Testing

@Suite struct ArrivalTests {
    private static func notArrived(_ node: TestNode) throws -> [String] {
        var request = ListRequest()
        request.onlyNotArrived = true
        return try node.node.list(request).map(\.subject)
    }

    @Test("A case has arrived only once the centre's own receipt is here, and an edit undoes that")
    func direct() async throws {
        let centre = try TestNode("centre", level: .centre)
        let office = try centre.enrolled("80.21.karo")
        let id = try office.record("ถนนพัง").id
        #expect(try Self.notArrived(office) == ["ถนนพัง"])
        await #expect(throws: DirectLink.Cut.self) {
            try await office.node.sync(
                over: DirectLink(to: centre.node, answers: 1, breaking: .afterPeer)
            )
        }
        // The centre has it, and the office cannot know.
        #expect(try centre.subjects == ["ถนนพัง"])
        #expect(try Self.notArrived(office) == ["ถนนพัง"])
        try await office.sync(with: centre)
        #expect(try Self.notArrived(office) == [])
        try office.act(id, .note) { $0.text = "เพิ่ม" }
        #expect(try Self.notArrived(office) == ["ถนนพัง"])
        try await office.sync(with: centre)
        #expect(try Self.notArrived(office) == [])
    }

    @Test("Received, recorded and arrived are three dates, and the first arrival stays one")
    func threeDates() async throws {
        let centre = try TestNode("centre", level: .centre)
        let office = try centre.enrolled("80.21.karo")
        let id = try office.record("ถนนพัง", received: "2025-11-10T09:00").id
        let dates = { (node: TestNode) in
            let view = try node.node.show(id)
            let moments = [view.received, view.recorded, view.arrived]
            return moments.map { $0.map { String($0.prefix(10)) } }
        }
        office.clock.advance(days: 4)
        #expect(try dates(office) == ["2025-11-10", "2025-11-18", nil])
        try await office.sync(with: centre)
        let arrived = ["2025-11-10", "2025-11-18", "2025-11-22"] as [String?]
        #expect(try dates(office) == arrived && dates(centre) == arrived)
        office.clock.advance(days: 3)
        try office.act(id, .note) { $0.text = "เพิ่ม" }
        #expect(try dates(office) == arrived && !office.node.show(id).hasArrived)
        try await office.sync(with: centre)
        #expect(try dates(office) == arrived && dates(centre) == arrived)
        #expect(try office.node.show(id).hasArrived)
        let own = try centre.record("ของส่วนกลาง").id
        #expect(try centre.node.show(own).arrived == nil && centre.node.show(own).hasArrived)
    }

    @Test("A link and a request to another office have to arrive as well")
    func besides() async throws {
        let offices = try await TransferOffices()
        let karo = offices.karo
        let other = try karo.record("ที่สอง").id
        try await offices.exchange()
        let steps: [() throws -> Void] = [
            { try karo.node.link(offices.first, to: other) },
            { try offices.transfer(offices.first) },
            { _ = try karo.node.withdrawTransfer(offices.first, reason: "ผิด") },
        ]
        for (number, step) in steps.enumerated() {
            #expect(try Self.notArrived(karo) == [], "before \(number)")
            try step()
            #expect(try Self.notArrived(karo).contains("ถนนหน้าวัด"), "after \(number)")
            try await offices.exchange()
        }
    }

    @Test("By a stick a case has arrived when the stick has come back, not when it was written")
    func byStick() throws {
        let centre = try TestNode("centre", level: .centre)
        let office = try centre.enrolled("80.21.karo")
        let stick = MemoryStick()
        try office.record("ถนนพัง")
        _ = try office.node.sync(through: stick)
        #expect(try Self.notArrived(office) == ["ถนนพัง"])
        _ = try centre.node.sync(through: stick)
        #expect(try Self.notArrived(office) == ["ถนนพัง"])
        _ = try office.node.sync(through: stick)
        #expect(try Self.notArrived(office) == [])
    }

    @Test("Through a district a case has arrived when the centre's receipt has come down again")
    func throughHub() async throws {
        let centre = try TestNode("centre", level: .centre)
        let district = try centre.enrolled("80.21", level: .district)
        try await district.sync(with: centre)
        let office = try district.enrolled("80.21.karo")
        try office.record("ถนนพัง")
        for _ in 0..<2 { try await office.sync(with: district) }
        // The district's own receipt is not the centre's.
        #expect(try Self.notArrived(office) == ["ถนนพัง"])
        for _ in 0..<2 { try await district.sync(with: centre) }
        #expect(try Self.notArrived(office) == ["ถนนพัง"])
        #expect(try Self.notArrived(district) == [])
        try await office.sync(with: district)
        #expect(try Self.notArrived(office) == [])
    }

    @Test("F22 A receipt that the centre has not signed proves nothing, whoever passes it on")
    func forged() async throws {
        let centre = try TestNode("centre", level: .centre)
        let office = try centre.enrolled("80.21.karo")
        try office.record("เรื่อง")
        try await office.sync(with: centre)
        let id = try office.record("ยังไม่ส่ง").id
        var peer = try TestPeer(as: centre)
        let (ledger, vector) = try peer.vector(of: office)
        let key = try NodeFiles(of: centre).signing
        let genuine = try Receipt(
            signing: key,
            incarnation: Incarnation(7),
            parcelNumber: 1,
            ledger: ledger,
            vector: vector
        )
        var wrong = genuine.signature
        wrong[0] ^= 1
        let forged = Receipt(
            issuer: genuine.issuer,
            incarnation: genuine.incarnation,
            parcelNumber: genuine.parcelNumber,
            ledger: ledger,
            vector: vector,
            signature: wrong
        )
        _ = try peer.ask(office, more: [.receipt(forged)])
        #expect(try !office.node.show(id).hasArrived)
        _ = try peer.ask(office, more: [.receipt(genuine)])
        #expect(try office.node.show(id).hasArrived)
    }
}
