import Testing

@testable import SyncProtocol

@Suite("The messages of a parcel")
struct MessageTests {
    @Test("are the bytes of their golden file, and are read from it")
    func golden() throws {
        let file = try FixtureFolder.golden.bytes("messages-1.frames")
        let parcel = Parcel(SampleMessages.golden)
        #expect(FrameFile.bytes(of: parcel.frames).hex == file.hex)
        #expect(try Parcel(reading: FrameFile.frames(in: file)) == parcel)
    }

    @Test("of every kind that has a meaning are in the golden file")
    func everyKind() {
        let kinds = Set(SampleMessages.golden.map(\.kind))
        #expect(kinds == Message.knownKinds.union([900]))
    }

    @Test("come back in order, and none at all are read as none")
    func roundTrip() throws {
        let reversed = Parcel(SampleMessages.golden.reversed())
        #expect(try Parcel(reading: reversed.frames).messages == reversed.messages)
        #expect(try Parcel(reading: []).messages.isEmpty)
    }

    @Test("come back with every field at its limit")
    func limits() throws {
        let name = Utf8Text(String(repeating: "x", count: Message.nameByteLimit))
        let sentence = String(repeating: "x", count: Message.sentenceByteLimit)
        let lives = (1...Succession.endedLimit).map { SampleMessages.life(UInt64($0)) }
        let tokens = (1...Hello.tokenLimit).map { number in
            let token = ResumeToken(
                incarnation: Incarnation(.max),
                serial: UInt64(Int64.max),
                tag: [UInt8](repeating: 0xff, count: ResumeToken.tagByteCount)
            )
            return ShownToken(token, of: SampleMessages.node(UInt64(number)))
        }
        let hello = Hello(
            incarnation: Incarnation(.max),
            parcelNumber: UInt64(Int64.max),
            tokens: tokens,
            agreementKey: AgreementKey(SealedSamples.readerKey),
            officeCode: name,
            softwareVersion: name.string,
            schemaVersion: .max,
            changeSetFormat: .max,
            dictionaries: (1...255).map { UInt8($0) }
        )
        let held = (1...VersionVector.entryLimit).map { SampleMessages.heldEntry(UInt64($0), .max) }
        let digests = (0..<LedgerDigests.entryLimit).map { number in
            LedgerDigests.Entry(
                prefix: Utf8Text("\(number)"),
                count: .max,
                digest: [UInt8](repeating: 0xff, count: LedgerDigests.digestByteCount)
            )
        }
        let vector = VersionVector(held)
        let messages: [Message] = [
            .hello(hello),
            .have(Have(ledger: SampleMessages.ledger, officeCode: name, vector: vector)),
            .notice(code: .max, sentence: sentence),
            .receipt(SampleMessages.receipt(vector: vector)),
            .digests(LedgerDigests(of: .reader, digests)),
            .succession(SampleMessages.succession(of: lives), of: SampleMessages.node(1)),
        ]
        #expect(try Parcel(reading: Parcel(messages).frames).messages == messages)
    }

    @Test("say whether a reader that does not know them may go on without them")
    func skipFlag() {
        let skippable = Parcel(SampleMessages.golden).frames.filter { $0.flags == 1 }
        #expect(Set(skippable.map(\.kind)) == [5, 7, 8, 9, 12, 900])
    }

    @Test("of an unknown kind are passed by where that is allowed, and else refuse the parcel")
    func unknownKinds() throws {
        let known = Parcel([.more]).frames
        for kind in [2, 13, 900, UInt64.max] {
            let skippable = ParcelFrame(kind: kind, flags: 1, content: [7])
            let messages = try Parcel(reading: [skippable] + known).messages
            #expect(messages == [.skipped(kind: kind, bytes: [7]), .more])
            #expect(throws: ParcelError.unknownMessage(kind: kind)) {
                try Parcel(reading: known + [ParcelFrame(kind: kind, flags: 0, content: [7])])
            }
        }
    }

    @Test("with a flag that has no meaning are refused, whatever their kind")
    func unknownFlags() {
        for frame in Parcel(SampleMessages.golden).frames {
            for flags in 2...UInt8.max {
                let flagged = ParcelFrame(kind: frame.kind, flags: flags, content: frame.content)
                #expect(throws: ParcelError.unknownFlags(flags, kind: frame.kind)) {
                    try Parcel(reading: [flagged])
                }
            }
        }
    }

    @Test("of a known kind are read alike with and without leave to skip them")
    func skipFlagOfKnownKinds() throws {
        for message in SampleMessages.golden where message.kind != 900 {
            for frame in Parcel([message]).frames {
                let turned = ParcelFrame(
                    kind: frame.kind,
                    flags: frame.flags ^ 1,
                    content: frame.content
                )
                #expect(try Parcel(reading: [turned]).messages == [message])
            }
        }
    }

    @Test("take, where nothing is new, less than 600 bytes with seal and signatures")
    func smallWhenNothingIsNew() throws {
        let others = SampleMessages.golden.filter { [3, 8].contains($0.kind) }
        let messages = [.hello(SampleMessages.helloToOnePeer)] + others
        let seal = SealedSamples.seal(to: [SealedSamples.readerKey])
        let bytes = try SealedParcel.seal(Parcel(messages).frames, with: seal)
        #expect(messages.count == 3)
        #expect(bytes.count < 600)
    }
}
