import SyncProtocol
import Testing

@Suite("A hostile change set")
struct HostileChangeSetTests {
    @Test("would be read if it were not spoilt")
    func soundBase() throws {
        #expect(try ChangeSetDecoder.decode(RawChangeSet().bytes).changes.count == 1)
        #expect(try ChangeSetDecoder.decode(RawChangeSet.repeated(2).bytes).changes.count == 2)
    }

    @Test("F24 is refused with the error of its name", arguments: HostileChangeSet.all.indices)
    func refused(index: Int) throws {
        let hostile = HostileChangeSet.all[index]
        let file = try FixtureFolder.hostile.bytes(hostile.name + ".tcs")
        #expect(file == hostile.bytes, "\(hostile.name)")
        #expect(throws: hostile.error, "\(hostile.name)") {
            try ChangeSetDecoder.decode(file)
        }
    }

    @Test("lies in no file that is not listed here")
    func allListed() throws {
        let names = HostileChangeSet.all.map { $0.name + ".tcs" }.sorted()
        #expect(try FixtureFolder.hostile.names(endingIn: ".tcs") == names)
    }

    @Test("is refused wherever it is cut off")
    func truncations() throws {
        for compression in [ChangeSetCompression.stored, .deflate] {
            let bytes = ChangeSetEncoder.encode(
                SampleChangeSets.golden(),
                compression: compression
            )
            for count in 0..<bytes.count {
                #expect(throws: ChangeSetError.self) {
                    try ChangeSetDecoder.decode(Array(bytes[..<count]))
                }
            }
        }
    }

    @Test("F24 never stops the program, whichever bit is flipped")
    func bitFlips() {
        for compression in [ChangeSetCompression.stored, .deflate] {
            let bytes = ChangeSetEncoder.encode(
                SampleChangeSets.golden(),
                compression: compression
            )
            var refused = 0
            for bit in 0..<8 * bytes.count {
                var flipped = bytes
                flipped[bit / 8] ^= 1 << UInt8(bit % 8)
                if !Self.isSound(flipped) { refused += 1 }
            }
            #expect(refused > 0)
        }
    }

    @Test("F24 never stops the program, whatever is done to its columns", arguments: 0..<150)
    func mutations(seed: Int) {
        var random = CodecRandom(seed: UInt64(seed))
        var sets = RandomChangeSets(seed: UInt64(seed))
        let bytes = ChangeSetEncoder.encode(sets.set(changeLimit: 10), compression: .stored)
        for _ in 0..<40 {
            var spoilt = bytes
            for _ in 0..<random.number(1...4) {
                let place = random.number(23...spoilt.count - 1)
                let edge: UInt8 = random.element([0, 1, 0x7f, 0x80, 0xff])
                spoilt[place] = random.isOneIn(2) ? edge : UInt8(random.number(0...255))
            }
            _ = Self.isSound(spoilt)
        }
    }

    /// Whether bytes are read; what is read must be written and read again alike.
    private static func isSound(_ bytes: [UInt8]) -> Bool {
        guard let set = try? ChangeSetDecoder.decode(bytes) else { return false }
        let again = ChangeSetEncoder.encode(set, compression: .stored)
        #expect((try? ChangeSetDecoder.decode(again)) == set)
        return true
    }
}
