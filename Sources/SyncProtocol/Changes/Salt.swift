import Crypto

/// The secret of one signed run, from which each of its changes gets the salt of its free text.
package struct RunSeed: Hashable, Sendable {
    /// The number of bytes.
    package static let byteCount = 16

    /// 16 random bytes, made by the author when the run begins.
    package let bytes: [UInt8]

    /// Takes exactly 16 bytes; nil for any other count.
    package init?(bytes: [UInt8]) {
        guard bytes.count == Self.byteCount else { return nil }
        self.bytes = bytes
    }

    /// The bytes of a salt.
    static let saltByteCount = 16

    /// The salt of one change: the first 16 bytes of SHA-256("tambon salt 1" ‖ seed ‖ sequence).
    func appendSalt(of sequence: SequenceNumber, to out: inout [UInt8]) {
        var input = Self.domain
        input.append(contentsOf: bytes)
        input.appendBigEndian(sequence.value)
        let end = out.count + Self.saltByteCount
        Digest256(hashing: input).append(to: &out)
        out.removeSubrange(end...)
    }

    private static let domain = Array("tambon salt 1".utf8)
}
