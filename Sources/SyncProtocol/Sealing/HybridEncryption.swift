import Crypto

/// HPKE (RFC 9180), base mode, one message: DHKEM(X25519, HKDF-SHA256), HKDF-SHA256,
/// ChaCha20-Poly1305; the only file that calls it.
///
/// A sealed message is the encapsulated key (32) and the ciphertext with its tag (the message and 16
/// bytes more).
enum HybridEncryption {
    /// The bytes that sealing adds.
    static let overheadCount = AgreementKey.byteCount + 16

    private static let suite = HPKE.Ciphersuite.Curve25519_SHA256_ChachaPoly

    /// Seals a message for the holder of a key.
    ///
    /// The ephemeral key is drawn inside the library, which takes none from outside: the one place
    /// in this module where chance is not an argument.
    static func seal(
        _ message: [UInt8],
        to recipient: AgreementKey,
        info: [UInt8],
    ) throws -> [UInt8] {
        var sender = try HPKE.Sender(
            recipientKey: recipient.point,
            ciphersuite: suite,
            info: rebuilt(info)
        )
        return Array(sender.encapsulatedKey) + Array(try sender.seal(message))
    }

    /// The encapsulated key of a sealed message; nil if every secret with it is zero.
    static func encapsulatedKey(of sealed: [UInt8]) -> AgreementKey? {
        AgreementKey(bytes: Array(sealed.prefix(AgreementKey.byteCount)))
    }

    /// Opens a message; nil if it was sealed for somebody else or with another `info`, if it was
    /// altered, or if its encapsulated key is none.
    static func open(
        _ sealed: [UInt8],
        with key: Curve25519.KeyAgreement.PrivateKey,
        info: [UInt8],
    ) -> [UInt8]? {
        // The check is the recipient's duty (RFC 9180, 7.1.4), and the library leaves it to us.
        guard sealed.count >= overheadCount, let encapsulated = encapsulatedKey(of: sealed),
            var recipient = try? HPKE.Recipient(
                privateKey: key,
                ciphersuite: suite,
                info: rebuilt(info),
                encapsulatedKey: rebuilt(encapsulated.bytes)
            ),
            let message = try? recipient.open(Array(sealed.dropFirst(AgreementKey.byteCount)))
        else { return nil }
        return Array(message)
    }

    /// Bytes in whatever collection the caller's parameter asks for.
    ///
    /// HPKE alone asks for Foundation's `Data`; this hands it over without importing Foundation.
    private static func rebuilt<Bytes: RangeReplaceableCollection<UInt8>>(
        _ bytes: [UInt8]
    ) -> Bytes { Bytes(bytes) }
}
