import ComplaintModel
import FieldNode
import SyncProtocol
import Testing
import TestGround

@Suite struct FolderTests {
    private static func deeds(_ report: SyncReport) -> [ParcelOutcome.Deed] {
        report.parcels.map(\.deed)
    }

    @Test("An office and the centre agree by a stick, and the stick is clean when all has arrived")
    func tour() throws {
        let centre = try TestNode("centre", level: .centre)
        let office = try centre.enrolled("80.21.karo")
        let stick = MemoryStick()
        let id = try office.record("ถนนพัง").id
        #expect(try office.node.sync(through: stick).sentChanges == 2)
        #expect(try centre.node.sync(through: stick).receivedChanges == 2)
        try centre.act(id, .triage) { $0.category = "service" }
        _ = try centre.node.sync(through: stick)
        // What the office had left for anybody above is delivered now.
        let home = try office.node.sync(through: stick)
        // The centre's action with its line's opening, and the registry: the same for the registry
        // and its founding, and the office's certificate.
        #expect(home.receivedChanges == 2 + 3)
        #expect(Self.deeds(home) == [.applied, .written, .replaced])
        #expect(try office.node.show(id).category == "service")
        _ = try centre.node.sync(through: stick)
        #expect(try office.ownState == centre.stateBytes(office: "80.21.karo"))
        for _ in 0..<3 {
            #expect(try office.node.sync(through: stick).receivedChanges == 0)
            #expect(try centre.node.sync(through: stick).receivedChanges == 0)
        }
        #expect(stick.contents.count <= 1)
    }

    @Test("A node's parcel is replaced by its newer one, so that visits do not fill the stick")
    func replaced() throws {
        let centre = try TestNode("centre", level: .centre)
        let office = try centre.enrolled("80.21.karo")
        let stick = MemoryStick()
        for number in 1...5 {
            try office.record("เรื่อง \(number)")
            _ = try office.node.sync(through: stick)
            #expect(stick.contents.count == 1)
        }
        #expect(try centre.node.sync(through: stick).receivedChanges == 6)
    }

