package import Crypto

/// A small secret sealed for the holder of one key: HPKE, in one piece, with no sender.
///
/// Whoever has the key can make one; what proves the sender stands elsewhere. If the length tells
/// something, padding is the caller's.
package enum SealedBox {
    /// The bytes that sealing adds to the secret.
    package static let overheadCount = HybridEncryption.overheadCount

    /// Seals a secret.
    ///
    /// - Parameters:
    ///   - secret: what to seal.
    ///   - recipient: who can open it.
    ///   - info: what it is for and belongs to; it opens with the same bytes only.
    /// - Returns: encapsulated key (32), ciphertext, tag (16).
    /// - Throws: what the library reports, which for a checked key has no known cause.
    package static func seal(
        _ secret: [UInt8],
        to recipient: AgreementKey,
        info: [UInt8],
    ) throws -> [UInt8] {
        try HybridEncryption.seal(secret, to: recipient, info: domain + info)
    }

    /// Opens a sealed secret; nil if it is for another key or purpose, or not as it was sealed.
    package static func open(
        _ sealed: [UInt8],
        with key: Curve25519.KeyAgreement.PrivateKey,
        info: [UInt8],
    ) -> [UInt8]? {
        HybridEncryption.open(sealed, with: key, info: domain + info)
    }

    private static let domain = Array("tambon sealed box 1".utf8)
}
