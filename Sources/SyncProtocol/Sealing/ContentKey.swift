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

    /// What the sender signs: this head, this content key, and all plaintext before the signature.
    ///
    /// Nobody who lacks the sender's key can put the messages under other recipients or another
    /// content key, nor other messages under these.
    ///
    /// - Parameters:
    ///   - head: header and stanzas.
    ///   - plaintext: the SHA-256 of the plaintext before the signature.
    /// - Returns: the bytes that are signed.
    func statement(for head: SealedParcelHead, plaintext: Digest256) -> [UInt8] {
        let commitment = Digest256(hashing: Array("tambon parcel content key 1".utf8) + bytes)
        return Array("tambon parcel sender 1".utf8) + head.digest.bytes + commitment.bytes
            + plaintext.bytes
    }
}
