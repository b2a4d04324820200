extension LedgerID {
    /// The ledger that a node founds: the first 16 bytes of SHA-256("tambon ledger" ‖ signing key).
    ///
    /// The name follows from the key, so everybody can tell who has founded a ledger, and nobody else
    /// can say so of himself. Whoever came later is let in by an invitation.
    package static func founded(by key: VerifyingKey) -> LedgerID {
        let bytes = Digest256(hashing: Array("tambon ledger".utf8) + key.bytes).bytes
        return LedgerID(
            high: UInt64(bigEndianBytes: bytes.prefix(8)),
            low: UInt64(bigEndianBytes: bytes[8..<16]),
        )
    }
}
