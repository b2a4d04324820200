import Testing

@testable import SyncProtocol

@Suite("Line vectors")
struct LineVectorTests {
    private func dot(_ line: UInt32, _ sequence: UInt32) -> Dot {
        Dot(line: LineNumber(line), sequence: SequenceNumber(sequence))
    }

    @Test("entries are sorted by line, the higher of two stays, and nothing is never an entry")
    func isCanonical() {
        let vector = LineVector([dot(3, 1), dot(1, 2), dot(3, 4), dot(2, 0), dot(1, 1)])
        #expect(vector.entries == [dot(1, 2), dot(3, 4)])
        #expect(vector == LineVector([dot(3, 4), dot(1, 2)]))
        #expect(vector[LineNumber(1)] == SequenceNumber(2))
        #expect(vector[LineNumber(2)] == .none && vector[LineNumber(9)] == .none)
    }

    @Test(
        "over three lines and places up to 2, raising is the least upper bound, whatever the order"
    )
    func raisesToTheLeastUpperBound() {
        let vectors = (0..<27 as Range<UInt32>).map { number in
            LineVector([dot(0, number % 3), dot(1, number / 3 % 3), dot(2, number / 9)])
        }
        #expect(Set(vectors).count == 27)
        for left in vectors {
            for right in vectors {
                let joined = LineVector(left.entries + right.entries)
                #expect(joined == LineVector(right.entries + left.entries))
                #expect(left.isWithin(joined) && right.isWithin(joined))
                #expect(left.isWithin(right) == (joined == right))
                for line in (0..<3).map(LineNumber.init) {
                    #expect(joined[line] == max(left[line], right[line]))
                    #expect(joined.removing(line)[line] == .none)
                }
            }
        }
    }
}
