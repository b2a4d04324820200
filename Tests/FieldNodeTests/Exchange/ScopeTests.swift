import ComplaintModel
import FieldNode
import SyncProtocol
import Testing

@Suite struct ScopeTests {
    /// The ledgers whose changes, codes, receipts or vectors a parcel holds.
    private static func ledgers(in parcel: Parcel) throws -> Set<LedgerID> {
        Set(
            parcel.haves.map(\.ledger) + parcel.receipts.map(\.ledger)
                + (try parcel.sets.map { try ChangeSetDecoder.decode($0).ledger })
        )
    }

    private static func ledger(of node: TestNode) throws -> LedgerID {
        try #require(LedgerID(hex: node.node.office.ledger.description))
    }

    @Test(
        "Whatever is made for an office holds its own ledger and the registry, never a sibling's"
    )
    func siblings() async throws {
        let centre = try TestNode("centre", level: .centre)
        let offices = [try centre.enrolled("80.21.karo"), try centre.enrolled("80.22.nong")]
        for office in offices {
            try office.record("เรื่องของ \(office.code)")
            try await office.sync(with: centre)
            _ = try office.node.sync(through: MemoryStick())
        }
        let registry = LedgerID.registry(
            root: try #require(centre.root).publicKey,
            prefix: .everything
        )
        var made: [[UInt8]] = []
        for office in offices {
            let link = RecordingLink(to: centre.node)
            _ = try await office.node.sync(over: link)
            made += link.answers + [try centre.exported(to: office.code)]
        }
        let stick = MemoryStick()
        for id in try centre.node.list(ListRequest()).map(\.id) {
            try centre.act(id, .note) { $0.text = "จากส่วนกลาง" }
        }
        _ = try centre.node.sync(through: stick)
        #expect(stick.contents.count == 2)
        made += stick.contents.values
        #expect(made.count == 6)
        var named: Set<LedgerID> = []
        for bytes in made {
            let opened = try offices.compactMap { office -> (TestNode, Parcel)? in
                let files = try NodeFiles(of: office)
                do { return (office, try files.open(bytes)) } catch is SealedParcelError {
                    return nil
                }
            }
            #expect(opened.count == 1)
            let (office, parcel) = try opened.requireFirst()
            let own = try Self.ledger(of: office)
            #expect(try Self.ledgers(in: parcel).isSubset(of: [own, registry]))
            named.formUnion(try Self.ledgers(in: parcel).intersection([own]))
        }
        #expect(named.count == 2)
    }

    @Test("An office takes no other ledger than its own, from whoever brings it")
    func foreignLedger() throws {
        let centre = try TestNode("centre", level: .centre)
        let karo = try centre.enrolled("80.21.karo")
        let nong = try centre.enrolled("80.22.nong")
        try nong.record("ของหนอง")
        var peer = try TestPeer(as: centre)
        let (ledger, vector) = try peer.vector(of: nong)
        let sets = try peer.sets(of: nong, above: .init())
        let before = try karo.stateBytes()
        for code in ["80.22.nong", "80.21.karo", "80.21.karo.below", "registry", "registry/80", ""]
        {
            let answer = try peer.ask(karo, has: [ledger: vector], code: code, sets: sets)
            #expect(answer.notices.count == 1)
            #expect(try answer.notices.requireFirst().contains("does not keep"))
        }
        #expect(try karo.stateBytes() == before)
        #expect(try karo.node.state().count == 1)
    }

    @Test("A district invites and takes the offices under its code, and no others")
    func district() async throws {
        let centre = try TestNode("centre", level: .centre)
        let district = try centre.enrolled("80.21", level: .district)
        #expect(throws: TrustError.notCertifiedYet(code: "80.21")) {
            try district.enrolled("80.21.karo")
        }
        try await district.sync(with: centre)
        let within = try district.enrolled("80.21.karo")
        try within.record("เรื่อง")
        #expect(try await within.sync(with: district).isComplete)
        for code in ["80.22.nong", "80.210.x"] {
            #expect(throws: TrustError.mayNotEnrol(code: code, own: "80.21")) {
                try district.enrolled(code)
            }
            // The centre may, and then the district knows the office and still keeps nothing of it.
            let office = try centre.enrolled(code)
            try office.record("เรื่อง")
            try await office.sync(with: centre)
            try await district.sync(with: centre)
            let error = await #expect(throws: ExchangeError.self) {
                try await office.sync(with: district)
            }
            #expect(error?.isOfUnreadable == true)
            var above = try TestPeer(as: centre)
            let (ledger, vector) = try above.vector(of: office)
            var peer = try TestPeer(as: office)
            let sets = try above.sets(of: office, above: .init())
            for claimed in [code, "80.21.karo"] {
                let answer = try peer.ask(
                    district,
                    has: [ledger: vector],
                    code: claimed,
                    sets: sets
                )
                #expect(try answer.notices.requireFirst().contains("does not keep"))
            }
            #expect(try !district.node.state().map(\.office).contains(code))
        }
        // The district's own node above gets everything that is kept for it.
        try await district.sync(with: centre)
        #expect(
            try centre.node.state().map(\.office).sorted() == [
                "80.21", "80.21.karo", "80.210.x", "80.22.nong", "centre", "registry",
                "registry/80.21",
            ]
        )
    }
}
