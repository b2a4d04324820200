import Crypto
import Testing

@testable import SyncProtocol

@Suite("The sealed parcels among the fixtures")
struct SealedParcelFixtureTests {
    @Test("hold a golden one that both its recipients open")
    func golden() throws {
        let bytes = try FixtureFolder.golden.bytes("parcel-1.sealed")
        #expect(bytes.count == 1_241)
        for key in [SealedSamples.readerKey, SealedSamples.coReaderKey] {
            let opened = try SealedParcel.open(bytes, with: key)
            #expect(opened.frames == SealedSamples.goldenFrames)
            #expect(opened.envelope.id == SealedSamples.seal.id)
            #expect(
                opened.envelope.sender == VerifyingKey(SealedSamples.senderKey.publicKey)
            )
        }
    }

    @Test("F24 hold hostile ones, each refused with the error of its name")
    func hostile() throws {
        for hostile in try HostileSealedParcel.all() {
            let file = try FixtureFolder.hostile.bytes(hostile.name + ".sealed")
            #expect(file == hostile.bytes, "\(hostile.name)")
            #expect(throws: hostile.error, "\(hostile.name)") {
                try SealedParcel.open(file, with: SealedSamples.readerKey)
            }
            let tape = ParcelTape(file, pieceLimit: 7)
            #expect(throws: hostile.error, "\(hostile.name)") {
                try SealedParcel.verify(with: SealedSamples.readerKey) { tape.next($0) }
            }
        }
    }

    @Test("hold none that is not listed here")
    func allListed() throws {
        let names = try HostileSealedParcel.all().map { $0.name + ".sealed" }.sorted()
        #expect(try FixtureFolder.hostile.names(endingIn: ".sealed") == names)
    }

    @Test("are refused in whole sentences")
    func sentences() throws {
        let sealing: [SealingError] = [
            .recipientCount(9), .recipientTwice, .contentKeyLength(3),
            .tooLarge(frameByteCount: 1), .frameOfKindZero, .framesNotAsStated(1, written: 2),
        ]
        let reading =
            try HostileSealedParcel.all().map(\.error) + [
                .tooManyFrames(limit: 1), .frameTooLarge(1, byteCount: 2, limit: 1),
                .changedSinceVerified,
            ]
        for sentence in sealing.map(\.description) + reading.map(\.description) {
            #expect(sentence.split(separator: " ").count > 4, "\(sentence)")
            #expect(sentence.contains(#/[;:,] /#), "\(sentence)")
            #expect(!sentence.contains("Error"), "\(sentence)")
        }
    }
}
