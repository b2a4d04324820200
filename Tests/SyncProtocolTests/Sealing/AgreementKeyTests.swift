import Crypto
import Testing

@testable import SyncProtocol

@Suite("An agreement key")
struct AgreementKeyTests {
    @Test("is taken with its 32 bytes and with no other number of them")
    func lengths() throws {
        let key = AgreementKey(SealedSamples.readerKey)
        #expect(AgreementKey(bytes: key.bytes) == key)
        #expect(AgreementKey(bytes: key.bytes.dropLast()) == nil)
        #expect(AgreementKey(bytes: key.bytes + [0]) == nil)
        #expect(AgreementKey(bytes: []) == nil)
    }

    @Test("F25 is never a point of low order, under which the library agrees on zeros")
    func lowOrder() throws {
        for point in LowOrderPoints.all + LowOrderPoints.withTopBit {
            let key = try Curve25519.KeyAgreement.PublicKey(rawRepresentation: point)
            let secret = try SealedSamples.readerKey.sharedSecretFromKeyAgreement(with: key)
            let zeros = unsafe secret.withUnsafeBytes { raw in unsafe raw.allSatisfy { $0 == 0 } }
            #expect(zeros, "the sample is of low order")
            #expect(AgreementKey(bytes: point) == nil)
        }
    }

    @Test("has one form only")
    func canonical() {
        var other = AgreementKey(SealedSamples.readerKey).bytes
        other[31] |= 0x80
        #expect(AgreementKey(bytes: other) == nil)
        // p + 9 is the base point written long; p − 2 and 9 are written as they should be.
        let high = [UInt8](repeating: 0xff, count: 30) + [0x7f]
        #expect(AgreementKey(bytes: [0xf6] + high) == nil)
        #expect(AgreementKey(bytes: [0xeb] + high) != nil)
        #expect(AgreementKey(bytes: [9] + [UInt8](repeating: 0, count: 31)) != nil)
    }
}
