import ComplaintModel
import FieldNode
import SyncProtocol
import Testing

@Suite struct GapTests {
    /// An office's history as change sets, each of one complaint, and where it stood before them.
    private static func history(
        of office: TestNode,
        under centre: TestNode,
        sets count: Int,
    ) throws -> (ledger: LedgerID, sets: [[UInt8]], vectors: [VersionVector]) {
        var peer = try TestPeer(as: centre)
        var sets: [[UInt8]] = []
        var vectors = [VersionVector()]
        for number in 1...count {
            if number > 1 { try office.record("เรื่องที่ \(number)") }
            sets += try peer.sets(of: office, above: vectors[number - 1])
            vectors.append(try peer.vector(of: office).vector)
        }
        return (try peer.vector(of: office).ledger, sets, vectors)
    }

    @Test(
        "A set that comes too early waits, its gap is named exactly, and it follows the missing one"
    )
    func gap() throws {
        let centre = try TestNode("centre", level: .centre)
        let office = try centre.enrolled("80.21.karo")
        let (ledger, sets, vectors) = try Self.history(of: office, under: centre, sets: 4)
        #expect(sets.count == 4)
        var peer = try TestPeer(as: office)
        let origin = try #require(vectors[4].entries.first?.origin)
        let has = [ledger: vectors[4]]
        let gap = { (places: String) in "ledger \(ledger), origin \(origin), changes \(places)" }

        let early = try peer.ask(centre, has: has, sets: [sets[3], sets[1]])
        #expect(early.notices == ["waiting for " + gap("1 to 3"), "waiting for " + gap("1 to 1")])
        #expect(try centre.node.doctor().waiting.sorted() == [gap("1 to 1"), gap("1 to 3")])
        #expect(try centre.node.state(office: "80.21.karo").requireFirst().rows.isEmpty)
        #expect(early.haves.first { $0.ledger == ledger }?.vector == VersionVector())

        _ = try peer.ask(centre, has: has, sets: [sets[0]])
        #expect(try centre.node.doctor().waiting == [gap("3 to 3")])
        #expect(try centre.node.list(ListRequest()).count == 1)

        _ = try peer.ask(centre, has: has, sets: [sets[2]])
        #expect(try centre.node.doctor().waiting.isEmpty)
        #expect(try centre.stateBytes(office: "80.21.karo") == office.ownState)
        #expect(try centre.node.verify().problems.isEmpty)
    }

    @Test("All orders of four sets come to the same state", arguments: orders(of: 4))
    func anyOrder(order: [Int]) throws {
        let centre = try TestNode("centre", level: .centre)
        let office = try centre.enrolled("80.21.karo")
        let (ledger, sets, vectors) = try Self.history(of: office, under: centre, sets: 4)
        var peer = try TestPeer(as: office)
        for index in order {
            _ = try peer.ask(centre, has: [ledger: vectors[4]], sets: [sets[index]])
        }
        #expect(try centre.stateBytes(office: "80.21.karo") == office.ownState)
        #expect(try centre.node.doctor().waiting.isEmpty)
    }

    @Test("A set that is brought a thousand times has its effect once")
    func repetition() throws {
        let centre = try TestNode("centre", level: .centre)
        let office = try centre.enrolled("80.21.karo")
        let (ledger, sets, vectors) = try Self.history(of: office, under: centre, sets: 2)
        var peer = try TestPeer(as: office)
        _ = try peer.ask(centre, has: [ledger: vectors[2]], sets: sets)
        let before = try RawDatabase(of: centre).dump(without: ["heard_at", "parcel_number"])
        let parcel = try peer.parcel(
            for: centre,
            has: [ledger: vectors[2]],
            sets: (0..<500).flatMap { _ in sets }
        )
        let report = try centre.node.import(parcel, name: "again", isTrial: false)
        #expect(report.newChanges == 0)
        #expect(report.knownChanges == 1_000)
        let after = try RawDatabase(of: centre).dump(without: ["heard_at", "parcel_number"])
        // Who has brought what, and when, is noted each time.
        let traces: Set = [
            "exchange", "peer", "peer_parcel", "peer_told", "peer_vector", "sqlite_sequence",
        ]
        for table in before.keys where !traces.contains(table) {
            #expect(before[table] == after[table], "\(table)")
        }
    }

