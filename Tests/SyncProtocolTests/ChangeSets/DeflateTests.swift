import SyncProtocol
import Testing

@Suite("Deflate")
struct DeflateTests {
    private static let bytes = Array(String(repeating: "ถนนชำรุด ", count: 50).utf8)

    @Test("gives back what it packed", arguments: [0, 1, 100, 70_000])
    func roundTrip(count: Int) throws {
        var random = CodecRandom(seed: UInt64(count))
        for bytes in [random.bytes(count), [UInt8](repeating: 7, count: count)] {
            let packed = Deflate.compress(bytes)
            #expect(try Deflate.expand(packed, size: count, limit: count) == bytes)
        }
    }

    @Test("needs the dictionary that it packed with")
    func dictionary() throws {
        let dictionary = Array(Self.bytes.prefix(200))
        let packed = Deflate.compress(Self.bytes, dictionary: dictionary)
        #expect(packed.count < Deflate.compress(Self.bytes).count)
        let size = Self.bytes.count
        let read = try Deflate.expand(packed, size: size, limit: size, dictionary: dictionary)
        #expect(read == Self.bytes)
        #expect(throws: ChangeSetError.damagedCompression) {
            try Deflate.expand(packed, size: size, limit: size)
        }
    }

    @Test("F23 stops at the declared size, above and below")
    func size() {
        let packed = Deflate.compress(Self.bytes)
        let size = Self.bytes.count
        #expect(throws: ChangeSetError.unpacksTooLarge(limit: size - 1)) {
            try Deflate.expand(packed, size: size - 1, limit: size)
        }
        #expect(throws: ChangeSetError.damagedCompression) {
            try Deflate.expand(packed, size: size + 1, limit: size + 1)
        }
        #expect(throws: ChangeSetError.unpacksTooLarge(limit: 10)) {
            try Deflate.expand(packed, size: size, limit: 10)
        }
    }

    @Test("F23 refuses a size that no stream of that length can reach")
    func ratio() {
        #expect(throws: ChangeSetError.unpacksTooLarge(limit: 2 * Deflate.greatestRatio)) {
            try Deflate.expand([3, 0], size: 1 << 20, limit: 1 << 24)
        }
    }

    @Test("refuses what follows a stream, and a stream that is cut")
    func ends() {
        let packed = Deflate.compress(Self.bytes)
        let size = Self.bytes.count
        #expect(throws: ChangeSetError.trailingBytes(2)) {
            try Deflate.expand(packed + [0, 0], size: size, limit: size)
        }
        #expect(throws: ChangeSetError.truncated) {
            try Deflate.expand(packed.dropLast(), size: size, limit: size)
        }
    }
}
