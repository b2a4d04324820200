import Testing

@testable import SyncProtocol

@Suite("Contexts")
struct ChangeContextTests {
    /// Line 0; line 1 from its place 3; line 2 of another origin; line 3 from that one's place 2.
    private let lineage = Lineage([
        LineNumber(0): Lineage.Line(origin: Origin(high: 0, low: 1), fork: nil),
        LineNumber(1): Lineage.Line(
            origin: Origin(high: 0, low: 1),
            fork: Dot(line: LineNumber(0), sequence: SequenceNumber(3))
        ),
        LineNumber(2): Lineage.Line(origin: Origin(high: 0, low: 2), fork: nil),
        LineNumber(3): Lineage.Line(
            origin: Origin(high: 0, low: 2),
            fork: Dot(line: LineNumber(2), sequence: SequenceNumber(2))
        ),
    ])

    private func context(
        _ seen: [(UInt32, UInt32)],
        on line: UInt32,
    ) -> ChangeContext {
        ChangeContext(seen: vector(seen), on: LineNumber(line), in: lineage)
    }

    private func vector(_ seen: [(UInt32, UInt32)]) -> LineVector {
        LineVector(
            seen.map { Dot(line: LineNumber($0.0), sequence: SequenceNumber($0.1)) }
        )
    }

    @Test("what lies on the own path is the own part, whichever line owns it")
    func ownPath() {
        #expect(
            context([(0, 2)], on: 1) == ChangeContext(own: SequenceNumber(2), others: vector([]))
        )
        #expect(
            context([(0, 3), (1, 6)], on: 1)
                == ChangeContext(own: SequenceNumber(6), others: vector([]))
        )
        #expect(
            context([(0, 4)], on: 1) == ChangeContext(own: .none, others: vector([(0, 4)])),
            "beyond the fork it is another branch"
        )
    }

    @Test("a place that another seen place includes is left out")
    func shortestForm() {
        let seen = context([(0, 5), (2, 2), (3, 4)], on: 0)
        #expect(seen == ChangeContext(own: SequenceNumber(5), others: vector([(3, 4)])))
        let both = context([(0, 5), (2, 3), (3, 4)], on: 0)
        #expect(both.others == vector([(2, 3), (3, 4)]))
    }

    @Test("a context covers exactly the paths to what was seen")
    func covering() {
        let seen = context([(1, 5), (2, 3)], on: 1)
        let places = (0..<4 as Range<UInt32>).flatMap { line in
            (1...6).map { Dot(line: LineNumber(line), sequence: SequenceNumber($0)) }
        }
        let covered = places.filter { dot in
            lineage.owner(of: dot.sequence, on: dot.line) == dot.line
                && seen.covers(dot, from: LineNumber(1), in: lineage)
        }
        #expect(covered.map(\.line.value) == [0, 0, 0, 1, 1, 2, 2, 2])
        #expect(covered.map(\.sequence.value) == [1, 2, 3, 4, 5, 1, 2, 3])
    }
}
