import ComplaintModel
import FieldNode
import SyncProtocol
import Testing

@Suite struct ScopeTests {
    /// The ledgers whose changes, codes or vectors a parcel holds.
    private static func ledgers(in bytes: [UInt8]) throws -> Set<LedgerID> {
        let parcel = try Parcel(decoding: bytes)
        return Set(
            parcel.haves.map(\.ledger)
                + (try parcel.sets.map { try ChangeSetDecoder.decode($0).ledger })
        )
    }

    private static func ledger(of node: TestNode) throws -> LedgerID {
        var peer = try TestPeer(99)
        return try peer.vector(of: node).ledger
    }

    @Test(
        "Whatever is made for an office holds its own ledger and the sender's name, never a sibling's"
    )
    func siblings() async throws {
        let karo = try TestNode("80.21.karo")
        let nong = try TestNode("80.22.nong")
        let centre = try TestNode("centre", level: .centre)
        for office in [karo, nong] {
            try office.record("เรื่องของ \(office.code)")
            _ = try await office.node.sync(over: DirectLink(to: centre.node))
            let stick = MemoryStick()
            _ = try office.node.sync(through: stick)
        }
        let ids = try [karo, nong, centre].map(Self.ledger)
        var answers: [(to: Int, bytes: [UInt8])] = []
        for (index, office) in [karo, nong].enumerated() {
            let link = RecordingLink(to: centre.node)
            _ = try await office.node.sync(over: link)
            answers += link.answers.map { (index, $0) }
            answers.append((index, try centre.node.export(to: office.code).bytes))
        }
        let stick = MemoryStick()
        for id in try centre.node.list(ListRequest()).map(\.id) {
            try centre.act(id, .note) { $0.text = "จากส่วนกลาง" }
        }
        _ = try centre.node.sync(through: stick)
        #expect(stick.contents.count == 2)
        for bytes in stick.contents.values {
            let parcel = try Parcel(decoding: bytes)
            let sets = try parcel.sets.map { try ChangeSetDecoder.decode($0).ledger }
            #expect(Set(sets).count == 1)
            answers.append((try #require(ids.firstIndex(of: sets[0])), bytes))
        }
        #expect(answers.count == 6)
        for (index, bytes) in answers {
            #expect(try Self.ledgers(in: bytes).isSubset(of: [ids[index], ids[2]]))
            #expect(try !Self.ledgers(in: bytes).contains(ids[1 - index]))
        }
    }

    @Test("An office takes no other ledger than its own, from whoever brings it")
    func foreignLedger() throws {
        let karo = try TestNode("80.21.karo")
        let nong = try TestNode("80.22.nong")
        try nong.record("ของหนอง")
        var peer = try TestPeer()
        let (ledger, vector) = try peer.vector(of: nong)
        let sets = try peer.sets(of: nong, above: .init())
        let before = try karo.stateBytes()
        for code in ["80.22.nong", "80.21.karo", "80.21.karo.below", ""] {
            let answer = try peer.ask(karo, has: [ledger: vector], code: code, sets: sets)
            #expect(answer.notices.count == 1)
            #expect(try answer.notices.requireFirst().contains("does not keep"))
        }
        #expect(try karo.stateBytes() == before)
        #expect(try karo.node.state().count == 1)
    }

    @Test("A district takes the offices under its code, and no others")
    func district() async throws {
        let district = try TestNode("80.21", level: .district)
        for (code, isWithin) in [("80.21.karo", true), ("80.22.nong", false), ("80.210.x", false)] {
            let office = try TestNode(code)
            try office.record("เรื่อง")
            let report = try await office.node.sync(over: DirectLink(to: district.node))
            #expect(report.refused.isEmpty == isWithin)
            #expect(report.isComplete == isWithin)
            let held = try district.node.state().map(\.office)
            #expect(held.contains(code) == isWithin)
        }
        // The district's own node above gets everything that is kept for it.
        let centre = try TestNode("centre", level: .centre)
        _ = try await district.node.sync(over: DirectLink(to: centre.node))
        #expect(
            try centre.node.state().map(\.office).sorted() == ["80.21", "80.21.karo", "centre"]
        )
    }
}
