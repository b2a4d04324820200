import SyncProtocol
import Testing

/// The golden files are the format: they are compared with what the code makes, never made by it.
///
/// A draft's files change with the draft; those of a released version never do.
@Suite("The golden change sets")
struct GoldenChangeSetTests {
    @Test("are the bytes that are written today")
    func bytes() throws {
        let file = try FixtureFolder.golden.bytes("change-set-draft-1.tcs")
        let own = ChangeSetEncoder.encode(SampleChangeSets.golden(), compression: .stored)
        #expect(own.hex == file.hex)
    }

    @Test("are read as the set that they were made of, stored and packed")
    func value() throws {
        for name in ["change-set-draft-1.tcs", "change-set-draft-1-deflate.tcs"] {
            let file = try FixtureFolder.golden.bytes(name)
            #expect(try ChangeSetDecoder.decode(file) == SampleChangeSets.golden())
        }
    }
}
