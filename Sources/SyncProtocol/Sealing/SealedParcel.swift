package import Crypto

/// What one node hands to another in one piece, sealed to its recipients and signed by its sender.
///
/// The layout stands in the catalogue's page on the sealed parcel's format. There are two ways in,
/// and both check everything up to the closing signature before a frame is seen:
/// ``open(_:with:frameByteLimit:)`` for bytes in memory, ``verify(with:frameByteLimit:from:)`` for
/// what is too large for that.
package enum SealedParcel {
    /// The first seven bytes of every parcel.
    package static let magic = Array("TAMBON\0".utf8)
    /// The format version that this program reads and writes.
    package static let formatVersion: UInt8 = 1
    /// The most recipients of one parcel.
    package static let recipientLimit = 8
    /// The most bytes of one parcel.
    package static let byteLimit = 1 << 40
    /// The most bytes of one frame's content, where the caller says nothing else.
    package static let frameByteLimit = 64 << 20
    /// The most frames of a parcel that is opened in memory.
    package static let frameLimit = 100_000

    /// Gives the next bytes, from one to `limit` of them; none at the end and only there.
    package typealias Source = (_ limit: Int) throws -> [UInt8]
    /// Takes the next bytes.
    package typealias Sink = ([UInt8]) throws -> Void

    /// Seals frames in memory.
    ///
    /// - Parameters:
    ///   - frames: the messages, in their order.
    ///   - seal: from whom and for whom.
    ///   - padding: whether the length is hidden.
    /// - Returns: the parcel's bytes.
    /// - Throws: `SealingError` if there can be no such parcel.
    package static func seal(
        _ frames: [ParcelFrame],
        with seal: ParcelSeal,
        padding: ParcelPadding = .none,
    ) throws -> [UInt8] {
        var out: [UInt8] = []
        var writer = try SealedParcelWriter(
            seal,
            frameByteCount: frames.reduce(0) { $0 + $1.byteCount },
            padding: padding
        ) { out += $0 }
        for frame in frames { try writer.write(frame) }
        try writer.finish()
        return out
    }

    /// The bytes of a whole parcel, known before it is written.
    ///
    /// - Parameters:
    ///   - recipientCount: the number of recipients, 1 to 8.
    ///   - frameByteCount: the sum of ``ParcelFrame/byteCount(kind:contentCount:)`` of all frames.
    ///   - padding: whether the length is hidden.
    /// - Returns: the length.
    /// - Throws: `recipientCount`, or `tooLarge` if no parcel can hold that.
    package static func byteCount(
        recipientCount: Int,
        frameByteCount: Int,
        padding: ParcelPadding,
    ) throws(SealingError) -> Int {
        try SealedParcelLayout(
            stanzaCount: recipientCount,
            frameByteCount: frameByteCount,
            padding: padding
        ).totalCount
    }

    /// Opens a parcel in memory; its frames are there once all of it has been checked.
    ///
    /// - Parameters:
    ///   - bytes: the whole parcel.
    ///   - key: the reader's own key.
    ///   - frameByteLimit: the most bytes of one frame's content.
    /// - Returns: who sent it, and the frames.
    /// - Throws: why it is refused.
    package static func open(
        _ bytes: [UInt8],
        with key: Curve25519.KeyAgreement.PrivateKey,
        frameByteLimit: Int = frameByteLimit,
    ) throws(SealedParcelError) -> OpenedParcel {
        do {
            return try OpenedParcel(bytes, with: key, frameByteLimit: frameByteLimit)
        } catch let refusal as SealedParcelError {
            throw refusal
        } catch {
            preconditionFailure("Reading from memory fails in no other way, but did: \(error)")
        }
    }

    /// Checks a parcel from its first byte to its last, in bounded memory, and hands nothing out.
    ///
    /// - Parameters:
    ///   - key: the reader's own key.
    ///   - frameByteLimit: the most bytes of one frame's content.
    ///   - source: the parcel's bytes, from its first.
    /// - Returns: what was verified; ``VerifiedEnvelope/readFrames(with:from:_:)`` reads it again.
    /// - Throws: a ``SealedParcelError`` that says why it is refused, or what the source throws.
    package static func verify(
        with key: Curve25519.KeyAgreement.PrivateKey,
        frameByteLimit: Int = frameByteLimit,
        from source: Source,
    ) throws -> VerifiedEnvelope {
        try withoutActuallyEscaping(source) { source in
            var reader = try SealedParcelReader(
                key,
                frameByteLimit: frameByteLimit,
                source: source
            )
            while let frame = try reader.nextFrame() { try reader.skip(frame) }
            return try reader.finish()
        }
    }
}
