extension LedgerID {
    /// The registry of a prefix: the first 16 bytes of SHA-256("tambon registry" ‖ root key ‖
    /// prefix).
    ///
    /// The name follows from the root key, so nobody can pass another ledger for a registry.
    package static func registry(root: VerifyingKey, prefix: Utf8Text) -> LedgerID {
        let digest = Digest256(hashing: Array("tambon registry".utf8) + root.bytes + prefix.bytes)
        let bytes = digest.bytes
        return LedgerID(
            high: UInt64(bigEndianBytes: bytes.prefix(8)),
            low: UInt64(bigEndianBytes: bytes[8..<16]),
        )
    }
}
