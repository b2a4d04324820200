import Testing

@testable import tambon_fuzz

@Suite("What a decoder makes of the bytes that fuzzing begins with")
struct CorpusTests {
    /// The golden files, each with the decoder that it is for.
    static let golden: [(Decoder, String)] = [
        (.changeSet, "change-set-1.tcs"), (.changeSet, "change-set-1-deflate.tcs"),
        (.changeSet, "change-set-1-later.tcs"), (.changeSet, "change-set-1-chain.tcs"),
        (.invitation, "invitation-1.invitation"), (.messages, "messages-1.frames"),
        (.plaintext, "messages-1.frames"), (.sealedParcel, "parcel-1.sealed"),
    ]

    @Test("A seed is accepted or refused as it is listed", arguments: Seed.all)
    func seed(seed: Seed) throws {
        let bytes = try FixtureFiles.bytes(seed.path)
        #expect(try seed.decoder.exercise(bytes) == seed.isAccepted)
    }

    @Test(
        "A golden file is accepted by its decoder, so that fuzzing begins deep inside",
        arguments: golden
    )
    func goldenFile(decoder: Decoder, name: String) throws {
        #expect(try decoder.exercise(FixtureFiles.bytes("Golden/\(name)")))
    }

    @Test("The corpora hold the listed seeds and nothing else")
    func allListed() throws {
        let files = try FixtureFiles.all().filter { $0.hasPrefix("Corpus/") }
        #expect(files.sorted() == Seed.all.map(\.path).sorted())
    }

    @Test(
        "F24 No file of the fixtures stops any decoder or shows a promise not kept",
        arguments: Decoder.allCases
    )
    func everyFile(decoder: Decoder) throws {
        var refused = 0
        for path in try FixtureFiles.all() {
            let bytes = try FixtureFiles.bytes(path)
            do {
                if !(try decoder.exercise(bytes)) { refused += 1 }
            } catch {
                Issue.record(error, "\(path)")
            }
        }
        #expect(refused > 0)
    }

    @Test(
        "No seed that is cut off stops its decoder, wherever that is",
        arguments: Decoder.allCases
    )
    func truncations(decoder: Decoder) throws {
        let golden = Self.golden.filter { $0.0 == decoder }.map { "Golden/\($0.1)" }
        var refused = 0
        for path in Seed.all.filter({ $0.decoder == decoder }).map(\.path) + golden {
            let bytes = try FixtureFiles.bytes(path)
            refused += try bytes.indices.suffix(200).count {
                !(try decoder.exercise(Array(bytes[..<$0])))
            }
        }
        #expect(refused > 0)
    }
}
