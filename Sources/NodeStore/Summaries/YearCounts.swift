import GRDB
import SyncProtocol

/// What the cases that a ledger received in a fiscal year add to a consolidated report.
///
/// Packed it is: the words, each behind its length, and before them the length of them all; the number
/// of counts of cases, and for each the month within the year, the places of channel, category and
/// state among the words, and the count; then the number of turns, and for each the month, the days
/// since the turn before it, or since 1970, and how many cases more are late from then on. Numbers are
/// variable-length as in change sets; days and counts have a sign.
package struct YearCounts: Sendable {
    /// Cases that are alike; words by their place in a ``WordList``.
    package struct Cases: Sendable {
        /// The month received, as a running number.
        package let month: Int
        /// The channel.
        package let channel: Int
        /// The category.
        package let category: Int
        /// The state, as ``SummaryKey/Kind/cases`` has it.
        package let state: Int
        /// How many there are.
        package let count: Int
    }

    /// A day from which on other cases are late.
    package struct Turn: Sendable {
        /// The month received, as a running number.
        package let month: Int
        /// The day, as days since 1970.
        package let day: Int
        /// How many cases more are late.
        package let more: Int
    }

    /// The cases.
    package private(set) var cases: [Cases] = []
    /// The days on which cases begin to be late, or end.
    package private(set) var turns: [Turn] = []

    /// Nothing, to read packed values with.
    init() {}

    /// Takes counts of the summaries.
    package init(_ counts: some Sequence<(key: SummaryKey, count: Int)>, words: inout WordList) {
        for (key, count) in counts {
            switch key.kind {
            case .cases:
                cases.append(
                    Cases(
                        month: key.a,
                        channel: words.place(of: key.b),
                        category: words.place(of: key.c),
                        state: words.place(of: key.d),
                        count: count
                    )
                )
            case .late:
                guard let month = Int(key.c) else { continue }
                turns.append(
                    Turn(month: month, day: key.a, more: key.isEndOfSpell ? -count : count)
                )
            case .unmet, .met, .days, .ended, .units: continue
            }
        }
    }

    /// Reads a packed value, in the place of what was read before.
    ///
    /// - Throws: `SQLITE_CORRUPT` for one that is none.
    mutating func read(_ packed: [UInt8], year: Int, words: inout WordList) throws {
        cases.removeAll(keepingCapacity: true)
        turns.removeAll(keepingCapacity: true)
        var cursor = PackedCursor(packed)
        let places = try words.places(ofTable: try cursor.bytes())
        let first = SummaryKey.firstMonth(ofYear: year)
        func word() throws -> Int {
            let place = try cursor.number()
            guard places.indices.contains(place) else {
                throw DatabaseError(resultCode: .SQLITE_CORRUPT)
            }
            return places[place]
        }
        for _ in 0..<(try Self.count(&cursor, of: packed)) {
            cases.append(
                Cases(
                    month: first + (try cursor.number()),
                    channel: try word(),
                    category: try word(),
                    state: try word(),
                    count: try cursor.signedNumber()
                )
            )
        }
        var day = 0
        for _ in 0..<(try Self.count(&cursor, of: packed)) {
            let month = first + (try cursor.number())
            day += try cursor.signedNumber()
            turns.append(Turn(month: month, day: day, more: try cursor.signedNumber()))
        }
        guard cursor.isAtEnd else { throw DatabaseError(resultCode: .SQLITE_CORRUPT) }
    }

    // No entry takes less than a byte, so a number beyond the value's length is damage.
    private static func count(_ cursor: inout PackedCursor, of packed: [UInt8]) throws -> Int {
        let count = try cursor.number()
        guard (0...packed.count).contains(count) else {
            throw DatabaseError(resultCode: .SQLITE_CORRUPT)
        }
        return count
    }

    /// Packs counts of the summaries.
    ///
    /// The words are sorted: offices whose counts have the same words have the same bytes of them, which
    /// a report of thousands of offices reads once.
    ///
    /// - Parameters:
    ///   - counts: the counts.
    ///   - year: the fiscal year in which all cases were received.
    /// - Returns: the same bytes for the same counts.
    static func packed(_ counts: [(key: SummaryKey, count: Int)], year: Int) -> [UInt8] {
        var words = WordList()
        let used = counts.filter { $0.key.kind == .cases }
            .flatMap { [$0.key.b, $0.key.c, $0.key.d] }
        for word in Set(used).sorted() { _ = words.place(of: word) }
        return YearCounts(counts, words: &words).packed(year: year, words: words)
    }

    private func packed(year: Int, words: WordList) -> [UInt8] {
        let first = SummaryKey.firstMonth(ofYear: year)
        let table = words.words.flatMap { word in
            var entry: [UInt8] = []
            entry.appendVarint(word.utf8.count)
            return entry + word.utf8
        }
        var out: [UInt8] = []
        out.appendVarint(table.count)
        out += table
        out.appendVarint(cases.count)
        for entry in cases {
            for part in [entry.month - first, entry.channel, entry.category, entry.state] {
                out.appendVarint(part)
            }
            out.appendSignedVarint(Int64(entry.count))
        }
        out.appendVarint(turns.count)
        var day = 0
        for turn in turns {
            out.appendVarint(turn.month - first)
            out.appendSignedVarint(Int64(turn.day - day))
            out.appendSignedVarint(Int64(turn.more))
            day = turn.day
        }
        return out
    }
}

extension SummaryKey {
    /// The Buddhist number of the fiscal year, October to September, under which a consolidated report
    /// reads the key; nil if it does not.
    var reportYear: Int? {
        let month =
            switch kind {
            case .cases: a
            case .late: Int(c)
            case .unmet, .met, .days, .ended, .units: Int?.none
            }
        return month.map { ($0 + 3) / 12 + 543 }
    }

    /// The first month of a fiscal year, as a running number.
    static func firstMonth(ofYear year: Int) -> Int { (year - 543) * 12 - 3 }

    /// Whether a key of kind ``Kind/late`` is of days from which on cases are late no more.
    fileprivate var isEndOfSpell: Bool { b == "until" }
}
