package import Crypto

/// A node's own signed word that one life of it has taken the place of others.
///
/// The original of a copy does not know that it was copied, and there may be nobody above it who could
/// say so. Whoever has heard the copy hands this on; the original believes its own signature.
package struct Succession: Hashable, Sendable {
    /// The life that goes on.
    package let incarnation: Incarnation
    /// The lives that it has taken the place of, the latest last; 1 to 16.
    package let ended: [Incarnation]
    /// The Ed25519 signature by the node's key, 64 bytes.
    package let signature: [UInt8]

    /// The most lives that are named as ended.
    package static let endedLimit = 16

    /// Puts a succession together as it was sent.
    package init(incarnation: Incarnation, ended: [Incarnation], signature: [UInt8]) {
        self.incarnation = incarnation
        self.ended = ended
        self.signature = signature
    }

    /// Signs that one life has taken the place of others.
    ///
    /// - Throws: when the private key cannot sign.
    package init(
        signing key: Curve25519.Signing.PrivateKey,
        incarnation: Incarnation,
        ended: [Incarnation],
    ) throws {
        let signature = try key.signature(for: Self.signedBytes(incarnation, ended))
        self.init(incarnation: incarnation, ended: ended, signature: Array(signature))
    }

    /// Reads a succession back from its own bytes.
    ///
    /// - Throws: `ChangeSetError` for anything else.
    package init(bytes: [UInt8]) throws(ChangeSetError) {
        var reader = ByteReader(bytes)
        self = try MessageReader.succession(&reader)
        guard reader.isAtEnd else { throw .trailingBytes(reader.remaining) }
    }

    /// Life (8), number of the ended ones, the ended ones (8 each), signature (64).
    package var bytes: [UInt8] {
        var out = incarnation.bytes
        out.appendVarint(ended.count)
        for life in ended { out += life.bytes }
        return out + signature
    }

    /// Whether the node with this key has signed it.
    package func isSigned(by key: VerifyingKey) -> Bool {
        key.isValid(signature, for: Self.signedBytes(incarnation, ended))
    }

    /// "tambon succession 1" ‖ the life that goes on (8) ‖ the ended ones (8 each).
    private static func signedBytes(_ life: Incarnation, _ ended: [Incarnation]) -> [UInt8] {
        ended.reduce(Array("tambon succession 1".utf8) + life.bytes) { $0 + $1.bytes }
    }
}
