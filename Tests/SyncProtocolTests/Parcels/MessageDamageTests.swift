import Testing

@testable import SyncProtocol

/// The envelope finds damage before a message is read; what is left is a sender that writes nonsense.
@Suite("A message with a damaged content")
struct MessageDamageTests {
    @Test("is refused wherever it is cut off")
    func everyCut() throws {
        for frame in Parcel(SampleMessages.withFields).frames {
            for count in 0..<frame.content.count {
                let refusal = ParcelError.malformedMessage(kind: frame.kind, .truncated)
                #expect(throws: refusal, "kind \(frame.kind) cut at \(count)") {
                    try Self.read(frame.kind, Array(frame.content[..<count]))
                }
            }
        }
    }

    @Test("is refused with a byte more")
    func trailing() throws {
        for frame in Parcel(SampleMessages.withFields + [.more]).frames {
            for byte: UInt8 in [0, 0x7f, 0xff] {
                let refusal = ParcelError.malformedMessage(kind: frame.kind, .trailingBytes(1))
                #expect(throws: refusal, "kind \(frame.kind)") {
                    try Self.read(frame.kind, frame.content + [byte])
                }
            }
        }
    }

    @Test("is refused or says something else, whichever bit of it is flipped")
    func everyBit() throws {
        for frame in Parcel(SampleMessages.withFields).frames {
            for bit in 0..<8 * frame.content.count {
                var content = frame.content
                content[bit / 8] ^= 1 << UInt8(bit % 8)
                try Self.requireOneForm(frame.kind, content)
            }
        }
    }

    @Test("never stops the program, and what is read has no second form", arguments: 0..<100)
    func anyDamage(seed: Int) throws {
        var random = CodecRandom(seed: UInt64(seed))
        let frames = Parcel(SampleMessages.withFields).frames
        for _ in 0..<200 {
            let frame = random.element(frames)
            var content = frame.content
            for _ in 0..<random.number(1...3) {
                let start = random.number(0...content.count)
                let end = random.number(start...min(start + 9, content.count))
                content.replaceSubrange(start..<end, with: random.bytes(random.number(0...9)))
            }
            try Self.requireOneForm(frame.kind, content)
        }
    }

    @Test("F24 never stops the program, whatever bytes it is", arguments: 0..<100)
    func anyBytes(seed: Int) throws {
        var random = CodecRandom(seed: UInt64(seed))
        for _ in 0..<200 {
            let kind = random.element(Array(Message.knownKinds).sorted())
            try Self.requireOneForm(kind, random.bytes(random.number(0...90)))
        }
    }

    private static func read(_ kind: UInt64, _ content: [UInt8]) throws(ParcelError) -> Message {
        try Message(reading: ParcelFrame(kind: kind, flags: 0, content: content))
    }

    /// Requires a content to be refused, or to be the one way to write what is read from it.
    private static func requireOneForm(_ kind: UInt64, _ content: [UInt8]) throws {
        let message: Message
        do throws(ParcelError) { message = try read(kind, content) } catch {
            guard case .malformedMessage(kind, _) = error else { throw error }
            return
        }
        try #require(MessageWriter.content(of: message) == content, "kind \(kind)")
    }
}
