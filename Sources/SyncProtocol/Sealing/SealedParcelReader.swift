import Crypto

/// Reads one sealed parcel frame by frame in bounded memory; the mirror of the writer.
///
/// What it gives is authentic only once `finish` has returned. So it stays within the module, which
/// hands frames out after that, or a second time while comparing with the first.
struct SealedParcelReader {
    /// The clear part.
    let head: SealedParcelHead
    /// Whom it names as its sender, who has yet to be found to have signed it.
    let sender: VerifyingKey
    /// The number of frames begun.
    private(set) var frameCount = 0

    private let contentKey: ContentKey
    private let frameByteLimit: Int
    private var chunks: ChunkOpener

    /// What stands before a frame's content.
    struct FrameHead {
        let kind: UInt64
        let flags: UInt8
        let contentCount: Int
    }

    /// Reads the clear part, finds the stanza of `key`, and reads the sender's key.
    init(
        _ key: Curve25519.KeyAgreement.PrivateKey,
        frameByteLimit: Int,
        source: @escaping SealedParcel.Source,
    ) throws {
        var input = SealedParcelInput(source)
        head = try SealedParcelHead.read(from: &input)
        contentKey = try head.contentKey(with: key)
        let payloadKey = contentKey.payloadKey(for: head)
        chunks = ChunkOpener(payloadKey, layout: head.layout, input: input)
        self.frameByteLimit = frameByteLimit
        let keyBytes = try chunks.read(VerifyingKey.byteCount)
        guard let sender = VerifyingKey(bytes: keyBytes) else {
            throw SealedParcelError.weakSenderKey
        }
        self.sender = sender
    }

    /// The head of the next frame, whose content must be read or skipped next; nil after the last,
    /// with all padding checked.
    mutating func nextFrame() throws -> FrameHead? {
        guard rest > 0 else { return nil }
        let number = frameCount + 1
        let kind = try varint(ofFrame: number)
        guard kind != 0 else {
            guard try chunks.areZero(rest) else { throw SealedParcelError.paddingNotZero }
            return nil
        }
        let flags = try byte(ofFrame: number)
        let count = try varint(ofFrame: number)
        guard count <= UInt64(rest) else {
            throw SealedParcelError.malformedFrame(number, .beyondTheParcel)
        }
        guard count <= UInt64(frameByteLimit) else {
            throw SealedParcelError.frameTooLarge(
                number,
                byteCount: Int(count),
                limit: frameByteLimit
            )
        }
        frameCount = number
        return FrameHead(kind: kind, flags: flags, contentCount: Int(count))
    }

    /// The frame whose head was read last.
    mutating func frame(_ head: FrameHead) throws -> ParcelFrame {
        ParcelFrame(
            kind: head.kind,
            flags: head.flags,
            content: try chunks.read(head.contentCount)
        )
    }

    /// Passes the content by whose head was read last.
    mutating func skip(_ head: FrameHead) throws { try chunks.skip(head.contentCount) }

    /// Checks the signature and that nothing follows; to be called after the last frame.
    mutating func finish() throws -> VerifiedEnvelope {
        precondition(rest == 0, "A parcel is finished after its last frame.")
        let signature = try chunks.read(SealedParcelLayout.signatureCount)
        let digest = chunks.digest
        guard sender.isValid(signature, for: contentKey.statement(for: head, plaintext: digest))
        else { throw SealedParcelError.wrongSignature(sender) }
        try chunks.requireEnd()
        return VerifiedEnvelope(
            sender: sender,
            id: head.id,
            byteCount: head.layout.totalCount,
            frameCount: frameCount,
            digest: digest,
            headDigest: head.digest,
            frameByteLimit: frameByteLimit
        )
    }

    /// The plaintext before the signature that has not been read.
    private var rest: Int { head.layout.signedCount - chunks.plaintextCount }

    private mutating func byte(ofFrame number: Int) throws -> UInt8 {
        guard rest > 0, let byte = try chunks.read(1).first else {
            throw SealedParcelError.malformedFrame(number, .beyondTheParcel)
        }
        return byte
    }

    /// A number; its bytes are gathered one by one, since nothing tells how many there are.
    private mutating func varint(ofFrame number: Int) throws -> UInt64 {
        var bytes = [try byte(ofFrame: number)]
        while let last = bytes.last, last & 0x80 != 0, bytes.count < Self.longestVarint {
            bytes.append(try byte(ofFrame: number))
        }
        var reader = ByteReader(bytes)
        guard let value = try? reader.varint() else {
            throw SealedParcelError.malformedFrame(number, .number)
        }
        return value
    }

    /// The most bytes of a number of 64 bits.
    private static let longestVarint = 10
}
