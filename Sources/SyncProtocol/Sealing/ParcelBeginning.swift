package import Crypto

/// What a parcel begins with, read before anything else of it was looked at.
///
/// As long as the signature at the parcel's end has not been checked, neither the sender nor the first
/// frame is certain: they may serve to choose which parcel is read first and to say whose a damaged one
/// seems to be, and for nothing else.
package struct ParcelBeginning: Hashable, Sendable {
    /// The parcel's name.
    package let id: ParcelID
    /// Who has sealed it, as it says itself.
    package let sender: VerifyingKey
    /// The first frame as it seems to be; nil if there is none, or none that can be read.
    package let firstFrame: ParcelFrame?

    /// Reads the beginning of a parcel.
    ///
    /// - Parameters:
    ///   - key: the reader's own key.
    ///   - source: the parcel's bytes, from its first.
    /// - Throws: a ``SealedParcelError`` if the clear part or the sender is refused, or what the
    ///   source throws.
    package init(
        with key: Curve25519.KeyAgreement.PrivateKey,
        from source: SealedParcel.Source,
    ) throws {
        self = try withoutActuallyEscaping(source) { source in
            var reader = try SealedParcelReader(
                key,
                frameByteLimit: Self.frameByteLimit,
                source: source
            )
            let (id, sender) = (reader.head.id, reader.sender)
            do {
                let frame = try reader.nextFrame().map { try reader.frame($0) }
                return ParcelBeginning(id: id, sender: sender, firstFrame: frame)
            } catch is SealedParcelError {
                return ParcelBeginning(id: id, sender: sender, firstFrame: nil)
            }
        }
    }

    private init(id: ParcelID, sender: VerifyingKey, firstFrame: ParcelFrame?) {
        self.id = id
        self.sender = sender
        self.firstFrame = firstFrame
    }

    /// The most bytes of the first frame: a greeting is far smaller.
    private static let frameByteLimit = 64 << 10
}
