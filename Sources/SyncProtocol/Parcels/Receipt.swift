package import Crypto

/// What a node has on its disk of one ledger, signed by it after the fsync that makes it true.
///
/// Hubs pass the receipts of the nodes above them down, so a receipt stands for itself.
package struct Receipt: Hashable, Sendable {
    /// Who holds it.
    package let issuer: VerifyingKey
    /// The issuer's life at that time.
    package let incarnation: Incarnation
    /// The issuer's parcel that carried it first: a later one takes the place of an earlier one.
    package let parcelNumber: UInt64
    /// The ledger.
    package let ledger: LedgerID
    /// What is held.
    package let vector: VersionVector
    /// The Ed25519 signature, 64 bytes.
    package let signature: [UInt8]

    /// Puts a receipt together as it was sent.
    package init(
        issuer: VerifyingKey,
        incarnation: Incarnation,
        parcelNumber: UInt64,
        ledger: LedgerID,
        vector: VersionVector,
        signature: [UInt8],
    ) {
        self.issuer = issuer
        self.incarnation = incarnation
        self.parcelNumber = parcelNumber
        self.ledger = ledger
        self.vector = vector
        self.signature = signature
    }

    /// Signs for what is held.
    ///
    /// - Throws: when the private key cannot sign.
    package init(
        signing key: Curve25519.Signing.PrivateKey,
        incarnation: Incarnation,
        parcelNumber: UInt64,
        ledger: LedgerID,
        vector: VersionVector,
    ) throws {
        self.init(
            issuer: VerifyingKey(key.publicKey),
            incarnation: incarnation,
            parcelNumber: parcelNumber,
            ledger: ledger,
            vector: vector,
            signature: Array(
                try key.signature(
                    for: Self.signedBytes(incarnation, parcelNumber, ledger, vector)
                )
            )
        )
    }

    /// Whether the issuer has signed this.
    package var isValid: Bool {
        issuer.isValid(
            signature,
            for: Self.signedBytes(incarnation, parcelNumber, ledger, vector)
        )
    }

    /// "tambon receipt 1" ‖ incarnation (8) ‖ parcel number (8) ‖ ledger (16) ‖ vector's bytes.
    private static func signedBytes(
        _ incarnation: Incarnation,
        _ parcelNumber: UInt64,
        _ ledger: LedgerID,
        _ vector: VersionVector,
    ) -> [UInt8] {
        var out = Array("tambon receipt 1".utf8) + incarnation.bytes
        out.appendBigEndian(parcelNumber)
        return out + ledger.bytes + vector.bytes
    }
}
