/// Chance from a seed: the same numbers on every machine, so that a world can be run again.
///
/// SplitMix64, by Steele, Lea and Flood (OOPSLA 2014).
package struct SeededRandom: RandomNumberGenerator, Sendable {
    private var state: UInt64

    /// Begins a sequence.
    package init(seed: UInt64) { state = seed }

    /// The next 64 bits.
    package mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var mixed = state
        mixed = (mixed ^ mixed >> 30) &* 0xbf58_476d_1ce4_e5b9
        mixed = (mixed ^ mixed >> 27) &* 0x94d0_49bb_1331_11eb
        return mixed ^ mixed >> 31
    }

    /// A number from 0 to `limit` − 1.
    mutating func below(_ limit: Int) -> Int { Int(next() >> 33) % limit }

    /// A number of a range.
    mutating func within(_ range: ClosedRange<Int>) -> Int {
        range.lowerBound + below(range.count)
    }

    /// True once in `odds` times.
    mutating func once(in odds: Int) -> Bool { below(odds) == 0 }

    /// True in so many of a thousand times.
    mutating func perMille(_ rate: Int) -> Bool { below(1_000) < rate }

    /// One of some things, of which there is at least one.
    mutating func pick<Thing>(_ things: [Thing]) -> Thing { things[below(things.count)] }

    /// As many bytes as asked for.
    mutating func bytes(_ count: Int) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(count + 8)
        while bytes.count < count {
            let word = next()
            for shift in stride(from: 0, to: 64, by: 8) {
                bytes.append(UInt8(truncatingIfNeeded: word >> UInt64(shift)))
            }
        }
        return Array(bytes.prefix(count))
    }
}
