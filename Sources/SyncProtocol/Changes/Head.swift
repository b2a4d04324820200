package import Crypto

/// A signed (ledger, origin, sequence, hash): the author vouches for the chain up to there.
package struct Head: Hashable, Sendable {
    /// The number of bytes of a signature.
    package static let signatureByteCount = 64
    /// The most changes between two heads.
    package static let runLimit = 512
    /// The most bytes of changes between two heads, about.
    package static let runLimitBytes = 256 * 1024
    /// The version that the signature covers.
    static let formatVersion: UInt32 = 1

    /// The last change of the signed run.
    package let sequence: SequenceNumber
    /// The seed of the run that ends here.
    package let seed: RunSeed
    /// The Ed25519 signature, 64 bytes.
    package let signature: [UInt8]

    /// Describes a head.
    package init(sequence: SequenceNumber, seed: RunSeed, signature: [UInt8]) {
        self.sequence = sequence
        self.seed = seed
        self.signature = signature
    }

    /// Signs the chain up to a place.
    ///
    /// - Throws: when the private key cannot sign.
    package static func sign(
        ledger: LedgerID,
        origin: Origin,
        sequence: SequenceNumber,
        hash: Digest256,
        seed: RunSeed,
        with key: Curve25519.Signing.PrivateKey,
    ) throws -> Head {
        let message = signedBytes(ledger: ledger, origin: origin, sequence: sequence, hash: hash)
        return Head(
            sequence: sequence,
            seed: seed,
            signature: Array(try key.signature(for: message))
        )
    }

    /// Whether the head vouches for a hash.
    package func isValid(
        ledger: LedgerID,
        origin: Origin,
        hash: Digest256,
        key: VerifyingKey,
    ) -> Bool {
        key.isValid(
            signature,
            for: Self.signedBytes(ledger: ledger, origin: origin, sequence: sequence, hash: hash)
        )
    }

    /// "tambon head" ‖ format version (4) ‖ ledger ‖ origin ‖ sequence (4) ‖ hash.
    private static func signedBytes(
        ledger: LedgerID,
        origin: Origin,
        sequence: SequenceNumber,
        hash: Digest256,
    ) -> [UInt8] {
        var out = Array("tambon head".utf8)
        out.appendBigEndian(formatVersion)
        out.append(contentsOf: ledger.bytes)
        out.append(contentsOf: origin.bytes)
        out.appendBigEndian(sequence.value)
        hash.append(to: &out)
        return out
    }
}
