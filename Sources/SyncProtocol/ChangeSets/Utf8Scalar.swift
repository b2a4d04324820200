/// One scalar within UTF-8 bytes, read and written without a `String` in between.
enum Utf8Scalar {
    /// What stands in for bytes that are not UTF-8.
    private static let replacement: UInt32 = 0xfffd

    /// Reads the scalar that begins at a position of valid UTF-8.
    ///
    /// - Returns: the scalar and the number of its bytes; U+FFFD and 1 where the bytes are not UTF-8.
    @inline(__always)
    static func read(_ bytes: [UInt8], at position: Int) -> (scalar: UInt32, length: Int) {
        let lead = bytes[position]
        if lead < 0x80 { return (UInt32(lead), 1) }
        let length = lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4
        guard lead >= 0xc0, lead < 0xf8, position + length <= bytes.count else {
            return (replacement, 1)
        }
        var scalar = UInt32(lead) & (0x7f >> UInt32(length))
        for index in position + 1..<position + length {
            scalar = scalar << 6 | UInt32(bytes[index] & 0x3f)
        }
        guard scalar <= 0x10ffff, scalar & ~0x7ff != 0xd800 else { return (replacement, 1) }
        return (scalar, length)
    }

    /// The number of scalars in valid UTF-8.
    static func count(_ bytes: [UInt8]) -> Int {
        var count = 0
        for byte in bytes where byte & 0xc0 != 0x80 { count &+= 1 }
        return count
    }

    /// Writes a scalar to a buffer that has room for it, and moves the position on.
    @inline(__always)
    static func write(_ scalar: UInt32, to buffer: inout [UInt8], at position: inout Int) {
        if scalar < 0x80 {
            buffer[position] = UInt8(truncatingIfNeeded: scalar)
            position += 1
            return
        }
        if scalar < 0x800 {
            buffer[position] = 0xc0 | UInt8(truncatingIfNeeded: scalar >> 6)
        } else {
            if scalar < 0x10000 {
                buffer[position] = 0xe0 | UInt8(truncatingIfNeeded: scalar >> 12)
            } else {
                buffer[position] = 0xf0 | UInt8(truncatingIfNeeded: scalar >> 18)
                position += 1
                buffer[position] = 0x80 | UInt8(truncatingIfNeeded: scalar >> 12 & 0x3f)
            }
            position += 1
            buffer[position] = 0x80 | UInt8(truncatingIfNeeded: scalar >> 6 & 0x3f)
        }
        buffer[position + 1] = 0x80 | UInt8(truncatingIfNeeded: scalar & 0x3f)
        position += 2
    }
}
