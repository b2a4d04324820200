import SyncProtocol

/// A seeded source of values for property tests: the same seed gives the same values everywhere.
struct CodecRandom: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
        return mixed ^ (mixed >> 31)
    }

    mutating func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &self) }

    mutating func isOneIn(_ count: Int) -> Bool { number(1...count) == 1 }

    mutating func bytes(_ count: Int) -> [UInt8] {
        (0..<count).map { _ in UInt8(truncatingIfNeeded: next()) }
    }

    mutating func element<Element>(_ elements: [Element]) -> Element {
        elements[number(0...elements.count - 1)]
    }

    /// Text that wanders between scripts and stays in each for a while.
    mutating func text(_ length: ClosedRange<Int>) -> Utf8Text {
        var string = ""
        var block: ClosedRange<UInt32> = 0x20...0x7e
        for _ in 0..<number(length) {
            if isOneIn(4) { block = element(Self.blocks) }
            let scalar = UInt32.random(in: block, using: &self)
            string.unicodeScalars.append(Unicode.Scalar(scalar) ?? "?")
        }
        return Utf8Text(string)
    }

    /// ASCII with and without controls, Thai, Latin, Greek, Cyrillic, Hebrew, Devanagari, signs,
    /// kana, ideographs, Hangul, private use, forms, symbols and ideographs beyond U+FFFF.
    private static let blocks: [ClosedRange<UInt32>] = [
        0x20...0x7e, 0x00...0x1f, 0x0e01...0x0e3a, 0x0e3f...0x0e5b, 0xa0...0xff, 0x100...0x24f,
        0x370...0x3ff, 0x400...0x4ff, 0x5d0...0x5ea, 0x900...0x97f, 0x2010...0x2030,
        0x20a0...0x2130, 0x3000...0x30ff, 0x4e00...0x9fff, 0xac00...0xd7a3, 0xe000...0xf8ff,
        0xff00...0xffff, 0x1f300...0x1f6ff, 0x20000...0x2a6df, 0x10ff00...0x10ffff,
    ]
}
