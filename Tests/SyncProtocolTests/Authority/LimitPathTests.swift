import Testing

@testable import SyncProtocol

@Suite("Limits on a forked chain")
struct LimitPathTests {
    /// Line 0; line 1 branches from its place 3; line 2 is of another origin.
    private let lineage = Lineage([
        LineNumber(0): Lineage.Line(origin: Origin(high: 1, low: 2), fork: nil),
        LineNumber(1): Lineage.Line(
            origin: Origin(high: 1, low: 2),
            fork: Dot(line: LineNumber(0), sequence: SequenceNumber(3))
        ),
        LineNumber(2): Lineage.Line(origin: Origin(high: 9, low: 9), fork: nil),
    ])
    private let limit = Limit(
        ledger: .test,
        origin: Origin(high: 1, low: 2),
        sequence: SequenceNumber(5),
        hash: Digest256(hashing: [])
    )

    private func accepted(placedAt place: Dot?) -> [[UInt32]] {
        (0..<3 as Range<UInt32>).map { line in
            (1...7 as ClosedRange<UInt32>).filter { sequence in
                let dot = Dot(line: LineNumber(line), sequence: SequenceNumber(sequence))
                return lineage.owner(of: dot.sequence, on: dot.line) == dot.line
                    && lineage.isWithin(dot, limit, placedAt: place)
            }
        }
    }

    @Test("the path of the hash is accepted up to its place, the other branch up to the fork")
    func onOnePath() {
        let place = Dot(line: LineNumber(1), sequence: limit.sequence)
        #expect(accepted(placedAt: place) == [[1, 2, 3], [4, 5], []])
    }

    @Test("as long as the place is not held, the sequence decides on every line of the origin")
    func notHeld() {
        #expect(accepted(placedAt: nil) == [[1, 2, 3, 4, 5], [4, 5], []])
    }

    @Test("the place of a limit is found by its whole hash")
    func placing() throws {
        let author = try #require(TestAuthor.cast.first)
        let ledger = MemoryLedger()
        for value in 1...3 as ClosedRange<Int64> {
            let write = CellWrite(
                table: TableTag(3),
                row: .own(0),
                cell: CellTag(1),
                rule: .overwritable,
                value: .integer(value)
            )
            try ledger.author([write], by: author)
        }
        let second = ledger.log[1]
        let limit = { (hash: Digest256) in
            Limit(
                ledger: .test,
                origin: author.origin,
                sequence: second.change.dot.sequence,
                hash: hash
            )
        }
        #expect(try ledger.place(of: limit(second.hash)) == second.change.dot)
        #expect(try ledger.place(of: limit(ledger.log[0].hash)) == nil)
        let isWithin = try ledger.log.map { try ledger.isWithin($0.change.dot, limit(second.hash)) }
        #expect(isWithin == ledger.log.indices.map { $0 <= 1 })
    }
}
