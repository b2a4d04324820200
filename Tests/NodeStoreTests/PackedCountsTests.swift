import Testing

@testable import NodeStore

/// The packed counts from which the consolidated report of a country is read.
@Suite("Packed counts")
struct PackedCountsTests {
    private static let year = 2569

    private static let counts: [(key: SummaryKey, count: Int)] = {
        let month = SummaryKey.firstMonth(ofYear: year)
        let cases = [
            (SummaryKey(.cases, a: month, b: "box", c: "roads", d: "received"), 3),
            (SummaryKey(.cases, a: month + 11, b: "phone", c: "roads", d: "closed."), 200),
        ]
        let turns = [
            (SummaryKey(.late, a: -40, b: "from", c: String(month + 2)), 1),
            (SummaryKey(.late, a: 20_400, b: "from", c: String(month)), 7),
            (SummaryKey(.late, a: 20_400, b: "until", c: String(month + 11)), 300),
        ]
        return cases + turns
    }()

    private func read(_ packed: [UInt8]) throws -> [String] {
        var words = WordList()
        var counts = YearCounts()
        let before = YearCounts.packed(Self.counts, year: Self.year)
        // What stood there before must not stay.
        try counts.read(before, year: Self.year, words: &words)
        try counts.read(packed, year: Self.year, words: &words)
        return counts.cases.map { cases in
            let said = [cases.channel, cases.category, cases.state].map { words.words[$0] }
            return "\(cases.month) \(said) \(cases.count)"
        } + counts.turns.map { "\($0.month) \($0.day) \($0.more)" }
    }

    @Test("Counts are read as they were packed")
    func roundTrip() throws {
        let month = SummaryKey.firstMonth(ofYear: Self.year)
        let said = try read(YearCounts.packed(Self.counts, year: Self.year))
        #expect(
            said == [
                "\(month) [\"box\", \"roads\", \"received\"] 3",
                "\(month + 11) [\"phone\", \"roads\", \"closed.\"] 200",
                "\(month + 2) -40 1", "\(month) 20400 7", "\(month + 11) 20400 -300",
            ]
        )
        #expect(try read(YearCounts.packed([], year: Self.year)).isEmpty)
    }

    @Test("A value that is cut off is refused, and no flipped bit ends the process")
    func damage() throws {
        let packed = YearCounts.packed(Self.counts, year: Self.year)
        for count in packed.indices {
            #expect(throws: (any Error).self) { try read(Array(packed[..<count])) }
        }
        for bit in 0..<8 * packed.count {
            var flipped = packed
            flipped[bit / 8] ^= 1 << (bit % 8)
            _ = try? read(flipped)
        }
        #expect(throws: (any Error).self) { try read(packed + [0]) }
        let endless = Array(repeating: UInt8(0xff), count: 40)
        #expect(throws: (any Error).self) { try read([0, 0, 1] + endless) }
    }
}
