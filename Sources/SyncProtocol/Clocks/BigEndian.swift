// Fixed-width big-endian integers: the only form in which numbers enter hashed bytes.

extension UInt64 {
    /// Reads up to eight bytes, most significant first.
    package init(bigEndianBytes bytes: some Sequence<UInt8>) {
        self = bytes.reduce(0) { $0 << 8 | UInt64($1) }
    }

    /// Reads up to eight bytes of an array, as whoever reads names by the thousand has them: a
    /// generic function is not specialised for callers in other modules.
    package init(bigEndianBytes bytes: ArraySlice<UInt8>) {
        self = 0
        for byte in bytes { self = self << 8 | UInt64(byte) }
    }

    /// Reads up to eight bytes of an array.
    package init(bigEndianBytes bytes: [UInt8]) { self.init(bigEndianBytes: bytes[...]) }

    /// 16 lower-case hexadecimal digits.
    package var hex: String {
        let digits = String(self, radix: 16)
        return String(repeating: "0", count: 16 - digits.utf8.count) + digits
    }
}

extension UInt8 {
    /// Whether the byte is the ASCII code of one of `0-9a-fA-F`.
    package var isHexadecimalDigit: Bool {
        switch self {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "f"),
            UInt8(ascii: "A")...UInt8(ascii: "F"):
            true
        default: false
        }
    }
}

extension [UInt8] {
    /// Appends eight bytes, most significant first.
    package mutating func appendBigEndian(_ value: UInt64) {
        unsafe Swift.withUnsafeBytes(of: value.bigEndian) { unsafe append(contentsOf: $0) }
    }

    /// Appends four bytes, most significant first.
    package mutating func appendBigEndian(_ value: UInt32) {
        unsafe Swift.withUnsafeBytes(of: value.bigEndian) { unsafe append(contentsOf: $0) }
    }

    /// Appends two bytes, most significant first.
    package mutating func appendBigEndian(_ value: UInt16) {
        unsafe Swift.withUnsafeBytes(of: value.bigEndian) { unsafe append(contentsOf: $0) }
    }

    /// Two lower-case hexadecimal digits a byte.
    package var hex: String {
        var digits: [UInt8] = []
        digits.reserveCapacity(2 * count)
        for byte in self {
            digits.append(Self.hexDigits[Int(byte >> 4)])
            digits.append(Self.hexDigits[Int(byte & 15)])
        }
        return String(decoding: digits, as: UTF8.self)
    }

    /// Takes pairs of hexadecimal digits; nil for anything else.
    package init?(hex: String) {
        let digits = Array(hex.utf8)
        guard digits.count % 2 == 0, digits.allSatisfy(\.isHexadecimalDigit) else { return nil }
        self = stride(from: 0, to: digits.count, by: 2).compactMap { index in
            UInt8(String(decoding: digits[index..<index + 2], as: UTF8.self), radix: 16)
        }
    }

    private static let hexDigits = Array("0123456789abcdef".utf8)
}
