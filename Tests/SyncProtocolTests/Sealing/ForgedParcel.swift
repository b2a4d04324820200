import Crypto

@testable import SyncProtocol

/// A parcel taken apart by somebody who knows its content key, to be put together otherwise.
struct ForgedParcel {
    var head: SealedParcelHead
    var plaintext: [UInt8]
    var contentKey: ContentKey

    init(_ bytes: [UInt8], openedBy key: Curve25519.KeyAgreement.PrivateKey) throws {
        let tape = ParcelTape(bytes)
        var input = SealedParcelInput { tape.next($0) }
        head = try SealedParcelHead.read(from: &input)
        contentKey = try head.contentKey(with: key)
        let payloadKey = contentKey.payloadKey(for: head)
        var opener = ChunkOpener(payloadKey, layout: head.layout, input: input)
        plaintext = try opener.read(head.layout.plaintextCount)
    }

    init(head: SealedParcelHead, plaintext: [UInt8], contentKey: ContentKey) {
        self.head = head
        self.plaintext = plaintext
        self.contentKey = contentKey
    }

    /// The golden parcel, taken apart by its second recipient.
    static func golden() throws -> ForgedParcel {
        try ForgedParcel(try SealedSamples.golden(), openedBy: SealedSamples.coReaderKey)
    }

    /// The parcel with chunks that open.
    func bytes() throws -> [UInt8] {
        var out = head.bytes + head.checksum
        let key = contentKey.payloadKey(for: head)
        var sealer = ChunkSealer(key, layout: head.layout) { out += $0 }
        try sealer.write(plaintext)
        return out
    }

    /// Replaces what the frames and the padding are, and fills up with zeros.
    mutating func replaceFrames(_ frames: [UInt8]) {
        let start = VerifyingKey.byteCount
        let end = head.layout.signedCount
        let zeros = [UInt8](repeating: 0, count: end - start - frames.count)
        plaintext.replaceSubrange(start..<end, with: frames + zeros)
    }

    /// Closes with a signature by some key over what the parcel is now.
    mutating func sign(with key: Curve25519.Signing.PrivateKey) throws {
        let end = head.layout.signedCount
        let digest = Digest256(hashing: Array(plaintext[..<end]))
        let statement = contentKey.statement(for: head, plaintext: digest)
        let signature = try key.signature(for: statement)
        plaintext.replaceSubrange(end..., with: signature)
    }

    /// A parcel with another clear part and a checksum that fits it.
    static func withHead(
        of parcel: [UInt8],
        _ alter: (inout [UInt8]) -> Void,
    ) -> [UInt8] {
        let count = SealedParcelLayout.headCount(Int(parcel[32]))
        var clear = Array(parcel[..<(count - SealedParcelLayout.checksumCount)])
        alter(&clear)
        return clear + Digest256(hashing: clear).bytes.prefix(8) + parcel[count...]
    }
}
