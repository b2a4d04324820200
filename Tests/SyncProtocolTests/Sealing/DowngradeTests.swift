import Crypto
import Testing

@testable import SyncProtocol

@Suite("A downgraded sealed parcel")
struct DowngradeTests {
    @Test(
        "F26 is refused in every version but its own, whether or not its checksum was made to fit"
    )
    func versions() throws {
        let golden = try SealedSamples.golden()
        let place = SealedParcel.magic.count
        for version in UInt8.min...UInt8.max where version != SealedParcel.formatVersion {
            let isOlder = version < SealedParcel.formatVersion
            let fitted = ForgedParcel.withHead(of: golden) { $0[place] = version }
            let error =
                isOlder
                ? SealedParcelError.olderVersion(version) : SealedParcelError.newerVersion(version)
            #expect(throws: error) {
                try SealedParcel.open(fitted, with: SealedSamples.readerKey)
            }
            var plain = golden
            plain[place] = version
            #expect(throws: SealedParcelError.self) {
                try SealedParcel.open(plain, with: SealedSamples.readerKey)
            }
        }
    }

    @Test("F26 is refused with its signature stripped or blank")
    func signatures() throws {
        let sender = VerifyingKey(SealedSamples.senderKey.publicKey)
        let blank = [UInt8](repeating: 0, count: SealedParcelLayout.signatureCount)
        var unsigned = try ForgedParcel.golden()
        unsigned.plaintext.replaceSubrange(unsigned.head.layout.signedCount..., with: blank)
        #expect(throws: SealedParcelError.wrongSignature(sender)) {
            try SealedParcel.open(unsigned.bytes(), with: SealedSamples.readerKey)
        }
        let golden = try SealedSamples.golden()
        #expect(throws: SealedParcelError.self) {
            try SealedParcel.open(
                Array(golden.dropLast(blank.count)),
                with: SealedSamples.readerKey
            )
        }
    }

    @Test("F26 The packing of a change set is told by its version: no other method is tried")
    func packings() throws {
        let set = RawChangeSet().bytes
        for method in UInt8.min...UInt8.max where ChangeSetCompression(rawValue: method) == nil {
            var other = set
            other[5] = method
            #expect(throws: ChangeSetError.unknownCompression(method: method)) {
                try ChangeSetDecoder.decode(other)
            }
        }
        for version in UInt8.min...UInt8.max where version != ChangeSetHeader.formatVersion {
            var other = set
            other[4] = version
            #expect(throws: ChangeSetError.unknownFormat(version: version)) {
                try ChangeSetDecoder.decode(other)
            }
        }
    }
}
