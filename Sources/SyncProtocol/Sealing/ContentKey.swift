import Crypto

/// The secret of one parcel; held so that it is not printed and is wiped when it is let go.
struct ContentKey: Sendable {
    private let key: SymmetricKey

    /// Takes exactly 32 bytes; nil for any other count.
    init?(bytes: [UInt8]) {
        guard bytes.count == SealedParcelLayout.contentKeyCount else { return nil }
        key = SymmetricKey(data: bytes)
    }

    /// The 32 bytes.
    var bytes: [UInt8] { unsafe key.withUnsafeBytes { raw in unsafe Array(raw) } }

    /// The key under which the chunks of a parcel are sealed.
    ///
    /// - Parameter head: the parcel's header and stanzas, so that chunks open under no other.
    /// - Returns: 32 bytes derived from both.
    func payloadKey(for head: SealedParcelHead) -> SymmetricKey {
        HKDF<SHA256>.deriveKey(
            inputKeyMaterial: key,
            salt: head.digest.bytes,
            info: Array("tambon parcel payload".utf8),
            outputByteCount: SealedParcelLayout.contentKeyCount
        )
    }

    /// What the sender signs first: this head with this content key.
    ///
    /// Nobody who lacks the sender's key can put the chunks under other recipients, nor another
    /// content key under these.
    func senderStatement(for head: SealedParcelHead) -> [UInt8] {
        let commitment = Digest256(hashing: Array("tambon parcel content key 2".utf8) + bytes)
        return Array("tambon parcel sender 2".utf8) + head.digest.bytes + commitment.bytes
    }

    /// What the sender signs last: all plaintext before the signature.
    static func closingStatement(_ digest: Digest256) -> [UInt8] {
        Array("tambon parcel closing 2".utf8) + digest.bytes
    }
}
