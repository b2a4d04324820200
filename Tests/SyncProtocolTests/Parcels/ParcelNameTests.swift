import SyncProtocol
import Testing

@Suite("The name in a parcel's clear part")
struct ParcelNameTests {
    @Test("is read without any key, from the first 24 bytes")
    func read() throws {
        let bytes = try SealedSamples.golden()
        #expect(SealedParcel.id(of: bytes) == SealedSamples.seal.id)
        #expect(SealedParcel.id(of: Array(bytes[..<24])) == SealedSamples.seal.id)
    }

    @Test("is not read from less, nor from what is no parcel of this version")
    func notRead() throws {
        let bytes = try SealedSamples.golden()
        for count in 0..<24 { #expect(SealedParcel.id(of: Array(bytes[..<count])) == nil) }
        for bit in 0..<8 * 8 {
            var flipped = bytes
            flipped[bit / 8] ^= 1 << UInt8(bit % 8)
            #expect(SealedParcel.id(of: flipped) == nil, "bit \(bit)")
        }
        #expect(SealedParcel.id(of: [UInt8](repeating: 0, count: 4_096)) == nil)
    }
}
