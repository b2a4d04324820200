import Crypto
import Testing

@testable import SyncProtocol

@Suite("A sealed box")
struct SealedBoxTests {
    private let info = Array("for a test".utf8)
    private let secret = SealedSamples.contentKey

    @Test("opens with the recipient's key and its purpose, and with nothing else")
    func opens() throws {
        let reader = AgreementKey(SealedSamples.readerKey)
        for secret in [[], secret] {
            let box = try SealedBox.seal(secret, to: reader, info: info)
            #expect(box.count == secret.count + SealedBox.overheadCount)
            #expect(SealedBox.open(box, with: SealedSamples.readerKey, info: info) == secret)
            #expect(SealedBox.open(box, with: SealedSamples.strangerKey, info: info) == nil)
            #expect(SealedBox.open(box, with: SealedSamples.readerKey, info: info + [0]) == nil)
        }
    }

    @Test("opens with no bit flipped, nothing cut off and nothing added")
    func damage() throws {
        let key = SealedSamples.readerKey
        let box = try SealedBox.seal(secret, to: AgreementKey(key), info: info)
        for bit in 0..<8 * box.count {
            var flipped = box
            flipped[bit / 8] ^= 1 << UInt8(bit % 8)
            #expect(SealedBox.open(flipped, with: key, info: info) == nil)
        }
        for count in 0..<box.count {
            #expect(SealedBox.open(Array(box[..<count]), with: key, info: info) == nil)
        }
        #expect(SealedBox.open(box + [0], with: key, info: info) == nil)
    }

    @Test("F25 that anybody could have sealed, by a point of low order, does not open")
    func lowOrder() throws {
        let key = SealedSamples.readerKey
        let reader = AgreementKey(key)
        let boxInfo = Array("tambon sealed box 1".utf8) + info
        for point in LowOrderPoints.all {
            let box = try LowOrderSeal.seal(secret, under: point, to: reader, info: boxInfo)
            #expect(LowOrderSeal.libraryOpens(box, with: key, info: boxInfo))
            #expect(SealedBox.open(box, with: key, info: info) == nil)
        }
    }

    @Test("F25 is not a parcel's stanza, nor a stanza a box")
    func domains() throws {
        let key = SealedSamples.readerKey
        let raw = try HybridEncryption.seal(secret, to: AgreementKey(key), info: info)
        #expect(HybridEncryption.open(raw, with: key, info: info) == secret)
        #expect(SealedBox.open(raw, with: key, info: info) == nil)
    }
}
