import GRDB

/// Reads the numbers and words of packed counts, one after the other.
struct PackedCursor {
    /// No month, day or count takes as many bits: sums of what damage makes of them overflow nothing.
    private static let limit = 35

    private let packed: [UInt8]
    private var place = 0

    init(_ packed: [UInt8]) { self.packed = packed }

    var isAtEnd: Bool { place == packed.count }

    /// The next number.
    ///
    /// - Throws: `SQLITE_CORRUPT` where the value ends before, and for a number beyond all that are kept.
    mutating func number() throws -> Int {
        // Most numbers take one byte.
        if place < packed.count, packed[place] < 0x80 {
            place += 1
            return Int(packed[place - 1])
        }
        var value = 0
        var shift = 0
        while place < packed.count, shift < Self.limit {
            let byte = packed[place]
            place += 1
            value |= Int(byte & 0x7f) << shift
            if byte < 0x80 { return value }
            shift += 7
        }
        throw DatabaseError(resultCode: .SQLITE_CORRUPT)
    }

    /// The next number that may be below zero.
    mutating func signedNumber() throws -> Int {
        let folded = try number()
        return (folded >> 1) ^ -(folded & 1)
    }

    /// The next bytes, behind their number.
    mutating func bytes() throws -> [UInt8] {
        let count = try number()
        guard count <= packed.count - place else {
            throw DatabaseError(resultCode: .SQLITE_CORRUPT)
        }
        place += count
        return Array(packed[(place - count)..<place])
    }
}
