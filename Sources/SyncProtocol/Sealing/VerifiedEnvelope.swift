package import Crypto

/// A parcel that was read to its end and found authentic, without its frames.
///
/// What is too large for memory is read twice: once for this, once to be applied.
package struct VerifiedEnvelope: Hashable, Sendable {
    /// Who signed it: a key that signs, and no more; what it may say is the caller's to judge.
    package let sender: VerifyingKey
    /// The parcel's name.
    package let id: ParcelID
    /// The bytes of the whole parcel.
    package let byteCount: Int
    /// The number of frames.
    package let frameCount: Int
    /// The SHA-256 of all that the sender signed.
    package let digest: Digest256

    let headDigest: Digest256
    let frameByteLimit: Int

    /// Reads the frames of the same parcel again, in bounded memory.
    ///
    /// The bytes may have changed since they were verified, and only the end tells. If this throws,
    /// nothing may be left of what `body` has done but what vouches for itself, such as change sets.
    ///
    /// - Parameters:
    ///   - key: the reader's own key.
    ///   - source: the parcel's bytes, from its first.
    ///   - body: takes the frames in their order.
    /// - Throws: `changedSinceVerified`, or another ``SealedParcelError``, if the bytes are not those
    ///   that were verified; what the source or `body` throws.
    package func readFrames(
        with key: Curve25519.KeyAgreement.PrivateKey,
        from source: SealedParcel.Source,
        _ body: (ParcelFrame) throws -> Void,
    ) throws {
        try withoutActuallyEscaping(source) { source in
            var reader = try SealedParcelReader(
                key,
                frameByteLimit: frameByteLimit,
                source: source
            )
            guard reader.head.digest == headDigest, reader.sender == sender else {
                throw SealedParcelError.changedSinceVerified
            }
            while let head = try reader.nextFrame() { try body(try reader.frame(head)) }
            guard try reader.finish() == self else { throw SealedParcelError.changedSinceVerified }
        }
    }
}
