import ComplaintModel
import FieldNode
import Testing

@Suite("What a node has left on a stick")
struct LeftParcelTests {
    /// An office and a centre that know each other and hold the same, and an empty stick.
    private static func atRest() async throws -> (
        office: TestNode, centre: TestNode, stick: MemoryStick
    ) {
        let centre = try TestNode("centre", level: .centre)
        let office = try centre.enrolled("80.21.karo")
        try office.record("แรก")
        for _ in 0..<2 { try await office.sync(with: centre) }
        let stick = MemoryStick()
        for node in [office, centre, office, centre] { _ = try node.node.sync(through: stick) }
        return (office, centre, stick)
    }

    private static func deeds(_ report: SyncReport) -> [ParcelOutcome.Deed] {
        report.parcels.map(\.deed)
    }

    @Test("Of every parcel it is said whose it is, in the report and in the log")
    func whose() async throws {
        let (office, centre, stick) = try await Self.atRest()
        stick.contents = [:]
        try office.record("ถนนพัง")
        let out = try office.node.sync(through: stick).parcels
        #expect(out.map(\.deed) == [.written])
        #expect(out.map(\.to) == [["centre"]] && out.map(\.from) == [nil])
        let there = try centre.node.sync(through: stick).parcels
        #expect(there.map(\.deed) == [.applied, .written])
        #expect(there.map(\.from) == ["80.21.karo", nil])
        #expect(there.map(\.to) == [[], ["80.21.karo"]])
        let log = try centre.node.exchanges(peer: nil, limit: 1).requireFirst()
        #expect(log.parcels == there)
    }

    @Test("A visit with nothing new to say leaves what lies there as it is")
    func kept() async throws {
        let (office, centre, stick) = try await Self.atRest()
        try office.record("ถนนพัง")
        _ = try office.node.sync(through: stick)
        let before = stick.contents
        for _ in 0..<3 {
            #expect(Set(Self.deeds(try office.node.sync(through: stick))).contains(.kept))
            #expect(stick.contents == before)
        }
        _ = try centre.node.sync(through: stick)
        let answered = stick.contents
        for _ in 0..<3 { _ = try centre.node.sync(through: stick) }
        #expect(stick.contents == answered)
    }

    @Test("A parcel that only confirms stays until its reader shows the mark that came with it")
    func confirmation() async throws {
        let (office, centre, stick) = try await Self.atRest()
        stick.contents = [:]
        try office.record("ถนนพัง")
        let asked = try office.node.sync(through: stick).parcels.requireFirst().name
        let answer = try #require(
            try centre.node.sync(through: stick).parcels.last { $0.deed == .written }
        )
        #expect(answer.changes == 0)
        // Somebody takes the office's file away before it has been there.
        stick.contents[asked] = nil
        for _ in 0..<3 {
            #expect(Self.deeds(try centre.node.sync(through: stick)) == [.kept])
        }
        _ = try office.node.sync(through: stick)
        #expect(try office.node.list(ListRequest()).allSatisfy(\.hasArrived))
        // What the office leaves for anybody above shows the mark.
        let last = try centre.node.sync(through: stick).parcels
        #expect(last.contains { $0.name == answer.name && $0.deed == .removed })
    }

    @Test("A parcel whose changes have come by another road makes room for a word of what is held")
    func anotherRoad() async throws {
        let (office, centre, stick) = try await Self.atRest()
        stick.contents = [:]
        try office.record("ถนนพัง")
        _ = try office.node.sync(through: stick)
        try await office.sync(with: centre)
        let report = try office.node.sync(through: stick)
        #expect(Self.deeds(report) == [.removed, .written] && report.sentChanges == 0)
        #expect(stick.contents.count == 1)
        #expect(Self.deeds(try office.node.sync(through: stick)) == [.kept])
    }

    @Test("An acceptance of an invitation stays on the stick until a certificate has answered it")
    func acceptance() throws {
        let centre = try TestNode("centre", level: .centre)
        let office = try centre.enrolled("80.21.karo")
        let stick = MemoryStick()
        _ = try office.node.sync(through: stick)
        let before = stick.contents
        #expect(Self.deeds(try office.node.sync(through: stick)) == [.kept])
        #expect(stick.contents == before)
        _ = try centre.node.sync(through: stick)
        #expect(Self.deeds(try office.node.sync(through: stick)).contains(.replaced))
    }

    @Test("F9 Where the newer parcels find no room, the older ones stay whole")
    func noRoom() async throws {
        let (office, centre, stick) = try await Self.atRest()
        stick.contents = [:]
        try office.record("ถนนพัง")
        _ = try office.node.sync(through: stick)
        let before = stick.contents
        try office.record("ไฟดับ")
        stick.leaveRoom(forFiles: 0)
        #expect(throws: MemoryStick.Full.self) { try office.node.sync(through: stick) }
        #expect(stick.contents == before)
        stick.leaveRoom(forFiles: 9)
        #expect(Self.deeds(try office.node.sync(through: stick)) == [.written, .replaced])
        #expect(try centre.node.sync(through: stick).receivedChanges == 2)
    }

    @Test("F8 A parcel of this node that was damaged on the stick is written anew")
    func damagedOwn() async throws {
        let (office, centre, stick) = try await Self.atRest()
        stick.contents = [:]
        try office.record("ถนนพัง")
        _ = try office.node.sync(through: stick)
        let (name, bytes) = try #require(stick.contents.first)
        stick.contents[name] = Array(bytes.dropLast(40)) + [UInt8](repeating: 0, count: 40)
        #expect(Self.deeds(try office.node.sync(through: stick)) == [.written, .replaced])
        #expect(try centre.node.sync(through: stick).refused == [])
        #expect(try centre.ownState == centre.stateBytes(office: "centre"))
        #expect(try office.ownState == centre.stateBytes(office: "80.21.karo"))
    }

    @Test("F18 What a centre confirmed before it was put back takes no parcel off the stick")
    func endedLife() async throws {
        let (office, first, stick) = try await Self.atRest()
        let backup = try TestFolder(copying: first.folder)
        try office.record("หลังสำรอง")
        _ = try office.node.sync(through: stick)
        _ = try first.node.sync(through: stick)
        let centre = try TestNode(
            opening: backup,
            clock: first.clock,
            seed: 5,
            place: "machine 2"
        )
        let other = MemoryStick()
        _ = try centre.node.sync(through: other)
        _ = try office.node.sync(through: other)
        // On the first stick still lies what the ended life has confirmed.
        let visit = try office.node.sync(through: stick)
        #expect(!Self.deeds(visit).contains(.removed))
        #expect(try centre.node.sync(through: stick).receivedChanges == 1)
        #expect(try office.ownState == centre.stateBytes(office: "80.21.karo"))
    }
}
