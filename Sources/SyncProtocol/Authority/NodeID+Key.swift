extension NodeID {
    /// The name of the node that signs with a key: the first 16 bytes of SHA-256("tambon node" ‖
    /// key).
    package init(of key: VerifyingKey) {
        let bytes = Digest256(hashing: Array("tambon node".utf8) + key.bytes).bytes
        self.init(
            high: UInt64(bigEndianBytes: bytes.prefix(8)),
            low: UInt64(bigEndianBytes: bytes[8..<16]),
        )
    }
}
