package import Crypto

/// The public half of a node's X25519 key, checked to be one under which a secret can be agreed.
///
/// The library below agrees on a secret of zeros with any of the seven points of low order, and so
/// would seal for everybody. No such point becomes an `AgreementKey`.
package struct AgreementKey: Hashable, Sendable {
    /// The number of bytes.
    package static let byteCount = 32

    /// The 32 bytes of RFC 7748, in their one canonical form.
    package let bytes: [UInt8]
    /// The same key as the library holds it.
    let point: Curve25519.KeyAgreement.PublicKey

    /// Takes a key; nil if it has another length, is not written in its one form, or is a point of
    /// low order, with which every secret is zero.
    package init?(bytes: [UInt8]) {
        guard bytes.count == Self.byteCount, Self.isCanonical(bytes),
            let point = try? Curve25519.KeyAgreement.PublicKey(rawRepresentation: bytes),
            Self.agreesOnASecret(point)
        else { return nil }
        self.bytes = bytes
        self.point = point
    }

    /// The public half of a private key.
    package init(_ key: Curve25519.KeyAgreement.PrivateKey) {
        point = key.publicKey
        bytes = Array(point.rawRepresentation)
    }

    /// Two keys are one if their bytes are the same.
    package static func == (left: Self, right: Self) -> Bool { left.bytes == right.bytes }

    /// Follows equality.
    package func hash(into hasher: inout Hasher) { hasher.combine(bytes) }

    /// Whether the number is below p = 2²⁵⁵ − 19, so that no key has two forms.
    private static func isCanonical(_ bytes: [UInt8]) -> Bool {
        guard bytes[31] <= 0x7f else { return false }
        let isHigh = bytes[31] == 0x7f && bytes[1..<31].allSatisfy { $0 == 0xff }
        return !isHigh || bytes[0] < 0xed
    }

    /// Whether a throw-away agreement gives anything but zeros.
    ///
    /// Every private key is a multiple of eight, so any one sends all points of low order to zero.
    private static func agreesOnASecret(_ point: Curve25519.KeyAgreement.PublicKey) -> Bool {
        guard let secret = try? throwAwayKey.sharedSecretFromKeyAgreement(with: point) else {
            return false
        }
        return unsafe secret.withUnsafeBytes { raw in unsafe raw.contains { $0 != 0 } }
    }

    /// Of no value to anybody: it has agreed on nothing that is kept.
    private static let throwAwayKey = Curve25519.KeyAgreement.PrivateKey()
}
