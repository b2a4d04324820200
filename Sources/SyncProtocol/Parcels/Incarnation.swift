/// One life of a node: it ends when the node finds that it was put back from a copy, or copied.
///
/// Parcels are numbered within an incarnation, and what a peer holds is asked of its present one. The
/// name is random, since a node that was put back cannot count what it has lost.
package struct Incarnation: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// The number of bytes.
    package static let byteCount = 8

    /// The name as a number.
    package let value: UInt64

    /// Wraps a number.
    package init(_ value: UInt64) { self.value = value }

    /// Takes eight bytes, big-endian; nil for any other count.
    package init?(bytes: some Collection<UInt8>) {
        guard bytes.count == Self.byteCount else { return nil }
        value = UInt64(bigEndianBytes: bytes)
    }

    /// Takes 16 hexadecimal digits; nil for anything else.
    package init?(hex: String) {
        guard hex.utf8.count == 16, hex.utf8.allSatisfy(\.isHexadecimalDigit),
            let value = UInt64(hex, radix: 16)
        else { return nil }
        self.value = value
    }

    /// The eight bytes, big-endian.
    package var bytes: [UInt8] {
        var out: [UInt8] = []
        out.appendBigEndian(value)
        return out
    }

    package var description: String { value.hex }

    package static func < (left: Self, right: Self) -> Bool { left.value < right.value }
}
