// The mirror of `ByteReader`.

extension [UInt8] {
    /// Appends an unsigned LEB128 number in its shortest form.
    package mutating func appendVarint(_ value: UInt64) {
        var rest = value
        while rest >= 0x80 {
            append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        append(UInt8(truncatingIfNeeded: rest))
    }

    /// Appends a count or length.
    package mutating func appendVarint(_ count: Int) { appendVarint(UInt64(count)) }

    /// Appends a signed number in zigzag LEB128.
    package mutating func appendSignedVarint(_ value: Int64) {
        appendVarint(UInt64(bitPattern: value << 1 ^ value >> 63))
    }
}
