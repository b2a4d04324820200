import GRDB

/// Reads the numbers and words of packed counts, one after the other.
struct PackedCursor {
    private let packed: [UInt8]
    private var place = 0

    init(_ packed: [UInt8]) { self.packed = packed }

    var isAtEnd: Bool { place == packed.count }

    /// The next number.
    ///
    /// - Throws: `SQLITE_CORRUPT` where the value ends before.
    mutating func number() throws -> Int {
        // Most numbers take one byte.
        if place < packed.count, packed[place] < 0x80 {
            place += 1
            return Int(packed[place - 1])
        }
        var value: UInt64 = 0
        var shift: UInt64 = 0
        while place < packed.count, shift < 64 {
            let byte = packed[place]
            place += 1
            value |= UInt64(byte & 0x7f) << shift
            if byte < 0x80 { return Int(truncatingIfNeeded: value) }
            shift += 7
        }
        throw DatabaseError(resultCode: .SQLITE_CORRUPT)
    }

    /// The next number that may be below zero.
    mutating func signedNumber() throws -> Int {
        let folded = UInt64(bitPattern: Int64(try number()))
        return Int(truncatingIfNeeded: Int64(folded >> 1) ^ -Int64(folded & 1))
    }

    /// The next bytes, behind their number.
    mutating func bytes() throws -> [UInt8] {
        let count = try number()
        guard count >= 0, count <= packed.count - place else {
            throw DatabaseError(resultCode: .SQLITE_CORRUPT)
        }
        place += count
        return Array(packed[(place - count)..<place])
    }
}
