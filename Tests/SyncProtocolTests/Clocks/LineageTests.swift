import Testing

@testable import SyncProtocol

@Suite("Lineages")
struct LineageTests {
    private let origin = Origin(high: 1, low: 2)

    /// Line 0; line 1 from its place 3; line 2 from line 1's place 5; line 3 of another origin.
    private var lineage: Lineage {
        Lineage([
            LineNumber(0): Lineage.Line(origin: origin, fork: nil),
            LineNumber(1): Lineage.Line(origin: origin, fork: dot(0, 3)),
            LineNumber(2): Lineage.Line(origin: origin, fork: dot(1, 5)),
            LineNumber(3): Lineage.Line(origin: Origin(high: 0, low: 9), fork: nil),
        ])
    }

    private func dot(_ line: UInt32, _ sequence: UInt32) -> Dot {
        Dot(line: LineNumber(line), sequence: SequenceNumber(sequence))
    }

    @Test("a place before a fork belongs to the line that was branched from")
    func owners() {
        let owners = (1...7).map { lineage.owner(of: SequenceNumber($0), on: LineNumber(2)).value }
        #expect(owners == [0, 0, 0, 1, 1, 2, 2])
        #expect(lineage.owner(of: SequenceNumber(9), on: LineNumber(0)) == LineNumber(0))
    }

    @Test(
        "whoever saw a branch has seen what lies before its fork, and nothing beyond it elsewhere"
    )
    func reaching() {
        let places = (0..<3).flatMap { line in (1...7).map { dot(line, $0) } }
            .filter { lineage.owner(of: $0.sequence, on: $0.line) == $0.line }
        // By the path written out: the changes from the first to a place, by their owners.
        for seen in (0..<3).flatMap({ line in (1...7).map { dot(line, $0) } }) {
            let path = (1...seen.sequence.value).map { place in
                dot(lineage.owner(of: SequenceNumber(place), on: seen.line).value, place)
            }
            for place in places { #expect(lineage.reaches(seen, place) == path.contains(place)) }
            #expect(!lineage.reaches(seen, dot(3, 1)))
        }
        #expect(places.count == 7 + 4 + 2)
    }

    @Test("forks below a vector are the places that its lines branched from, by all steps")
    func forksBelow() {
        #expect(
            lineage.forks(below: LineVector([dot(2, 7)])) == LineVector([dot(1, 5), dot(0, 3)])
        )
        #expect(lineage.forks(below: LineVector([dot(0, 7), dot(3, 1)])) == LineVector())
    }

    @Test("the lines of an origin come in the order of their numbers")
    func linesOfOrigin() {
        #expect(lineage.lines(of: origin) == (0..<3).map { LineNumber($0) })
        #expect(lineage.lines(of: Origin(high: 5, low: 5)) == [])
    }
}
