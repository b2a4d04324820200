import Crypto

/// A parcel that was opened in memory and found authentic to its last byte.
package struct OpenedParcel: Hashable, Sendable {
    /// Who sent it, and what was verified.
    package let envelope: VerifiedEnvelope
    /// The messages, in the sender's order.
    package let frames: [ParcelFrame]

    init(
        _ bytes: [UInt8],
        with key: Curve25519.KeyAgreement.PrivateKey,
        frameByteLimit: Int,
    ) throws {
        var position = 0
        var reader = try SealedParcelReader(key, frameByteLimit: frameByteLimit) { limit in
            let end = min(position + limit, bytes.count)
            defer { position = end }
            return Array(bytes[position..<end])
        }
        var frames: [ParcelFrame] = []
        while let head = try reader.nextFrame() {
            guard frames.count < SealedParcel.frameLimit else {
                throw SealedParcelError.tooManyFrames(limit: SealedParcel.frameLimit)
            }
            frames.append(try reader.frame(head))
        }
        envelope = try reader.finish()
        self.frames = frames
    }
}
