import Crypto

@testable import SyncProtocol

/// The golden parcel spoilt in one place each, with the error that the place must give.
///
/// `Fixtures/Hostile` holds each as a file of its name.
struct HostileSealedParcel {
    let name: String
    let bytes: [UInt8]
    let error: SealedParcelError

    private init(_ name: String, _ error: SealedParcelError, _ bytes: [UInt8]) {
        self.name = name
        self.error = error
        self.bytes = bytes
    }

    static func all() throws -> [HostileSealedParcel] {
        let golden = try SealedSamples.golden()
        return wholes(golden) + heads(golden) + (try insiders()) + (try senders())
    }

    /// What a bad copy or a foreign file looks like.
    private static func wholes(_ golden: [UInt8]) -> [HostileSealedParcel] {
        let count = golden.count
        return [
            HostileSealedParcel("empty", .empty, []),
            HostileSealedParcel("foreign-file", .foreignFile, Array("PK\u{3}\u{4} and so on".utf8)),
            HostileSealedParcel(
                "cut-off",
                .truncated(byteCount: count - 1, declared: UInt64(count)),
                golden.dropLast()
            ),
            HostileSealedParcel(
                "bytes-after-the-end",
                .longerThanDeclared(UInt64(count)),
                golden + [0]
            ),
            HostileSealedParcel("damaged-header", .damagedHead, flipped(golden, at: 20)),
            HostileSealedParcel("damaged-magic", .damagedHead, flipped(golden, at: 3)),
            HostileSealedParcel("damaged-stanza", .damagedHead, flipped(golden, at: 60)),
            HostileSealedParcel(
                "damaged-chunk",
                .damagedChunk(1, of: 1),
                flipped(golden, at: count - 100)
            ),
            HostileSealedParcel(
                "older-version",
                .olderVersion(0),
                SealedParcel.magic + [0] + [UInt8](repeating: 0, count: 40)
            ),
        ]
    }

    /// What somebody without any key can make: the checksum fits.
    private static func heads(_ golden: [UInt8]) -> [HostileSealedParcel] {
        let tooLong = UInt64(1) << 60
        return [
            HostileSealedParcel(
                "newer-version",
                .newerVersion(2),
                ForgedParcel.withHead(of: golden) { $0[7] = 2 }
            ),
            HostileSealedParcel("downgraded", .damagedHead, flipped(golden, at: 7)),
            HostileSealedParcel(
                "length-beyond-limit",
                .tooLarge(tooLong),
                ForgedParcel.withHead(of: golden) { setLength(tooLong, of: &$0) }
            ),
            HostileSealedParcel(
                "length-impossible",
                .impossibleLength(300),
                ForgedParcel.withHead(of: golden) { setLength(300, of: &$0) }
            ),
            HostileSealedParcel(
                "length-untrue",
                .notForThisNode,
                ForgedParcel.withHead(of: golden) { setLength(UInt64(golden.count) + 1, of: &$0) }
            ),
            HostileSealedParcel(
                "recipient-stripped",
                .notForThisNode,
                ForgedParcel.withHead(of: golden) { head in
                    head.removeLast(SealedParcelLayout.stanzaCount)
                    head[32] = 1
                    setLength(UInt64(golden.count - SealedParcelLayout.stanzaCount), of: &head)
                }
            ),
            HostileSealedParcel(
                "stanza-of-low-order",
                .weakStanza(2),
                ForgedParcel.withHead(of: golden) { head in
                    head.replaceSubrange(113..<145, with: LowOrderPoints.all[3])
                }
            ),
        ]
    }

    /// What a recipient can make, who knows the content key and not the sender's.
    private static func insiders() throws -> [HostileSealedParcel] {
        let sender = VerifyingKey(SealedSamples.senderKey.publicKey)
        var rewritten = try ForgedParcel.golden()
        rewritten.plaintext[100] ^= 1
        var signedByAnother = rewritten
        try signedByAnother.sign(with: SealedSamples.signingKey(9))
        var foreignSender = try ForgedParcel.golden()
        let key = SealedSamples.signingKey(9)
        foreignSender.plaintext.replaceSubrange(..<32, with: key.publicKey.rawRepresentation)
        return [
            HostileSealedParcel(
                "rewritten-by-a-recipient",
                .wrongSignature(sender),
                try rewritten.bytes()
            ),
            HostileSealedParcel(
                "signed-by-a-recipient",
                .wrongSignature(sender),
                try signedByAnother.bytes()
            ),
            HostileSealedParcel(
                "sender-replaced",
                .wrongSignature(VerifyingKey(key.publicKey)),
                try foreignSender.bytes()
            ),
        ]
    }

    /// What a sender can make that breaks the format, or has a key under which everybody can sign.
    private static func senders() throws -> [HostileSealedParcel] {
        var weak = try ForgedParcel.golden()
        let identity = [1] + [UInt8](repeating: 0, count: 31)
        let anySignature = identity + [UInt8](repeating: 0, count: 32)
        weak.plaintext.replaceSubrange(..<32, with: identity)
        weak.plaintext.replaceSubrange(weak.head.layout.signedCount..., with: anySignature)
        var padded = try ForgedParcel.golden()
        padded.plaintext[padded.head.layout.signedCount - 1] = 1
        try padded.sign(with: SealedSamples.senderKey)
        return [
            HostileSealedParcel("sender-of-small-order", .weakSenderKey, try weak.bytes()),
            HostileSealedParcel("padding-not-zero", .paddingNotZero, try padded.bytes()),
            HostileSealedParcel(
                "frame-beyond-the-parcel",
                .malformedFrame(1, .beyondTheParcel),
                try framed([4, 0, 0xff, 0xff, 0x7f])
            ),
            HostileSealedParcel(
                "frame-longer-than-a-number",
                .malformedFrame(2, .beyondTheParcel),
                try framed([4, 0, 0, 4, 0] + [UInt8](repeating: 0xff, count: 9) + [1])
            ),
            HostileSealedParcel(
                "frame-with-a-long-number",
                .malformedFrame(1, .number),
                try framed([0x84, 0, 0, 0])
            ),
        ]
    }

    private static func framed(_ frames: [UInt8]) throws -> [UInt8] {
        var parcel = try ForgedParcel.golden()
        parcel.replaceFrames(frames)
        try parcel.sign(with: SealedSamples.senderKey)
        return try parcel.bytes()
    }

    private static func flipped(_ bytes: [UInt8], at place: Int, bits: UInt8 = 1) -> [UInt8] {
        var bytes = bytes
        bytes[place] ^= bits
        return bytes
    }

    private static func setLength(_ length: UInt64, of head: inout [UInt8]) {
        var bytes: [UInt8] = []
        bytes.appendBigEndian(length)
        head.replaceSubrange(24..<32, with: bytes)
    }
}