    @Test("One stick serves two offices and a centre, in any order of visits", arguments: 1...8)
    func anyOrder(seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        let centre = try TestNode("centre", level: .centre)
        let offices = [try centre.enrolled("80.21.karo"), try centre.enrolled("80.22.nong")]
        let nodes = offices + [centre]
        let stick = MemoryStick()
        for step in 0..<25 {
            let node = random.pick(nodes)
            if node !== centre { try node.record("เรื่อง \(step)") }
            if random.once(in: 3), let some = try node.node.list(ListRequest()).last {
                try node.act(some.id, .note) { $0.text = "บันทึก \(step)" }
            }
            let report = try node.node.sync(through: stick)
            #expect(report.refused.isEmpty)
        }
        for _ in 0..<3 { for node in nodes { _ = try node.node.sync(through: stick) } }
        for office in offices {
            #expect(try office.ownState == centre.stateBytes(office: office.code))
            #expect(try office.node.state().map(\.office).sorted() == [office.code, "registry"])
        }
        for node in nodes { #expect(try node.node.verify().problems == []) }
    }

    @Test("A sibling's parcel cannot be opened at all, and is left alone, byte for byte")
    func foreign() throws {
        let centre = try TestNode("centre", level: .centre)
        let karo = try centre.enrolled("80.21.karo")
        let nong = try centre.enrolled("80.22.nong")
        let stick = MemoryStick()
        try nong.record("ของหนอง")
        _ = try nong.node.sync(through: stick)
        let before = stick.contents
        let report = try karo.node.sync(through: stick)
        #expect(Self.deeds(report) == [.foreign, .written])
        #expect(report.parcels[0].from == nil && report.parcels[0].to == [])
        for (name, bytes) in before { #expect(stick.contents[name] == bytes) }
        let files = try NodeFiles(of: karo)
        for bytes in before.values {
            #expect(throws: SealedParcelError.notForThisNode) { try files.open(bytes) }
        }
        #expect(try karo.node.state().count == 1)
        #expect(report.isComplete)
    }

    @Test(
        "Damaged, cut, empty, foreign and unreadable files are named and left alone; the rest is done"
    )
    func damage() async throws {
        let centre = try TestNode("centre", level: .centre)
        let office = try centre.enrolled("80.21.karo")
        try await office.sync(with: centre)
        let stick = MemoryStick()
        try office.record("ถนนพัง")
        _ = try office.node.sync(through: stick)
        let good = try #require(stick.contents.values.first)
        var flipped = good
        flipped[good.count / 2] ^= 1
        let junk: [String: [UInt8]] = [
            "A0000001.TPC": [], "A0000002.TPC": Array("MZ junk".utf8), "A0000003.TPC": flipped,
            "A0000004.TPC": Array(good.dropLast(7)), "A0000005.TPC": good + [0],
            "Z0000006.TPC": Array(repeating: 0, count: 4_096), "Z0000007.TPC": good,
        ]
        for (name, bytes) in junk { stick.put(name, bytes) }
        stick.makeUnreadable("Z0000007.TPC")
        let report = try centre.node.sync(through: stick)
        #expect(report.receivedChanges == 1)
        #expect(!report.isComplete)
        #expect(report.refused.count == 7)
        for name in junk.keys { #expect(report.refused.contains { $0.hasPrefix(name + ": ") }) }
        for (name, bytes) in junk { #expect(stick.contents[name] == bytes) }
        // Whose a parcel was can be said where its first chunk is whole.
        let senders = report.parcels.filter { $0.deed == .damaged }.map {
            "\($0.name) \($0.from ?? "")"
        }
        #expect(
            senders.sorted() == [
                "A0000001.TPC ", "A0000002.TPC ", "A0000003.TPC ",
                "A0000004.TPC ", "A0000005.TPC 80.21.karo", "Z0000006.TPC ",
            ]
        )
        #expect(try office.ownState == centre.stateBytes(office: "80.21.karo"))
    }

    @Test("A stick from months ago brings nothing new and takes nothing back")
    func stale() throws {
        let centre = try TestNode("centre", level: .centre)
        let office = try centre.enrolled("80.21.karo")
        let stick = MemoryStick()
        try office.record("เก่า")
        _ = try office.node.sync(through: stick)
        let old = stick.contents
        for number in 1...3 {
            try office.record("ใหม่ \(number)")
            _ = try office.node.sync(through: stick)
            _ = try centre.node.sync(through: stick)
        }
        _ = try office.node.sync(through: stick)
        _ = try centre.node.sync(through: stick)
        let before = try centre.stateBytes()
        let stale = MemoryStick()
        stale.contents = old
        let report = try centre.node.sync(through: stale)
        #expect(report.receivedChanges == 0)
        #expect(report.knownChanges == 2)
        #expect(try centre.stateBytes() == before)
        // What the old parcel says that the office holds is not believed any more.
        #expect(try centre.node.sync(through: MemoryStick()).sentChanges == 0)
        _ = try office.node.sync(through: stale)
        #expect(try office.ownState == centre.stateBytes(office: "80.21.karo"))
    }

    @Test("A file that is written for an office can be read by each of its computers")
    func exported() async throws {
        let centre = try TestNode("centre", level: .centre)
        let first = try centre.enrolled("80.21.karo")
        try await first.sync(with: centre)
        let second = try centre.furtherComputer(of: "80.21.karo", seed: 21)
        for node in [second, first] { try await node.sync(with: centre) }
        let id = try first.record("ถนนหน้าวัด").id
        try await first.sync(with: centre)
        try centre.act(id, .note) { $0.text = "ความเห็นของส่วนกลาง" }
        let file = try centre.exported(to: "80.21.karo")
        // The second computer has not heard of the case itself either.
        for computer in [first, second] {
            _ = try computer.node.import(file, name: "file", isTrial: false)
            #expect(try computer.ownState == centre.stateBytes(office: "80.21.karo"))
        }
    }

    @Test("A district passes on by stick also the offices that it heard of after the centre")
    func district() throws {
        let centre = try TestNode("centre", level: .centre)
        let district = try centre.enrolled("80.21", level: .district)
        let up = MemoryStick()
        for node in [district, centre, district] { _ = try node.node.sync(through: up) }
        for code in ["80.21.karo", "80.21.lan"] {
            let office = try district.enrolled(code)
            try office.record("เรื่องของ \(code)")
            let tour = MemoryStick()
            _ = try office.node.sync(through: tour)
            #expect(try district.node.sync(through: tour).receivedChanges == 2)
            _ = try district.node.sync(through: up)
            #expect(try centre.node.sync(through: up).receivedChanges > 0)
            _ = try district.node.sync(through: up)
            #expect(try centre.stateBytes(office: code) == office.ownState)
        }
        #expect(try centre.node.exchanges(peer: nil, limit: 9).allSatisfy(\.refused.isEmpty))
    }
}
