import Crypto

/// The nonce of one chunk: its number (11 bytes, big-endian, from 0) and 1 for the last, else 0.
///
/// A key is derived for one parcel, so a number is never used twice under it; and no chunk can be
/// moved, left out or added, nor the parcel end early, without a chunk that does not open.
enum ChunkNonce {
    static func nonce(_ index: Int, isLast: Bool) throws -> ChaChaPoly.Nonce {
        var bytes: [UInt8] = [0, 0, 0]
        bytes.appendBigEndian(UInt64(index))
        bytes.append(isLast ? 1 : 0)
        return try ChaChaPoly.Nonce(data: bytes)
    }
}
