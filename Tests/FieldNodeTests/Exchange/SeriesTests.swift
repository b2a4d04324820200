import ComplaintModel
import FieldNode
import SyncProtocol
import Testing
import TestGround

@Suite("A book of many parcels")
struct SeriesTests {
    /// A centre, and an office whose book takes several parcels on a stick.
    private struct LargeBook {
        let centre: TestNode
        let office: TestNode
        /// The parcels in the order in which they were written.
        let parcels: [[UInt8]]

        init() throws {
            centre = try TestNode("centre", level: .centre)
            office = try centre.enrolled("80.21.karo")
            var random = SplitMix64(seed: 4)
            let entries = (0..<330).map { number in
                let noise = (0..<9_800).map { _ in
                    Character(UnicodeScalar(UInt8(97 + random.below(26))))
                }
                return Recording(
                    entry: ComplaintEntry(
                        [
                            .channel: "phone", .subject: "เรื่อง \(number)",
                            .detail: String(noise),
                        ],
                        ref: nil
                    )
                )
            }
            for recorded in try office.node.record(entries, allOrNothing: true) {
                _ = try recorded.get()
            }
            let stick = MemoryStick()
            let report = try office.node.sync(through: stick, batchBytes: 1 << 10)
            parcels = try report.parcels.map { try #require(stick.contents[$0.name]) }
        }

        /// A stick with some of the parcels, under names that tell nothing of their order.
        func stick(_ numbers: [Int]) -> MemoryStick {
            let stick = MemoryStick()
            for (place, number) in numbers.enumerated() {
                stick.put("N000000\(place).TPC", parcels[number])
            }
            return stick
        }

        func checkAgreement() throws {
            #expect(try office.ownState == centre.stateBytes(office: "80.21.karo"))
            #expect(try centre.node.doctor().waiting == [])
            #expect(try centre.node.verify().problems == [])
        }
    }

    private static func deeds(_ report: SyncReport) -> [ParcelOutcome.Deed] {
        report.parcels.map(\.deed).filter { $0 != .written }
    }

    @Test(
        "F14 The parcels of a series are applied in the order they were written, whatever their names",
        arguments: [false, true]
    )
    func oneStick(isReversed: Bool) throws {
        let book = try LargeBook()
        let numbers = Array(book.parcels.indices)
        #expect(numbers.count >= 3)
        let stick = book.stick(isReversed ? numbers.reversed() : numbers)
        let report = try book.centre.node.sync(through: stick)
        #expect(Self.deeds(report) == numbers.map { _ in .applied })
        // None has waited for another: each has brought its own changes.
        #expect(report.parcels.allSatisfy { $0.deed == .written || $0.changes > 0 })
        #expect(report.waiting == [] && report.isComplete)
        try book.checkAgreement()
    }

    @Test(
        "F14 A series on two sticks, the later one first: the gap is named, and closed by the other"
    )
    func twoSticks() throws {
        let book = try LargeBook()
        let last = book.parcels.count - 1
        let early = try book.centre.node.sync(through: book.stick([last]))
        #expect(Self.deeds(early) == [.waiting])
        let origin = try #require(early.waiting.first)
        #expect(origin.contains("changes 1 to "))
        #expect(early.isComplete == false && early.receivedChanges == 0)
        #expect(try book.centre.node.list(ListRequest()).isEmpty)
        // One more is missing than the second stick brings.
        let some = try book.centre.node.sync(through: book.stick(Array(0..<last - 1)))
        #expect(Self.deeds(some) == (0..<last - 1).map { _ in .applied })
        let gap = try book.centre.node.doctor().waiting
        #expect(!gap.isEmpty && gap != early.waiting)
        let rest = try book.centre.node.sync(through: book.stick([last - 1]))
        #expect(Self.deeds(rest) == [.applied])
        #expect(early.receivedChanges + some.receivedChanges + rest.receivedChanges == 331)
        try book.checkAgreement()
    }

    @Test(
        "F14 What came too early is applied within the same visit, and no longer waits when it ends",
        arguments: [false, true]
    )
    func sameVisit(isSwapped: Bool) throws {
        let centre = try TestNode("centre", level: .centre)
        let office = try centre.enrolled("80.21.karo")
        let other = try centre.enrolled("80.22.nong")
        var above = try TestPeer(as: centre)
        let first = try above.sets(of: office, above: VersionVector())
        let (ledger, vector) = try above.vector(of: office)
        try office.record("ถนนพัง")
        let second = try above.sets(of: office, above: vector)
        // The parcels of one sender are read before those of the other.
        var peers = [try TestPeer(as: office), try TestPeer(as: other)]
        if isSwapped { peers.reverse() }
        let stick = MemoryStick()
        for (number, sets) in [first, second].enumerated() {
            stick.put(
                "N000000\(number).TPC",
                try peers[number].parcel(for: centre, has: [ledger: VersionVector()], sets: sets)
            )
        }
        let report = try centre.node.sync(through: stick)
        #expect(Self.deeds(report) == [.applied, .applied])
        #expect(report.waiting == [] && report.isComplete)
        #expect(report.receivedChanges == 2)
        #expect(try office.ownState == centre.stateBytes(office: "80.21.karo"))
    }

    @Test("A file holds the whole book, and is read whatever the size of its pieces")
    func oneFile() throws {
        let book = try LargeBook()
        let file = try book.office.exported(to: "centre")
        let report = try book.centre.node.import(
            Pieces(bytes: file, limitBytes: 1_000),
            name: "file",
            isTrial: false
        )
        #expect(report.newChanges == 331)
        try book.checkAgreement()
    }

    @Test("F8 Of a file that changes while it is applied, nothing counts that its sender says")
    func changing() throws {
        let book = try LargeBook()
        let file = try book.office.exported(to: "centre")
        let bytes = ChangingBytes(bytes: file, readingsBefore: 2)
        let error = #expect(throws: ExchangeError.self) {
            try book.centre.node.import(bytes, name: "FILE.TBN", isTrial: false)
        }
        #expect(try #require(error).description.contains("FILE.TBN"))
        #expect(try RawDatabase(of: book.centre).run("SELECT * FROM peer_vector") == [])
        #expect(try RawDatabase(of: book.centre).run("SELECT * FROM peer_parcel") == [])
        #expect(try book.centre.node.verify().problems == [])
        let whole = try book.centre.node.import(file, name: "FILE.TBN", isTrial: false)
        #expect(whole.refused == [])
        try book.checkAgreement()
    }
}

/// Bytes of which only a few come at once.
private struct Pieces: ParcelBytes {
    let bytes: [UInt8]
    let limitBytes: Int

    var count: Int { bytes.count }

    func bytes(from offset: Int, limitBytes limit: Int) -> [UInt8] {
        bytes.bytes(from: offset, limitBytes: min(limit, limitBytes))
    }
}

/// Bytes that are others near their end from a certain reading on.
private final class ChangingBytes: ParcelBytes {
    private let bytes: [UInt8]
    private let readingsBefore: Int
    private var readings = 0

    init(bytes: [UInt8], readingsBefore: Int) {
        self.bytes = bytes
        self.readingsBefore = readingsBefore
    }

    var count: Int { bytes.count }

    func bytes(from offset: Int, limitBytes: Int) -> [UInt8] {
        // The name is looked at before the first reading.
        if offset == 0, limitBytes > SealedParcel.nameByteCount { readings += 1 }
        var piece = bytes.bytes(from: offset, limitBytes: limitBytes)
        let place = bytes.count - 100_000 - offset
        if readings > readingsBefore, piece.indices.contains(place) { piece[place] ^= 1 }
        return piece
    }
}
