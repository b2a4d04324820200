import SyncProtocol

/// One thing that is counted: what a case adds to the summaries is a list of these.
package struct SummaryKey: Hashable, Comparable, Sendable {
    /// What the four parts mean; the numbers are stored.
    package enum Kind: Int, CaseIterable, Sendable {
        /// Cases: a month received, b channel, c category, d state (with `!` behind it in conflict).
        case cases = 1
        /// Deadlines that were not met by their last day, or not yet: a last day, b rule, c month of
        /// the event that started them.
        case unmet = 2
        /// Deadlines that were met: a day on which they were, b rule, c month of the event that
        /// started them, d `late` if after the last day.
        case met = 3
        /// Whole days until something was done: a days, b what (accept, notify, close), c month
        /// received.
        case days = 4
        /// Cases that ended in any way: a month in which they did, b month received, d state as for
        /// ``cases``.
        case ended = 5
        /// Days from which on a case is late, and from which on it is not: a day, b `from` or `until`,
        /// c month received.
        case late = 6
        /// Cases of a responsible unit, one count a case and unit: a month received, b unit.
        case units = 7
    }

    /// What is counted.
    package let kind: Kind
    /// A month (``/ComplaintModel/MonthPeriod`` as a running number), or days.
    package let a: Int
    /// The first word.
    package let b: String
    /// The second word.
    package let c: String
    /// The third word.
    package let d: String

    /// Names a thing that is counted.
    package init(_ kind: Kind, a: Int, b: String = "", c: String = "", d: String = "") {
        self.kind = kind
        self.a = a
        self.b = b
        self.c = c
        self.d = d
    }

    package static func < (left: Self, right: Self) -> Bool {
        (left.kind.rawValue, left.a, left.b, left.c, left.d)
            < (right.kind.rawValue, right.a, right.b, right.c, right.d)
    }

    /// A list of keys in stored form.
    static func packed(_ keys: [SummaryKey]) -> [UInt8] {
        var out: [UInt8] = []
        for key in keys {
            out.appendVarint(key.kind.rawValue)
            out.appendSignedVarint(Int64(key.a))
            for word in [key.b, key.c, key.d] {
                out.appendVarint(word.utf8.count)
                out.append(contentsOf: word.utf8)
            }
        }
        return out
    }

    /// Undoes ``packed(_:)``.
    static func unpacked(_ bytes: [UInt8]) throws -> [SummaryKey] {
        var reader = ByteReader(bytes)
        var keys: [SummaryKey] = []
        while !reader.isAtEnd {
            guard let kind = Kind(rawValue: try reader.count(limit: 255)) else {
                throw ChangeSetError.invalidField(.counts)
            }
            let a = Int(try reader.signedVarint())
            var words: [String] = []
            for _ in 0..<3 {
                let bytes = try reader.bytes(try reader.count(limit: reader.remaining))
                words.append(String(decoding: bytes, as: UTF8.self))
            }
            keys.append(SummaryKey(kind, a: a, b: words[0], c: words[1], d: words[2]))
        }
        return keys
    }
}
