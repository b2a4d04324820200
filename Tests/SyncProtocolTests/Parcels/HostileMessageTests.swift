import Testing

@testable import SyncProtocol

@Suite("A hostile message")
struct HostileMessageTests {
    @Test("F24 is refused with the error of its cause, and its parcel with it")
    func refused() throws {
        let harmless = Parcel([.more]).frames
        for hostile in HostileMessage.all {
            let file = try FixtureFolder.hostile.bytes(hostile.name + ".message")
            #expect(file == FrameFile.bytes(of: [hostile.frame]), "\(hostile.name)")
            let frames = try FrameFile.frames(in: file)
            #expect(throws: hostile.error, "\(hostile.name)") {
                try Parcel(reading: harmless + frames + harmless)
            }
        }
    }

    @Test("lies in no file that is not listed here")
    func allListed() throws {
        let names = HostileMessage.all.map { $0.name + ".message" }.sorted()
        #expect(try FixtureFolder.hostile.names(endingIn: ".message") == names)
    }

    @Test("is wrong in one part alone: a hello of the same parts without it is read")
    func partsAreRight() throws {
        let frame = ParcelFrame(kind: 1, flags: 0, content: HelloParts().content)
        #expect(try Message(reading: frame).kind == 1)
    }

    @Test("F25 names no key to answer to with which everybody could read the answer")
    func lowOrderKeys() {
        for point in LowOrderPoints.all + LowOrderPoints.withTopBit {
            let content = HelloParts(\.agreementKey, point).content
            #expect(throws: ParcelError.malformedMessage(kind: 1, .invalidField(.key))) {
                try Message(reading: ParcelFrame(kind: 1, flags: 0, content: content))
            }
        }
    }

    @Test("is refused in a whole sentence")
    func sentences() {
        for hostile in HostileMessage.all {
            let sentence = hostile.error.description
            #expect(sentence.split(separator: " ").count > 4, "\(sentence)")
            #expect(sentence.contains(#/[;:,] /#), "\(sentence)")
            #expect(!sentence.contains("Error"), "\(sentence)")
        }
    }
}
