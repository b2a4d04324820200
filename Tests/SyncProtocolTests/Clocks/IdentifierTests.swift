import Testing

@testable import SyncProtocol

@Suite("Identifiers and digests")
struct IdentifierTests {
    @Test("a name of 128 bits reads back from its bytes and its digits, and from nothing else")
    func identifiers() {
        let origin = Origin(high: 0x0123_4567_89ab_cdef, low: 1)
        #expect(origin.description == "0123456789abcdef0000000000000001")
        #expect(Origin(bytes: origin.bytes) == origin)
        #expect(Origin(hex: "0123456789ABCDEF0000000000000001") == origin)
        for hex in ["", "0", origin.description + "0", "+123456789abcdef0000000000000001"] {
            #expect(Origin(hex: hex) == nil)
        }
        #expect(Origin(bytes: origin.bytes.dropLast()) == nil)
        #expect(Origin(high: 0, low: .max) < Origin(high: 1, low: 0))
    }

    @Test("a digest is that of the standard, compares by its bytes, and gives their beginning")
    func digests() throws {
        let digest = Digest256(hashing: Array("abc".utf8))
        #expect(
            digest.description
                == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
        )
        #expect(Digest256(bytes: digest.bytes) == digest)
        #expect(Digest256(bytes: digest.bytes.dropLast()) == nil)
        #expect(digest.prefix8 == 0xba78_16bf_8f01_cfea)
        #expect(digest.prefix12 == HashPrefix12(high: 0xba78_16bf_8f01_cfea, low: 0x4141_40de))
        let zero = try #require(Digest256(bytes: [UInt8](repeating: 0, count: 32)))
        let one = try #require(Digest256(bytes: [UInt8](repeating: 0, count: 31) + [1]))
        #expect(zero < one && one < digest && !(digest < one))
    }

    @Test("places and heights begin at nothing, and the last place has no next")
    func numbers() {
        #expect(SequenceNumber.none.next == .first && SequenceNumber.first.previous == .none)
        #expect(SequenceNumber.none.previous == .none && SequenceNumber.last.next == .last)
        #expect(Height.none.next == Height(1) && Height(1) < Height.limit)
    }
}
