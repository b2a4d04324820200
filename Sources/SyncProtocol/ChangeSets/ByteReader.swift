/// Reads foreign bytes from front to back; every length is bounded before memory is taken.
package struct ByteReader: Sendable {
    private let bytes: [UInt8]
    private var position: Int
    private let end: Int

    /// Reads all of some bytes.
    package init(_ bytes: [UInt8]) {
        self.bytes = bytes
        position = 0
        end = bytes.count
    }

    /// The number of bytes not yet read.
    package var remaining: Int { end - position }
    /// Whether everything was read.
    package var isAtEnd: Bool { position == end }

    /// One byte.
    package mutating func byte() throws(ChangeSetError) -> UInt8 {
        guard position < end else { throw .truncated }
        defer { position += 1 }
        return bytes[position]
    }

    /// Exactly `count` bytes.
    package mutating func bytes(_ count: Int) throws(ChangeSetError) -> [UInt8] {
        guard count >= 0, count <= remaining else { throw .truncated }
        defer { position += count }
        return Array(bytes[position..<position + count])
    }

    /// An unsigned LEB128 number in its shortest form.
    package mutating func varint() throws(ChangeSetError) -> UInt64 {
        var value: UInt64 = 0
        for shift in stride(from: UInt64(0), to: 64, by: 7) {
            let byte = try byte()
            if shift == 63, byte > 1 { throw .numberTooLarge }
            value |= UInt64(byte & 0x7f) << shift
            if byte & 0x80 == 0 {
                if byte == 0, shift > 0 { throw .numberNotShortest }
                return value
            }
        }
        throw .numberTooLarge
    }

    /// A signed number in zigzag LEB128.
    package mutating func signedVarint() throws(ChangeSetError) -> Int64 {
        let raw = try varint()
        return Int64(bitPattern: raw >> 1) ^ -Int64(bitPattern: raw & 1)
    }

    /// A count or length that may be at most `limit`.
    package mutating func count(limit: Int) throws(ChangeSetError) -> Int {
        let value = try varint()
        guard value <= UInt64(limit) else { throw .lengthOverLimit(value, limit: limit) }
        return Int(value)
    }
}
