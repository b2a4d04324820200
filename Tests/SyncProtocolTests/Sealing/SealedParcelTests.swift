import Crypto
import Testing

@testable import SyncProtocol

@Suite("A sealed parcel")
struct SealedParcelTests {
    @Test("gives each of 1 to 8 recipients the sender and every frame in order", arguments: 1...8)
    func everyRecipient(count: Int) throws {
        let keys = (0..<count).map { SealedSamples.agreementKey(UInt8(10 + $0)) }
        let seal = SealedSamples.seal(to: keys)
        let bytes = try SealedParcel.seal(SealedSamples.goldenFrames, with: seal)
        for key in keys {
            let opened = try SealedParcel.open(bytes, with: key)
            #expect(opened.frames == SealedSamples.goldenFrames)
            #expect(opened.envelope.id == seal.id)
            #expect(opened.envelope.byteCount == bytes.count)
            #expect(
                opened.envelope.sender == VerifyingKey(SealedSamples.senderKey.publicKey)
            )
        }
        #expect(throws: SealedParcelError.notForThisNode) {
            try SealedParcel.open(bytes, with: SealedSamples.strangerKey)
        }
    }

    @Test("is read at every length around the ends of its chunks", arguments: [0, 1, 2])
    func chunkBorders(chunks: Int) throws {
        let border = chunks * SealedParcelLayout.chunkCount
        let interesting = [0, 3, 4, 50] + Array((border - 101)...(border + 3))
        for count in interesting where count == 0 || count >= 3 {
            let frames = SealedSamples.frames(ofByteCount: count)
            let bytes = try SealedParcel.seal(frames, with: SealedSamples.seal)
            let opened = try SealedParcel.open(bytes, with: SealedSamples.readerKey)
            try #require(opened.frames == frames, "\(count)")
        }
    }

    @Test("of the length of whole chunks ends with a full one, and an empty one is no parcel")
    func fullLastChunk() throws {
        let frames = SealedSamples.frames(ofByteCount: SealedParcelLayout.chunkCount - 96)
        let bytes = try SealedParcel.seal(frames, with: SealedSamples.seal)
        #expect(bytes.count == 201 + 65_536 + 16)
        #expect(SealedParcelLayout(stanzaCount: 2, totalCount: bytes.count) != nil)
        for rest in 1...16 {
            #expect(SealedParcelLayout(stanzaCount: 2, totalCount: bytes.count + rest) == nil)
        }
        #expect(SealedParcelLayout(stanzaCount: 2, totalCount: bytes.count + 17) != nil)
    }

    @Test("adds 233 bytes to the frames of a small parcel for one recipient")
    func overhead() throws {
        let seal = SealedSamples.seal(to: [SealedSamples.readerKey])
        for count in [0, 3, 100, 65_440] {
            let frames = SealedSamples.frames(ofByteCount: count)
            let bytes = try SealedParcel.seal(frames, with: seal)
            #expect(bytes.count == count + 233)
        }
    }

    @Test("has the length that was told before it was written", arguments: [0, 5, 500, 70_000])
    func lengthIsKnown(count: Int) throws {
        for padding in [ParcelPadding.none, .sizeClass] {
            let frames = SealedSamples.frames(ofByteCount: count)
            let bytes = try SealedParcel.seal(frames, with: SealedSamples.seal, padding: padding)
            let told = try SealedParcel.byteCount(
                recipientCount: 2,
                frameByteCount: count,
                padding: padding
            )
            #expect(bytes.count == told)
            #expect(try SealedParcel.open(bytes, with: SealedSamples.readerKey).frames == frames)
        }
    }

    @Test("of 20 MB is written and read a chunk at a time")
    func streaming() throws {
        var random = CodecRandom(seed: 1)
        let frames = (1...20).map { number in
            let block = random.bytes(1_000)
            let content = (0..<1_000).flatMap { _ in block }
            return ParcelFrame(kind: UInt64(number), flags: 0, content: content)
        }
        var out: [UInt8] = []
        var greatestPiece = 0
        var writer = try SealedParcelWriter(
            SealedSamples.seal,
            frameByteCount: frames.reduce(0) { $0 + $1.byteCount },
            padding: .sizeClass
        ) { piece in
            greatestPiece = max(greatestPiece, piece.count)
            out += piece
        }
        for frame in frames { try writer.write(frame) }
        try writer.finish()
        #expect(out.count == writer.byteCount)
        #expect(greatestPiece == 65_552)

        let first = ParcelTape(out, pieceLimit: 10_000)
        let envelope = try SealedParcel.verify(with: SealedSamples.readerKey) { first.next($0) }
        #expect(first.greatestRequest == 65_552)
        #expect(envelope.frameCount == frames.count)
        let second = ParcelTape(out)
        var number = 0
        try envelope.readFrames(with: SealedSamples.coReaderKey, from: { second.next($0) }) {
            try #require($0 == frames[number])
            number += 1
        }
        #expect(number == frames.count)
        #expect(second.position == out.count)
    }

    @Test("is verified as one envelope by every recipient, in memory and in a stream")
    func oneEnvelope() throws {
        let bytes = try SealedSamples.golden()
        let opened = try SealedParcel.open(bytes, with: SealedSamples.readerKey).envelope
        let tape = ParcelTape(bytes, pieceLimit: 1)
        let streamed = try SealedParcel.verify(with: SealedSamples.coReaderKey) { tape.next($0) }
        #expect(opened == streamed)
    }

    @Test("tells by its beginning who has sealed it, whatever has befallen the rest")
    func beginning() throws {
        let whole = try SealedParcel.seal(
            SealedSamples.frames(ofByteCount: 300_000),
            with: SealedSamples.seal
        )
        let golden = try SealedSamples.golden()
        let sender = VerifyingKey(SealedSamples.senderKey.publicKey)
        for bytes in [golden, Array(whole.prefix(100_000)), whole.dropLast() + [0]] {
            let tape = ParcelTape(bytes)
            let start = try ParcelBeginning(with: SealedSamples.readerKey) { tape.next($0) }
            #expect(start.sender == sender)
            #expect(start.id == SealedSamples.seal.id)
            // A first frame as large as this one is no greeting.
            let isGolden = bytes == golden
            #expect(start.firstFrame == (isGolden ? SealedSamples.goldenFrames[0] : nil))
        }
        #expect(throws: SealedParcelError.notForThisNode) {
            let tape = ParcelTape(golden)
            _ = try ParcelBeginning(with: SealedSamples.strangerKey) { tape.next($0) }
        }
        var forged = golden
        forged[golden.count - 300] ^= 1
        #expect(throws: SealedParcelError.self) {
            let tape = ParcelTape(forged)
            _ = try ParcelBeginning(with: SealedSamples.readerKey) { tape.next($0) }
        }
    }

    @Test("differs in every byte of its payload when the same is sealed again")
    func nothingRepeats() throws {
        let first = try SealedParcel.seal(SealedSamples.goldenFrames, with: SealedSamples.seal)
        let second = try SealedParcel.seal(SealedSamples.goldenFrames, with: SealedSamples.seal)
        #expect(first.prefix(33) == second.prefix(33))
        let equal = zip(first.dropFirst(33), second.dropFirst(33)).count { $0 == $1 }
        #expect(equal < first.count / 16)
    }

    @Test("shows nothing of sender, recipients or content")
    func showsNothing() throws {
        let canary = Array("canary-canary-canary".utf8)
        let frame = ParcelFrame(kind: 1, flags: 0, content: canary)
        let bytes = try SealedParcel.seal([frame], with: SealedSamples.seal)
        let keys = SealedSamples.seal.recipients.map(\.bytes)
        let sender = Array(SealedSamples.senderKey.publicKey.rawRepresentation)
        for secret in keys + [sender, canary, SealedSamples.contentKey] {
            #expect(!bytes.contains(secret))
        }
    }

    @Test("is not begun for nobody, for nine, for one twice or with a content key cut short")
    func refusedSeals() throws {
        func seal(_ recipients: [AgreementKey], _ secret: [UInt8]) throws {
            _ = try ParcelSeal(
                sender: SealedSamples.senderKey,
                recipients: recipients,
                id: ParcelID(high: 0, low: 0),
                contentKey: secret
            )
        }
        let keys = (1...9).map { AgreementKey(SealedSamples.agreementKey($0)) }
        let secret = SealedSamples.contentKey
        #expect(throws: SealingError.recipientCount(0)) { try seal([], secret) }
        #expect(throws: SealingError.recipientCount(9)) { try seal(keys, secret) }
        #expect(throws: SealingError.recipientTwice) { try seal([keys[0], keys[0]], secret) }
        #expect(throws: SealingError.contentKeyLength(31)) {
            try seal([keys[0]], secret.dropLast())
        }
    }

    @Test("is not finished with other frames than were announced")
    func framesAsStated() throws {
        let frame = ParcelFrame(kind: 1, flags: 0, content: [1, 2])
        func writer(_ count: Int) throws -> SealedParcelWriter {
            try SealedParcelWriter(
                SealedSamples.seal,
                frameByteCount: count,
                padding: .sizeClass
            ) { _ in }
        }
        var short = try writer(6)
        try short.write(frame)
        #expect(throws: SealingError.framesNotAsStated(6, written: 5)) { try short.finish() }
        var long = try writer(9)
        try long.write(frame)
        #expect(throws: SealingError.framesNotAsStated(9, written: 10)) { try long.write(frame) }
        let zero = ParcelFrame(kind: 0, flags: 0, content: [])
        #expect(throws: SealingError.frameOfKindZero) { try long.write(zero) }
        let tooMany = SealedParcel.byteLimit
        #expect(throws: SealingError.tooLarge(frameByteCount: tooMany)) { _ = try writer(tooMany) }
        #expect(throws: SealingError.tooLarge(frameByteCount: .max)) { _ = try writer(.max) }
    }
}

extension [UInt8] {
    /// Whether other bytes stand anywhere among these.
    fileprivate func contains(_ other: [UInt8]) -> Bool {
        indices.contains { self[$0...].starts(with: other) }
    }
}
