/// A row's name on every node: the first 12 bytes of h(n) of its creating change, and the ordinal.
///
/// It is computed, never sent, so no fork of a chain can make two rows one.
package struct RowID: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// The number of bytes.
    package static let byteCount = 14

    /// The creating change's hash, shortened.
    package let hash: HashPrefix12
    /// Which of the rows that the change created, from 0.
    package let ordinal: UInt16

    /// Names a row.
    package init(hash: HashPrefix12, ordinal: UInt16) {
        self.hash = hash
        self.ordinal = ordinal
    }

    /// Takes exactly 14 bytes; nil for any other count.
    package init?(bytes: some Collection<UInt8>) {
        // As an array, since whoever reads names from a database's bytes reads thousands of them.
        let bytes = Array(bytes)
        guard bytes.count == Self.byteCount else { return nil }
        hash = HashPrefix12(
            high: UInt64(bigEndianBytes: bytes[..<8]),
            low: UInt32(UInt64(bigEndianBytes: bytes[8..<12])),
        )
        ordinal = UInt16(UInt64(bigEndianBytes: bytes[12...]))
    }

    /// Takes 28 hexadecimal digits; nil for anything else.
    package init?(hex: String) {
        let digits = Array(hex.utf8)
        guard digits.count == 2 * Self.byteCount, digits.allSatisfy(\.isHexadecimalDigit) else {
            return nil
        }
        let bytes = stride(from: 0, to: digits.count, by: 2).compactMap { start in
            UInt8(String(decoding: digits[start..<start + 2], as: UTF8.self), radix: 16)
        }
        self.init(bytes: bytes)
    }

    /// The 14 bytes.
    package var bytes: [UInt8] {
        var out: [UInt8] = []
        append(to: &out)
        return out
    }

    /// Appends the 14 bytes.
    package func append(to out: inout [UInt8]) {
        out.appendBigEndian(hash.high)
        out.appendBigEndian(hash.low)
        out.appendBigEndian(ordinal)
    }

    /// 28 lower-case hexadecimal digits.
    package var description: String { bytes.hex }

    package static func < (left: Self, right: Self) -> Bool {
        (left.hash, left.ordinal) < (right.hash, right.ordinal)
    }
}
