import ComplaintModel
import FieldNode
import Testing

@Suite struct RevokingTests {
    private struct Revoked {
        let centre: TestNode
        let karo: TestNode
        let nong: TestNode
        let first: String

        init() async throws {
            centre = try TestNode("centre", level: .centre)
            karo = try centre.enrolled("80.21.karo")
            nong = try centre.enrolled("80.22.nong")
            first = try karo.record("ก่อนเพิกถอน 1").id
            try karo.record("ก่อนเพิกถอน 2")
            for office in [karo, nong] { try await office.sync(with: centre) }
            let report = try centre.node.revoke("80.21.karo")
            #expect(report.acceptedChanges == 3)
        }
    }

    @Test("F21 What a revoked node writes later goes to quarantine, and what came before stays")
    func laterChanges() async throws {
        let world = try await Revoked()
        // The node does not know yet, so it goes on recording.
        try world.karo.record("หลังเพิกถอน")
        try world.karo.node.edit(world.first, .place, to: "แก้หลังเพิกถอน")
        _ = try await world.karo.sync(with: world.centre)
        let doctor = try world.centre.node.doctor()
        #expect(doctor.quarantine.count == 2)
        #expect(doctor.quarantine.allSatisfy { $0.office == "80.21.karo" })
        #expect(try world.centre.subjects == ["ก่อนเพิกถอน 1", "ก่อนเพิกถอน 2"])
        #expect(try world.centre.node.show(world.first).place != "แก้หลังเพิกถอน")
        #expect(try world.centre.node.verify().problems == [])
        #expect(try world.centre.node.verify().quarantined == 2)
        _ = try world.centre.node.doctor(rebuilding: true)
        #expect(try world.centre.subjects == ["ก่อนเพิกถอน 1", "ก่อนเพิกถอน 2"])
    }

    @Test("F21 A revoked node hears that it is, gets nothing new, and records nothing more")
    func hears() async throws {
        let world = try await Revoked()
        try world.centre.act(world.first, .note) { $0.text = "ไม่ถึงมือ" }
        let report = try await world.karo.sync(with: world.centre)
        #expect(report.refused.contains { $0.contains("was revoked") })
        #expect(try world.karo.node.show(world.first).actions.isEmpty)
        let error = #expect(throws: TrustError.self) { try world.karo.record("เพิ่ม") }
        #expect(error == .revoked(code: "80.21.karo"))
        #expect(try world.karo.node.nodes().nodes.first(where: \.isThis)?.state == "revoked")
        let stick = MemoryStick()
        _ = try world.centre.node.sync(through: stick)
        let files = try NodeFiles(of: world.karo)
        for bytes in stick.contents.values {
            #expect(throws: (any Error).self) { try files.open(bytes) }
        }
    }

    @Test("F21 A revocation hinders nobody else")
    func others() async throws {
        let world = try await Revoked()
        try world.karo.record("หลังเพิกถอน")
        _ = try await world.karo.sync(with: world.centre)
        try world.nong.record("ของหนอง")
        #expect(try await world.nong.sync(with: world.centre).isComplete)
        #expect(try world.nong.ownState == world.centre.stateBytes(office: "80.22.nong"))
        // A new machine of the office is invited and goes on in the same books.
        let successor = try world.centre.enrolled("80.21.karo", seed: 5)
        #expect(try await successor.sync(with: world.centre).isComplete)
        let nodes = try world.centre.node.nodes().nodes.filter { $0.office == "80.21.karo" }
        #expect(nodes.map(\.state).sorted() == ["enrolled", "revoked"])
    }

    @Test("F21 A hub that has written in more ledgers than a change can name is revoked in several")
    func manyLedgers() async throws {
        let centre = try TestNode("centre", level: .centre)
        let district = try centre.enrolled("80.21", level: .district)
        let offices = try ["80.21.karo", "80.21.nong", "80.21.rawai"].map {
            try centre.enrolled($0)
        }
        let cases = try offices.map { try $0.record("รับที่ \($0.node.office.code.text)").id }
        for office in offices { try await office.sync(with: centre) }
        try await district.sync(with: centre)
        for one in cases { try district.act(one, .note) { $0.text = "ก่อนเพิกถอน" } }
        try await district.sync(with: centre)
        let report = try centre.node.revoke("80.21", placesAChange: 1)
        #expect(report.acceptedChanges > cases.count)
        for one in cases { try district.act(one, .note) { $0.text = "หลังเพิกถอน" } }
        _ = try await district.sync(with: centre)
        for office in offices { try await office.sync(with: centre) }
        let nodes = zip([centre] + offices, [cases] + cases.map { [$0] })
        for (node, seen) in nodes {
            for one in seen {
                #expect(try node.node.show(one).actions.compactMap(\.text) == ["ก่อนเพิกถอน"])
            }
            #expect(try node.node.verify().problems == [])
        }
        #expect(try centre.node.verify().quarantined == cases.count)
        // Who takes in what came late names all of it again.
        let late = try centre.node.admitLate("80.21")
        #expect(late.admittedChanges == cases.count)
        for office in offices { try await office.sync(with: centre) }
        for (node, one) in zip(offices, cases) {
            let texts = try node.node.show(one).actions.compactMap(\.text)
            #expect(texts == ["ก่อนเพิกถอน", "หลังเพิกถอน"])
        }
    }

    @Test("An office cannot revoke, and a district only under itself")
    func scope() async throws {
        let world = try await Revoked()
        let district = try world.centre.enrolled("80.22", level: .district)
        try await district.sync(with: world.centre)
        #expect(throws: TrustError.mayNotRevoke(code: "centre")) {
            try district.node.revoke("centre")
        }
        #expect(throws: TrustError.self) { try world.nong.node.revoke("centre") }
        #expect(throws: TrustError.unknownNode(typed: "80.99.x")) {
            try world.centre.node.revoke("80.99.x")
        }
        #expect(throws: TrustError.alreadyRevoked(code: "80.21.karo")) {
            try world.centre.node.revoke("80.21.karo")
        }
        #expect(
            try !world.centre.node.nodes().nodes.contains {
                $0.office == "centre" && $0.state != "enrolled"
            }
        )
        for node in [world.centre, district, world.nong] {
            #expect(try node.node.verify().problems == [])
        }
    }
}
