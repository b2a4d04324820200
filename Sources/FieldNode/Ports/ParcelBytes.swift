import Crypto
import SyncProtocol

/// The bytes of a parcel that lies somewhere: in memory, on a stick, in a file.
///
/// What does not fit into memory is read more than once, a piece at a time.
package protocol ParcelBytes {
    /// How many bytes there are.
    var count: Int { get }

    /// The bytes from a place on, at most `limitBytes` of them; none at the end and only there.
    func bytes(from offset: Int, limitBytes: Int) throws -> [UInt8]
}

extension ParcelBytes {
    /// The bytes one after the other, from the first.
    func source() -> SealedParcel.Source {
        var offset = 0
        return { limit in
            let piece = try bytes(from: offset, limitBytes: limit)
            offset += piece.count
            return piece
        }
    }

    /// The SHA-256 of all of them.
    func digest() throws -> Digest256 {
        let next = source()
        var hasher = SHA256()
        while true {
            let piece = try next(Self.pieceBytes)
            if piece.isEmpty { return Digest256(hasher.finalize()) }
            hasher.update(data: piece)
        }
    }

    private static var pieceBytes: Int { 1 << 16 }
}

extension [UInt8]: ParcelBytes {
    /// The bytes from a place on, at most `limitBytes` of them; none at the end and only there.
    package func bytes(from offset: Int, limitBytes: Int) -> [UInt8] {
        Array(dropFirst(offset).prefix(limitBytes))
    }
}