    @Test("Of a set that overlaps with what is held, only the new changes are added")
    func overlap() throws {
        let centre = try TestNode("centre", level: .centre)
        let office = try centre.enrolled("80.21.karo")
        let (ledger, sets, vectors) = try Self.history(of: office, under: centre, sets: 3)
        var above = try TestPeer(as: centre)
        let whole = try above.sets(of: office, above: vectors[0])
        var peer = try TestPeer(as: office)
        _ = try peer.ask(centre, has: [ledger: vectors[1]], sets: [sets[0]])
        let parcel = try peer.parcel(for: centre, has: [ledger: vectors[3]], sets: whole)
        let report = try centre.node.import(parcel, name: "whole", isTrial: false)
        #expect(report.newChanges == 2)
        #expect(try centre.node.doctor().ledgers.map(\.changes).max() == 3)
        #expect(try centre.stateBytes(office: "80.21.karo") == office.ownState)
        #expect(try centre.node.verify().problems.isEmpty)
    }

    @Test("The sets that wait are bounded, and one that waits already needs no more room")
    func bounds() throws {
        let crafted = try CraftedLedger(1)
        for number in 0..<1_003 { try crafted.author(note(number)) }
        let centre = try TestNode("centre", level: .centre)
        var peer = try crafted.peer(of: centre)
        let early = try (3...1_003).map { try crafted.set($0...$0) }
        let has = [crafted.ledger: VersionVector()]
        _ = try peer.ask(centre, has: has, sets: Array(early.dropLast()))
        #expect(try centre.node.doctor().waiting.count == 1_000)
        let full = try peer.ask(centre, has: has, sets: [early[1_000], early[0]])
        #expect(full.notices.count { $0.contains("more than 1000 change sets wait") } == 1)
        _ = try peer.ask(centre, has: has, sets: [try crafted.set(1...2)])
        #expect(try centre.node.doctor().waiting.isEmpty)
        #expect(try centre.node.doctor().ledgers.map(\.changes).contains(1_002))
    }

    @Test("A set that turns out to be forged once its gap is closed is dropped and blocks nobody")
    func poison() throws {
        let crafted = try CraftedLedger(2)
        for number in 0..<4 { try crafted.author(note(number)) }
        let centre = try TestNode("centre", level: .centre)
        var peer = try crafted.peer(of: centre)
        let has = [crafted.ledger: VersionVector()]
        let forged = try crafted.set(3...4, isForged: true)
        _ = try peer.ask(centre, has: has, sets: [try crafted.set(1...1), forged])
        #expect(try centre.node.doctor().waiting.count == 1)
        let answer = try peer.ask(centre, has: has, sets: [try crafted.set(2...2)])
        #expect(answer.notices.isEmpty)
        #expect(try centre.node.doctor().waiting.isEmpty)
        _ = try peer.ask(centre, has: has, sets: [try crafted.set(3...5)])
        #expect(try centre.node.doctor().ledgers.map(\.changes).contains(5))
        #expect(try centre.node.verify().problems.isEmpty)
    }

    private func note(_ number: Int) -> [CellWrite] {
        [
            CellWrite(
                table: TableTag(99),
                row: .own(0),
                cell: CellTag(1),
                rule: .overwritable,
                value: .integer(Int64(number))
            )
        ]
    }
}

/// All orders of some numbers from 0 on.
private func orders(of count: Int) -> [[Int]] {
    if count == 0 { return [[]] }
    return orders(of: count - 1).flatMap { order in
        (0...order.count).map { place in
            var longer = order
            longer.insert(count - 1, at: place)
            return longer
        }
    }
}
