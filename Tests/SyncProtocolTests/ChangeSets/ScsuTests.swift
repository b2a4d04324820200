import SyncProtocol
import Testing

@Suite("SCSU")
struct ScsuTests {
    private static let limit = 1 << 24

    /// Samples of Unicode Technical Standard #6, section 9.
    private static let samples: [(text: String, bytes: [UInt8])] = [
        ("Öl fließt", [0xd6, 0x6c, 0x20, 0x66, 0x6c, 0x69, 0x65, 0xdf, 0x74]),
        ("Москва", [0x12, 0x9c, 0xbe, 0xc1, 0xba, 0xb2, 0xb0]),
        (
            "\u{3000}♪リンゴ可愛いや可愛いやリンゴ。半世紀も前に流行した「リンゴの歌」",
            [
                0x08, 0x00, 0x1b, 0x4c, 0xea, 0x16, 0xca, 0xd3, 0x94, 0x0f, 0x53, 0xef, 0x61, 0x1b,
                0xe5, 0x84, 0xc4, 0x0f, 0x53, 0xef, 0x61, 0x1b, 0xe5, 0x84, 0xc4, 0x16, 0xca, 0xd3,
                0x94, 0x08, 0x02, 0x0f, 0x53, 0x4a, 0x4e, 0x16, 0x7d, 0x00, 0x30, 0x82, 0x52, 0x4d,
                0x30, 0x6b, 0x6d, 0x41, 0x88, 0x4c, 0xe5, 0x97, 0x9f, 0x08, 0x0c, 0x16, 0xca, 0xd3,
                0x94, 0x15, 0xae, 0x0e, 0x6b, 0x4c, 0x08, 0x0d,
            ]
        ),
        (
            "A\u{df}\u{401}\u{15f}\u{df}\u{1df}\u{f000}\u{10ffff}\r\n"
                + "A\u{df}\u{401}\u{15f}\u{df}\u{1df}\u{f000}\u{10ffff}",
            [
                0x41, 0xdf, 0x12, 0x81, 0x03, 0x5f, 0x10, 0xdf, 0x1b, 0x03, 0xdf, 0x1c, 0x88, 0x80,
                0x0b, 0xbf, 0xff, 0xff, 0x0d, 0x0a, 0x41, 0x10, 0xdf, 0x12, 0x81, 0x03, 0x5f, 0x10,
                0xdf, 0x13, 0xdf, 0x14, 0x80, 0x15, 0xff,
            ]
        ),
    ]

    @Test("reads the samples of the standard", arguments: samples.indices)
    func standardSamples(index: Int) throws {
        let (text, bytes) = Self.samples[index]
        let scalars = text.unicodeScalars.count
        #expect(try Scsu.expand(bytes, scalars: scalars, limit: Self.limit) == Array(text.utf8))
        let own = Scsu.compress(Array(text.utf8))
        #expect(own.count <= bytes.count + 4)
        #expect(try Scsu.expand(own, scalars: scalars, limit: Self.limit) == Array(text.utf8))
    }

    @Test("writes German and Russian as the standard does")
    func standardBytes() {
        for (text, bytes) in Self.samples.prefix(2) {
            #expect(Scsu.compress(Array(text.utf8)) == bytes)
        }
    }

    @Test("moves a window to Thai once and then takes a byte a character")
    func thai() {
        let text = "ขอให้ซ่อมถนน 3 สาย (ด่วน)"
        let bytes = Scsu.compress(Array(text.utf8))
        #expect(bytes.count == text.unicodeScalars.count + 2)
        #expect(bytes.starts(with: [0x1b, 0x1c]))
    }

    @Test("gives back every scalar of Unicode standing alone")
    func everyScalarAlone() throws {
        for value in UInt32(0)...0xffff {
            guard let scalar = Unicode.Scalar(value) else { continue }
            let utf8 = Array(String(scalar).utf8)
            let bytes = Scsu.compress(utf8)
            guard try Scsu.expand(bytes, scalars: 1, limit: 4) == utf8 else {
                Issue.record("U+\(String(value, radix: 16)) came back changed")
                return
            }
        }
    }

    @Test("gives back every scalar of Unicode in one stream")
    func everyScalarInTurn() throws {
        var utf8: [UInt8] = []
        var count = 0
        for value in UInt32(0)...0x10ffff {
            guard let scalar = Unicode.Scalar(value) else { continue }
            utf8.append(contentsOf: UTF8.encode(scalar).map { Array($0) } ?? [])
            count += 1
        }
        let bytes = Scsu.compress(utf8)
        #expect(try Scsu.expand(bytes, scalars: count, limit: utf8.count) == utf8)
    }

    @Test("gives texts of many scripts back, one after the other", arguments: 0..<60)
    func roundTrip(seed: Int) throws {
        var random = CodecRandom(seed: UInt64(seed))
        let texts = (0..<20).map { _ in random.text(0...200) }
        var encoder = ScsuEncoder()
        for text in texts { encoder.append(text.bytes) }
        var decoder = ScsuDecoder(encoder.bytes, limit: Self.limit)
        for text in texts {
            #expect(try decoder.text(scalars: text.string.unicodeScalars.count) == text.bytes)
        }
        #expect(decoder.isAtEnd)
    }

    @Test(
        "refuses what is no SCSU",
        arguments: [
            [0x0c],  // reserved
            [0x1b, 0x00], [0x1b, 0xa8], [0x1b, 0xf8],  // reserved windows
            [0x0e, 0xd8, 0x00, 0x41], [0x0e, 0xdc, 0x00], [0x0e, 0xd8, 0x00, 0x0e, 0x00, 0x41],
            [0x0f, 0xd8, 0x00, 0x00, 0x41], [0x0f, 0xdc, 0x00], [0x0f, 0xf2],
        ] as [[UInt8]]
    )
    func malformed(bytes: [UInt8]) {
        #expect(throws: ChangeSetError.invalidText) {
            try Scsu.expand(bytes, scalars: 1, limit: 100)
        }
    }

    @Test(
        "refuses a stream that ends within a character",
        arguments: [[], [0x0e], [0x0e, 0x0e], [0x01], [0x1b], [0x0b, 0x00], [0x0f, 0x4e], [0xf]]
            as [[UInt8]]
    )
    func cutOff(bytes: [UInt8]) {
        #expect(throws: ChangeSetError.truncated) {
            try Scsu.expand(bytes, scalars: 1, limit: 100)
        }
    }

    @Test("refuses more text than is allowed, and bytes that no text uses")
    func limits() {
        #expect(throws: ChangeSetError.unpacksTooLarge(limit: 5)) {
            try Scsu.expand([0x1b, 0x1c, 0x81, 0x82], scalars: 2, limit: 5)
        }
        #expect(throws: ChangeSetError.trailingBytes(1)) {
            try Scsu.expand([0x41, 0x42], scalars: 1, limit: 5)
        }
    }

    @Test("gives valid UTF-8 or an error for whatever bytes", arguments: 0..<200)
    func anyBytes(seed: Int) {
        var random = CodecRandom(seed: UInt64(seed))
        let bytes = random.bytes(random.number(1...200))
        var decoder = ScsuDecoder(bytes, limit: Self.limit)
        while !decoder.isAtEnd, let text = try? decoder.text(scalars: 1) {
            #expect(String(validating: text, as: UTF8.self)?.unicodeScalars.count == 1)
        }
    }
}
