package import Crypto

/// A SHA-256 value: 32 bytes in four machine words.
package struct Digest256: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// The number of bytes.
    package static let byteCount = 32

    private let word0: UInt64
    private let word1: UInt64
    private let word2: UInt64
    private let word3: UInt64

    /// Takes exactly 32 bytes; nil for any other count.
    package init?(bytes: some Collection<UInt8>) {
        let bytes = Array(bytes)
        guard bytes.count == Self.byteCount else { return nil }
        word0 = UInt64(bigEndianBytes: bytes[..<8])
        word1 = UInt64(bigEndianBytes: bytes[8..<16])
        word2 = UInt64(bigEndianBytes: bytes[16..<24])
        word3 = UInt64(bigEndianBytes: bytes[24...])
    }

    /// The value that a finished hash function holds.
    package init(_ digest: SHA256.Digest) {
        (word0, word1, word2, word3) = unsafe digest.withUnsafeBytes { raw in
            (
                unsafe raw.loadUnaligned(fromByteOffset: 0, as: UInt64.self).bigEndian,
                unsafe raw.loadUnaligned(fromByteOffset: 8, as: UInt64.self).bigEndian,
                unsafe raw.loadUnaligned(fromByteOffset: 16, as: UInt64.self).bigEndian,
                unsafe raw.loadUnaligned(fromByteOffset: 24, as: UInt64.self).bigEndian
            )
        }
    }

    /// The SHA-256 of some bytes.
    package init(hashing bytes: [UInt8]) {
        var hasher = SHA256()
        hasher.update(bytes)
        self.init(hasher.finalize())
    }

    /// The first eight bytes, as carried in version vectors and contexts.
    package var prefix8: UInt64 { word0 }

    /// The first twelve bytes, as carried in row ids.
    package var prefix12: HashPrefix12 {
        HashPrefix12(high: word0, low: UInt32(truncatingIfNeeded: word1 >> 32))
    }

    /// The 32 bytes.
    package var bytes: [UInt8] {
        var out: [UInt8] = []
        out.reserveCapacity(Self.byteCount)
        append(to: &out)
        return out
    }

    /// Appends the 32 bytes.
    package func append(to out: inout [UInt8]) {
        out.appendBigEndian(word0)
        out.appendBigEndian(word1)
        out.appendBigEndian(word2)
        out.appendBigEndian(word3)
    }

    /// 64 lower-case hexadecimal digits.
    package var description: String { word0.hex + word1.hex + word2.hex + word3.hex }

    package static func < (left: Self, right: Self) -> Bool {
        (left.word0, left.word1, left.word2, left.word3)
            < (right.word0, right.word1, right.word2, right.word3)
    }
}

/// The first twelve bytes of a change's hash: what names the rows that the change creates.
package struct HashPrefix12: Hashable, Comparable, Sendable {
    /// Bytes 0–7, big-endian: what version vectors and contexts carry.
    package let high: UInt64
    /// Bytes 8–11, big-endian.
    package let low: UInt32

    /// Makes a prefix of its two parts.
    package init(high: UInt64, low: UInt32) {
        self.high = high
        self.low = low
    }

    package static func < (left: Self, right: Self) -> Bool {
        (left.high, left.low) < (right.high, right.low)
    }
}

extension SHA256 {
    /// Takes bytes where they are: the way for data of any kind costs more than short bytes' hash.
    mutating func update(_ bytes: [UInt8]) {
        unsafe bytes.withUnsafeBytes { unsafe update(bufferPointer: $0) }
    }
}
