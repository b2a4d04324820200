/// A 128-bit name: compared, sorted and printed by its bytes, never as text.
package protocol Identifier128: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// The first eight bytes, big-endian.
    var high: UInt64 { get }
    /// The last eight bytes, big-endian.
    var low: UInt64 { get }
    /// Makes the name of two big-endian halves.
    init(high: UInt64, low: UInt64)
}

extension Identifier128 {
    /// The number of bytes of every such name.
    package static var byteCount: Int { 16 }

    /// Takes exactly 16 bytes; nil for any other count.
    package init?(bytes: some Collection<UInt8>) {
        // As an array, since whoever reads names from a database's bytes reads thousands of them.
        let bytes = Array(bytes)
        guard bytes.count == Self.byteCount else { return nil }
        self.init(
            high: UInt64(bigEndianBytes: bytes[..<8]),
            low: UInt64(bigEndianBytes: bytes[8...]),
        )
    }

    /// Takes 32 hexadecimal digits; nil for anything else.
    package init?(hex: String) {
        guard hex.utf8.count == 32, hex.utf8.allSatisfy(\.isHexadecimalDigit),
            let high = UInt64(hex.prefix(16), radix: 16),
            let low = UInt64(hex.suffix(16), radix: 16)
        else { return nil }
        self.init(high: high, low: low)
    }

    /// The 16 bytes.
    package var bytes: [UInt8] {
        var out: [UInt8] = []
        out.reserveCapacity(16)
        out.appendBigEndian(high)
        out.appendBigEndian(low)
        return out
    }

    /// 32 lower-case hexadecimal digits.
    package var description: String { high.hex + low.hex }

    /// Order by bytes: the same on every machine.
    package static func < (left: Self, right: Self) -> Bool {
        (left.high, left.low) < (right.high, right.low)
    }
}
