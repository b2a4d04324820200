/// Where everything stands in a sealed parcel: worked out before the first byte is written, and
/// again by the reader from the header alone.
struct SealedParcelLayout: Hashable {
    /// The number of recipients.
    let stanzaCount: Int
    /// The bytes that are sealed: sender's key, frames, padding, signature.
    let plaintextCount: Int

    static let headerCount = 33
    static let contentKeyCount = 32
    static let stanzaCount = HybridEncryption.overheadCount + contentKeyCount
    static let checksumCount = 8
    static let chunkCount = 65_536
    static let tagCount = 16
    static let signatureCount = 64
    /// What stands around frames and padding.
    static let endsCount = VerifyingKey.byteCount + signatureCount

    /// Plans a parcel.
    ///
    /// - Parameters:
    ///   - stanzaCount: the number of recipients.
    ///   - frameByteCount: the bytes of all frames, heads and contents.
    ///   - padding: how far the plaintext grows.
    /// - Throws: `recipientCount`, or `tooLarge` if no parcel can hold that.
    init(
        stanzaCount: Int,
        frameByteCount: Int,
        padding: ParcelPadding,
    ) throws(SealingError) {
        guard (1...SealedParcel.recipientLimit).contains(stanzaCount) else {
            throw .recipientCount(stanzaCount)
        }
        guard (0...SealedParcel.byteLimit).contains(frameByteCount) else {
            throw .tooLarge(frameByteCount: frameByteCount)
        }
        let ends = Self.endsCount
        self.stanzaCount = stanzaCount
        plaintextCount = padding.paddedCount(ends + frameByteCount)
        guard totalCount <= SealedParcel.byteLimit else {
            throw .tooLarge(frameByteCount: frameByteCount)
        }
    }

    /// Works a parcel out from its header; nil if no parcel has this length.
    init?(stanzaCount: Int, totalCount: Int) {
        let sealed = totalCount - Self.headCount(stanzaCount)
        let last = sealed % (Self.chunkCount + Self.tagCount)
        guard last == 0 || last > Self.tagCount else { return nil }
        let chunks = Self.quotientRoundedUp(sealed, Self.chunkCount + Self.tagCount)
        let plaintext = sealed - chunks * Self.tagCount
        guard plaintext >= Self.endsCount else { return nil }
        self.stanzaCount = stanzaCount
        plaintextCount = plaintext
    }

    /// The bytes before the first chunk.
    var headCount: Int { Self.headCount(stanzaCount) }

    /// The number of chunks.
    var chunkCount: Int { Self.quotientRoundedUp(plaintextCount, Self.chunkCount) }

    /// The bytes of the whole parcel.
    var totalCount: Int { headCount + plaintextCount + chunkCount * Self.tagCount }

    /// The plaintext before the signature, which is what it signs.
    var signedCount: Int { plaintextCount - Self.signatureCount }

    /// The plaintext bytes of one chunk, counted from 0: full for all but the last.
    func plaintextCount(ofChunk index: Int) -> Int {
        min(Self.chunkCount, plaintextCount - index * Self.chunkCount)
    }

    /// The bytes before the first chunk, for a number of recipients.
    static func headCount(_ stanzas: Int) -> Int {
        headerCount + stanzas * stanzaCount + checksumCount
    }

    private static func quotientRoundedUp(_ count: Int, _ part: Int) -> Int {
        (count + part - 1) / part
    }
}
