import Crypto
import Testing

@testable import SyncProtocol

@Suite("A sealed parcel's padding")
struct ParcelPaddingTests {
    @Test("adds at most 12 percent above the least class, and never takes anything away")
    func overhead() {
        var count = 1
        while count < 1 << 42 {
            let padded = ParcelPadding.sizeClass.paddedCount(count)
            #expect(padded >= max(count, 1_024))
            #expect(padded == 1_024 || padded - count <= count * 12 / 100)
            #expect(ParcelPadding.sizeClass.paddedCount(padded) == padded)
            #expect(ParcelPadding.none.paddedCount(count) == count)
            count += 1 + count / 97
        }
    }

    @Test("leaves few lengths to tell parcels by")
    func classes() {
        let lengths = Set((1...1 << 20).map { ParcelPadding.sizeClass.paddedCount($0) })
        #expect(lengths.count < 300)
        #expect(lengths.contains(1_088))
        #expect(lengths.contains(1_024))
        #expect(!lengths.contains(1_025))
    }

    @Test("gives files of different content and similar size one length")
    func sameLength() throws {
        let lengths = try [3, 100, 700].map { count in
            try SealedParcel.seal(
                SealedSamples.frames(ofByteCount: count),
                with: SealedSamples.seal,
                padding: .sizeClass
            ).count
        }
        #expect(Set(lengths) == [1_241])
        let larger = try [10_000, 10_030].map { count in
            try SealedParcel.seal(
                SealedSamples.frames(ofByteCount: count),
                with: SealedSamples.seal,
                padding: .sizeClass
            ).count
        }
        #expect(Set(larger).count == 1)
    }

    @Test("of any length is read, whatever class it makes")
    func anyPadding() throws {
        for count in [96, 97, 300, 1_023, 70_000] {
            let layout = try #require(
                SealedParcelLayout(
                    stanzaCount: 1,
                    totalCount: 121 + count + 16 * (count > 65_536 ? 2 : 1)
                )
            )
            let seal = SealedSamples.seal(to: [SealedSamples.readerKey])
            var forged = ForgedParcel(
                head: try SealedParcelHead(seal, layout: layout),
                plaintext: VerifyingKey(seal.sender.publicKey).bytes
                    + [UInt8](repeating: 0, count: count - VerifyingKey.byteCount),
                contentKey: seal.contentKey
            )
            try forged.sign(with: SealedSamples.senderKey)
            let opened = try SealedParcel.open(
                forged.bytes(),
                with: SealedSamples.readerKey
            )
            #expect(opened.frames.isEmpty)
        }
    }
}
