import SyncProtocol
import Testing

@Suite("An incarnation")
struct IncarnationTests {
    @Test("comes back from its eight bytes and its 16 digits")
    func roundTrip() {
        for value in [0, 1, 0x0123_4567_89ab_cdef, UInt64.max] {
            let life = Incarnation(value)
            #expect(life.bytes.count == Incarnation.byteCount)
            #expect(Incarnation(bytes: life.bytes) == life)
            #expect(Incarnation(hex: life.description) == life)
        }
        #expect(Incarnation(0xab).description == "00000000000000ab")
        #expect(Incarnation(0xab).bytes == [0, 0, 0, 0, 0, 0, 0, 0xab])
    }

    @Test("is not made of any other count of bytes, or of other digits")
    func refused() {
        #expect(Incarnation(bytes: [UInt8](repeating: 0, count: 7)) == nil)
        #expect(Incarnation(bytes: [UInt8](repeating: 0, count: 9)) == nil)
        let texts = [
            "", "00000000000000a", "00000000000000abc", "+0000000000000ab", "00000000000000g0",
            " 000000000000ab ", "000000000000000๑",
        ]
        for text in texts { #expect(Incarnation(hex: text) == nil, "\(text)") }
    }

    @Test("is sorted as its bytes are")
    func order() {
        let lives = [0, 1, 0xff, 0x100, 1 << 63, UInt64.max].map { Incarnation($0) }
        #expect(lives.reversed().sorted() == lives)
        for (lower, higher) in zip(lives, lives.dropFirst()) {
            #expect(lower.bytes.lexicographicallyPrecedes(higher.bytes))
        }
    }
}
