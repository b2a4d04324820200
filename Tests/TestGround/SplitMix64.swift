/// A small generator with a seed: the same numbers on every machine, so that a run can be repeated.
package struct SplitMix64: RandomNumberGenerator {
    private var state: UInt64

    /// Begins a sequence.
    package init(seed: UInt64) { state = seed }

    /// The next number.
    package mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var mixed = state
        mixed = (mixed ^ mixed >> 30) &* 0xbf58_476d_1ce4_e5b9
        mixed = (mixed ^ mixed >> 27) &* 0x94d0_49bb_1331_11eb
        return mixed ^ mixed >> 31
    }

    /// The next number from a range.
    package mutating func next(in range: ClosedRange<Int>) -> Int {
        range.lowerBound + Int(next() % UInt64(range.count))
    }

    /// A number from 0 to `limit` − 1.
    package mutating func below(_ limit: Int) -> Int { Int(next() >> 33) % limit }

    /// True once in `odds` times.
    package mutating func once(in odds: Int) -> Bool { below(odds) == 0 }

    /// One of some things, of which there is at least one.
    package mutating func pick<Thing>(_ things: [Thing]) -> Thing { things[below(things.count)] }
}
