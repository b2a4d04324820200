package import Crypto

/// What sealing one parcel needs beside its frames: from whom, for whom, and its two random values.
package struct ParcelSeal: Sendable {
    /// Who signs.
    package let sender: Curve25519.Signing.PrivateKey
    /// Who can open it; nobody sees from the parcel who that is.
    package let recipients: [AgreementKey]
    /// The parcel's name.
    package let id: ParcelID
    /// The secret that is sealed to each recipient.
    let contentKey: ContentKey

    /// Puts together what a parcel is sealed with.
    ///
    /// - Parameters:
    ///   - sender: the sender's signing key.
    ///   - recipients: 1 to 8 keys, no two alike.
    ///   - id: 16 random bytes.
    ///   - contentKey: 32 random bytes from a source fit for keys, never used for another parcel.
    /// - Throws: `recipientCount`, `recipientTwice` or `contentKeyLength`.
    package init(
        sender: Curve25519.Signing.PrivateKey,
        recipients: [AgreementKey],
        id: ParcelID,
        contentKey: [UInt8],
    ) throws(SealingError) {
        guard (1...SealedParcel.recipientLimit).contains(recipients.count) else {
            throw .recipientCount(recipients.count)
        }
        guard Set(recipients).count == recipients.count else { throw .recipientTwice }
        guard let secret = ContentKey(bytes: contentKey) else {
            throw .contentKeyLength(contentKey.count)
        }
        self.sender = sender
        self.recipients = recipients
        self.id = id
        self.contentKey = secret
    }
}
