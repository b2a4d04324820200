import Testing

@testable import SyncProtocol

@Suite("Names of rows")
struct RowNameTests {
    @Test("a key packs line, place and ordinal into one positive number, up to their limits")
    func keysPack() {
        let lines = [0, 1, 77, LineNumber.limit].map { LineNumber($0) }
        let sequences = [1, 2, 0x8000_0000, UInt32.max].map { SequenceNumber($0) }
        let ordinals = [0, 1, 1024, RowKey.ordinalLimit]
        var keys: [RowKey] = []
        for line in lines {
            for sequence in sequences {
                for ordinal in ordinals {
                    let dot = Dot(line: line, sequence: sequence)
                    let key = RowKey(dot, ordinal: ordinal)
                    #expect(key.packed >= 0)
                    #expect(key.dot == dot && key.ordinal == ordinal)
                    #expect(RowKey(packed: key.packed) == key)
                    keys.append(key)
                }
            }
        }
        #expect(Set(keys).count == 64)
        #expect(keys == keys.sorted(), "keys sort as line, place, ordinal")
        #expect(keys.last?.packed == .max)
    }

    @Test("an id is 12 bytes of hash and the ordinal, and reads back from bytes and digits")
    func ids() {
        let id = RowID(
            hash: HashPrefix12(high: 0x0102_0304_0506_0708, low: 0x090a_0b0c),
            ordinal: 0x0d0e
        )
        #expect(id.description == "0102030405060708090a0b0c0d0e")
        #expect(id.bytes == Array(1...14))
        #expect(RowID(bytes: id.bytes) == id)
        #expect(RowID(hex: "0102030405060708090A0B0C0D0E") == id)
        for hex in ["", "01", id.description + "00", "0102030405060708090a0b0c0d0g"] {
            #expect(RowID(hex: hex) == nil)
        }
        #expect(RowID(bytes: id.bytes.dropFirst()) == nil)
        #expect(id < RowID(hash: id.hash, ordinal: 0x0d0f))
    }
}
