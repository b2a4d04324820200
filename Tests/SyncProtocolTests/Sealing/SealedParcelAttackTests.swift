import Crypto
import Testing

@testable import SyncProtocol

@Suite("An attack on a sealed parcel")
struct SealedParcelAttackTests {
    private let sender = VerifyingKey(SealedSamples.senderKey.publicKey)

    @Test("is taken apart and put together alike, so that what follows fails for its own reason")
    func soundBase() throws {
        let golden = try SealedSamples.golden()
        #expect(try ForgedParcel.golden().bytes() == golden)
        var signed = try ForgedParcel.golden()
        try signed.sign(with: SealedSamples.senderKey)
        #expect(
            try SealedParcel.open(signed.bytes(), with: SealedSamples.readerKey).frames.count == 3
        )
    }

    @Test(
        "by a recipient who changes a byte of the messages or around them is found out"
    )
    func rewriting() throws {
        let forged = try ForgedParcel.golden()
        for place in stride(from: 0, to: forged.plaintext.count, by: 5) {
            var altered = forged
            altered.plaintext[place] ^= 0x20
            let bytes = try altered.bytes()
            #expect(throws: SealedParcelError.self, "\(place)") {
                try SealedParcel.open(bytes, with: SealedSamples.readerKey)
            }
        }
    }

    @Test("by a recipient who swaps or drops messages is found out")
    func swapping() throws {
        let frames = SealedSamples.goldenFrames.map { $0.head + $0.content }
        for order in [[1, 0, 2], [2, 1, 0], [0, 2], []] {
            var forged = try ForgedParcel.golden()
            forged.replaceFrames(order.flatMap { frames[$0] })
            let bytes = try forged.bytes()
            #expect(throws: SealedParcelError.wrongSignature(sender)) {
                try SealedParcel.open(bytes, with: SealedSamples.readerKey)
            }
        }
    }

    @Test("by a recipient who sends the messages on to others in the sender's name is found out")
    func sendingOn() throws {
        let forged = try ForgedParcel.golden()
        let seal = SealedSamples.seal(to: [SealedSamples.strangerKey, SealedSamples.coReaderKey])
        var other = forged
        other.head = try SealedParcelHead(seal, layout: forged.head.layout)
        let bytes = try other.bytes()
        #expect(throws: SealedParcelError.wrongSignature(sender)) {
            try SealedParcel.open(bytes, with: SealedSamples.strangerKey)
        }
    }

    @Test("by a recipient who puts messages of one parcel into another is found out")
    func splicing() throws {
        let first = try ForgedParcel.golden()
        let bytes = try SealedParcel.seal(
            [ParcelFrame(kind: 1, flags: 0, content: [9])],
            with: SealedSamples.seal(
                to: [SealedSamples.readerKey, SealedSamples.coReaderKey],
                number: 2
            ),
            padding: .sizeClass
        )
        var second = try ForgedParcel(bytes, openedBy: SealedSamples.coReaderKey)
        second.plaintext.replaceSubrange(32..., with: first.plaintext[32...])
        let spliced = try second.bytes()
        #expect(throws: SealedParcelError.wrongSignature(sender)) {
            try SealedParcel.open(spliced, with: SealedSamples.readerKey)
        }
        second.plaintext = first.plaintext
        let whole = try second.bytes()
        #expect(throws: SealedParcelError.wrongSignature(sender)) {
            try SealedParcel.open(whole, with: SealedSamples.readerKey)
        }
    }

    @Test("F25 that moves a stanza, a header or the recipients' order to a parcel opens nothing")
    func moving() throws {
        let golden = try SealedSamples.golden()
        let other = try SealedParcel.seal(
            SealedSamples.goldenFrames,
            with: SealedSamples.seal(
                to: [SealedSamples.readerKey, SealedSamples.strangerKey],
                number: 2
            ),
            padding: .sizeClass
        )
        let stanzaMoved = ForgedParcel.withHead(of: golden) {
            $0.replaceSubrange(33..<113, with: other[33..<113])
        }
        let headerSwapped = ForgedParcel.withHead(of: golden) {
            $0.replaceSubrange(..<33, with: other[..<33])
        }
        for bytes in [stanzaMoved, headerSwapped] {
            #expect(throws: SealedParcelError.notForThisNode) {
                try SealedParcel.open(bytes, with: SealedSamples.readerKey)
            }
        }
        let reordered = ForgedParcel.withHead(of: golden) {
            $0 = Array($0[..<33] + $0[113...] + $0[33..<113])
        }
        #expect(throws: SealedParcelError.damagedChunk(1, of: 1)) {
            try SealedParcel.open(reordered, with: SealedSamples.readerKey)
        }
        let clearPartSwapped = other[..<201] + golden[201...]
        #expect(throws: SealedParcelError.damagedChunk(1, of: 1)) {
            try SealedParcel.open(Array(clearPartSwapped), with: SealedSamples.readerKey)
        }
    }

    @Test("F25 with any point of low order as an encapsulated key is refused")
    func lowOrderStanzas() throws {
        let golden = try SealedSamples.golden()
        for point in LowOrderPoints.all + LowOrderPoints.withTopBit {
            let bytes = ForgedParcel.withHead(of: golden) {
                $0.replaceSubrange(33..<65, with: point)
            }
            #expect(throws: SealedParcelError.weakStanza(1)) {
                try SealedParcel.open(bytes, with: SealedSamples.coReaderKey)
            }
        }
    }

    @Test("that changes the file between the two readings is found out at the latest at its end")
    func changedBetweenReadings() throws {
        let golden = try SealedSamples.golden()
        let key = SealedSamples.readerKey
        let envelope = try SealedParcel.open(golden, with: key).envelope
        func secondReading(_ bytes: [UInt8]) -> SealedParcelError? {
            let tape = ParcelTape(bytes)
            return #expect(throws: SealedParcelError.self) {
                try envelope.readFrames(with: key, from: { tape.next($0) }) { _ in }
            }
        }
        var rewritten = try ForgedParcel.golden()
        rewritten.plaintext[100] ^= 1
        #expect(secondReading(try rewritten.bytes()) == .wrongSignature(sender))
        try rewritten.sign(with: SealedSamples.senderKey)
        #expect(secondReading(try rewritten.bytes()) == .changedSinceVerified)
        let again = try SealedParcel.seal(SealedSamples.goldenFrames, with: SealedSamples.seal)
        #expect(secondReading(again) == .changedSinceVerified)
        #expect(secondReading(golden + [0]) == .longerThanDeclared(UInt64(golden.count)))
    }

    @Test("with a message larger than the reader takes is refused before memory is taken")
    func largeFrames() throws {
        let frame = ParcelFrame(kind: 1, flags: 0, content: SealedSamples.contentKey)
        let bytes = try SealedParcel.seal([frame], with: SealedSamples.seal)
        let refusal = SealedParcelError.frameTooLarge(1, byteCount: 32, limit: 31)
        let key = SealedSamples.readerKey
        #expect(throws: refusal) { try SealedParcel.open(bytes, with: key, frameByteLimit: 31) }
        let tape = ParcelTape(bytes)
        #expect(throws: refusal) {
            try SealedParcel.verify(with: key, frameByteLimit: 31) { tape.next($0) }
        }
        #expect(try SealedParcel.open(bytes, with: key, frameByteLimit: 32).frames == [frame])
    }

    @Test("with more messages than fit into memory is refused there, and read as a stream")
    func manyFrames() throws {
        let frame = ParcelFrame(kind: 1, flags: 0, content: [])
        let frames = [ParcelFrame](repeating: frame, count: SealedParcel.frameLimit + 1)
        let bytes = try SealedParcel.seal(frames, with: SealedSamples.seal)
        let key = SealedSamples.readerKey
        #expect(throws: SealedParcelError.tooManyFrames(limit: SealedParcel.frameLimit)) {
            try SealedParcel.open(bytes, with: key)
        }
        let tape = ParcelTape(bytes)
        let envelope = try SealedParcel.verify(with: key) { tape.next($0) }
        #expect(envelope.frameCount == frames.count)
    }
}
