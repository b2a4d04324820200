import Testing

@testable import SyncProtocol

@Suite("Sets that are not ready")
struct GapTests {
    private let author = TestAuthor.cast[0]
    private let other = TestAuthor.cast[1]
    private let sender = MemoryLedger()
    private let reader = MemoryLedger()
    private let row: RowKey

    /// The author's changes 1 to 4 on line 0, signed one by one; the other's on line 1.
    init() throws {
        try sender.open(author)
        try sender.sign(LineNumber(0), by: author)
        row = try sender.create(by: author)
        try sender.sign(LineNumber(0), by: author)
        for state in ["accepted", "assigned"] {
            try sender.setState(of: row, to: state, by: author)
            try sender.sign(LineNumber(0), by: author)
        }
        try sender.open(other)
        try sender.sign(LineNumber(1), by: other)
        try sender.setState(of: row, to: "closed", by: other)
        try sender.sign(LineNumber(1), by: other)
    }

    private func set(line: UInt32, _ range: ClosedRange<UInt32>) throws -> ChangeSet {
        try sender.set { $0.line.value == line && range.contains($0.sequence.value) }
    }

    private func gap(_ origin: Origin, _ first: UInt32, _ last: UInt32) -> Gap {
        Gap(
            ledger: .test,
            origin: origin,
            first: SequenceNumber(first),
            last: SequenceNumber(last)
        )
    }

    private func expectWaiting(_ set: ChangeSet, for gaps: [Gap]) throws {
        let before = reader.summary
        #expect(try reader.receive(set) == gaps.sorted())
        #expect(reader.pending == before.pending + [set])
        #expect(reader.log.map(\.hash) == before.log && reader.rows == before.rows)
        #expect(reader.lineage.lines == before.lines && reader.heads == before.heads)
    }

    @Test("a missing predecessor is named from the first change that is not held")
    func missingPredecessor() throws {
        try expectWaiting(try set(line: 0, 4...4), for: [gap(author.origin, 1, 3)])
        try reader.receive(set(line: 0, 1...2))
        try expectWaiting(try set(line: 0, 4...4), for: [gap(author.origin, 3, 3)])
        #expect(try reader.receive(set(line: 0, 3...3)) == [])
        #expect(reader.pending.isEmpty && reader.log.count == 4)
    }

    @Test("changes that a context names and that are missing are named")
    func missingContext() throws {
        try expectWaiting(try set(line: 1, 1...2), for: [gap(author.origin, 1, 4)])
        try reader.receive(set(line: 0, 1...3))
        #expect(reader.pending.count == 1)
        #expect(try reader.receive(set(line: 0, 4...4)) == [])
        #expect(reader.image == sender.image)
    }

    @Test("a missing predecessor and a missing context are both named")
    func missingBoth() throws {
        let both = [gap(other.origin, 1, 1), gap(author.origin, 1, 4)]
        try expectWaiting(try set(line: 1, 2...2), for: both)
    }

    @Test("a set whose own run ends before what another of its changes had seen waits for the rest")
    func missingBeyondOwnRun() throws {
        let set = try sender.set { $0.line.value == 1 || $0.sequence.value <= 2 }
        try expectWaiting(set, for: [gap(author.origin, 1, 4)])
        try reader.receive(self.set(line: 0, 1...4))
        #expect(reader.pending.isEmpty && reader.image == sender.image)
    }

    @Test("a set that waits holds up nothing else")
    func holdsUpNothing() throws {
        try expectWaiting(
            try set(line: 1, 2...2),
            for: [
                gap(other.origin, 1, 1), gap(author.origin, 1, 4),
            ]
        )
        #expect(try reader.receive(set(line: 0, 1...4)) == [])
        #expect(reader.pending.count == 1 && reader.log.count == 4)
        #expect(try reader.receive(set(line: 1, 1...1)) == [])
        #expect(reader.pending.isEmpty && reader.image == sender.image)
    }
}
