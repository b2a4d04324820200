import Testing

@testable import SyncProtocol

@Suite("Version vectors")
struct VersionVectorTests {
    private let entries = [
        VersionVector.Entry(
            origin: Origin(high: 0, low: 1),
            sequence: SequenceNumber(7),
            hashPrefix: 0xaa
        ),
        VersionVector.Entry(
            origin: Origin(high: 0, low: 1),
            sequence: SequenceNumber(7),
            hashPrefix: 0xab
        ),
        VersionVector.Entry(
            origin: Origin(high: 1, low: 0),
            sequence: SequenceNumber(258),
            hashPrefix: .max
        ),
    ]

    @Test("the bytes are each entry's origin, sequence and hash, and read back as the same vector")
    func roundTrip() {
        let vector = VersionVector(entries.reversed() + entries)
        #expect(vector.entries == entries)
        #expect(
            VersionVector([entries[2]]).bytes.hex
                == "00000000000000010000000000000000" + "00000102" + "ffffffffffffffff"
        )
        #expect(VersionVector(bytes: vector.bytes) == vector)
        #expect(VersionVector(bytes: []) == VersionVector())
    }

    @Test("bytes that are cut, out of order, repeated, of no change or too many are refused")
    func refusals() {
        let parts = entries.map { VersionVector([$0]).bytes }
        for count in 1..<VersionVector.entryBytes {
            #expect(VersionVector(bytes: Array(parts[0].prefix(count))) == nil)
        }
        #expect(VersionVector(bytes: parts[1] + parts[0]) == nil)
        #expect(VersionVector(bytes: parts[0] + parts[0]) == nil)
        var nothing = parts[0]
        nothing.replaceSubrange(16..<20, with: [0, 0, 0, 0])
        #expect(VersionVector(bytes: nothing) == nil)
        let many = (0...UInt64(VersionVector.entryLimit)).map { number in
            VersionVector.Entry(
                origin: Origin(high: 0, low: number),
                sequence: .first,
                hashPrefix: 0
            )
        }
        #expect(VersionVector(bytes: VersionVector(many).bytes) == nil)
        #expect(VersionVector(bytes: VersionVector(many.dropLast()).bytes) != nil)
    }

    @Test("what a ledger holds is found again by its vector, on another node's lines")
    func findsPlaces() throws {
        let author = TestAuthor.cast[0]
        let first = MemoryLedger()
        try first.open(author)
        let row = try first.create(by: author)
        let second = first.copy()
        try first.setState(of: row, to: "accepted", by: author)
        try second.setState(of: row, to: "declined", by: author)
        #expect(first.versionVector != second.versionVector)
        let reader = MemoryLedger()
        for node in [second, first] { try reader.receive(node.signedSet(by: author, for: reader)) }
        for node in [first, second] {
            let entry = try #require(node.versionVector.entries.first)
            let place = try #require(try reader.place(of: entry))
            #expect(reader.hash(of: place) == node.tip(of: LineNumber(0))?.hash)
        }
        #expect(reader.versionVector.entries.count == 2)
        #expect(reader.held.entries.map(\.sequence.value) == [3, 3])
        #expect(try first.place(of: #require(second.versionVector.entries.first)) == nil)
    }
}
