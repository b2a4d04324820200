import SyncProtocol
import Testing

@Suite("A parcel")
struct ParcelTests {
    @Test("gives every message back in order")
    func roundTrip() throws {
        let parcel = SampleParcels.golden
        #expect(try Parcel(decoding: parcel.encoded()) == parcel)
        #expect(try Parcel(decoding: Parcel([]).encoded()) == Parcel([]))
    }

    @Test("is the bytes of its golden file, and is read from it")
    func golden() throws {
        let file = try FixtureFolder.golden.bytes("parcel-draft-1.parcel")
        #expect(SampleParcels.golden.encoded().hex == file.hex)
        #expect(try Parcel(decoding: file) == SampleParcels.golden)
    }

    @Test("that says who speaks and what it holds stays below 600 bytes")
    func smallWhenNothingIsNew() {
        let greeting = SampleParcels.golden.messages.filter { [1, 3].contains($0.kind) }
        let addressed = greeting + [SampleParcels.golden.messages[2]]
        #expect(Parcel(addressed).encoded().count < 300)
    }

    @Test("is refused with the error of its cause", arguments: HostileParcel.all.indices)
    func hostile(index: Int) throws {
        let hostile = HostileParcel.all[index]
        let file = try FixtureFolder.hostile.bytes(hostile.name + ".parcel")
        #expect(file == hostile.bytes, "\(hostile.name)")
        #expect(throws: hostile.error, "\(hostile.name)") { try Parcel(decoding: file) }
    }

    @Test("is refused with more messages than are accepted, and read with as many")
    func messageLimit() throws {
        let more = [[UInt8]](repeating: [6, 0, 0], count: Parcel.messageLimit).flatMap { $0 }
        let messages = try Parcel(decoding: HostileParcel.sealed(more)).messages
        #expect(messages.count == Parcel.messageLimit)
        #expect(throws: ParcelError.tooManyMessages(limit: Parcel.messageLimit)) {
            try Parcel(decoding: HostileParcel.sealed(more + [6, 0, 0]))
        }
    }

    @Test("lies in no hostile file that is not listed here")
    func allListed() throws {
        let names = HostileParcel.all.map { $0.name + ".parcel" }.sorted()
        #expect(try FixtureFolder.hostile.names(endingIn: ".parcel") == names)
    }

    @Test("is refused whichever bit of it is flipped")
    func bitFlips() {
        let bytes = SampleParcels.golden.encoded()
        for bit in 0..<8 * bytes.count {
            var flipped = bytes
            flipped[bit / 8] ^= 1 << UInt8(bit % 8)
            #expect(throws: ParcelError.self) { try Parcel(decoding: flipped) }
        }
    }

    @Test("is refused wherever it is cut off, and wherever a block of it is zero")
    func tears() {
        let bytes = SampleParcels.golden.encoded()
        for count in 0..<bytes.count {
            let error = #expect(throws: ParcelError.self) {
                try Parcel(decoding: Array(bytes[..<count]))
            }
            #expect(count == 0 ? error == .empty : error != .damaged)
        }
        for start in stride(from: 0, to: bytes.count, by: 16) {
            var torn = bytes
            for place in start..<min(start + 16, bytes.count) { torn[place] = 0 }
            #expect(throws: ParcelError.self) { try Parcel(decoding: torn) }
        }
    }

    @Test("never stops the program, whatever its messages are", arguments: 0..<100)
    func anyMessages(seed: Int) {
        var random = CodecRandom(seed: UInt64(seed))
        for _ in 0..<20 {
            let count = random.number(0...60)
            let content = random.bytes(count)
            var out = Parcel.magic + [Parcel.formatVersion]
            out.appendBigEndian(UInt64(48 + 3 + count))
            out += [UInt8(random.number(1...6)), UInt8(random.number(0...1)), UInt8(count)]
            out += content
            guard let parcel = try? Parcel(decoding: out + Digest256(hashing: out).bytes) else {
                continue
            }
            #expect((try? Parcel(decoding: parcel.encoded())) == parcel)
        }
    }

    @Test("says why it is refused in a whole sentence")
    func sentences() {
        for hostile in HostileParcel.all {
            let sentence = hostile.error.description
            #expect(sentence.split(separator: " ").count > 4, "\(sentence)")
            #expect(!sentence.contains("Error"), "\(sentence)")
        }
    }
}
