import Crypto

/// Opens the chunks of a parcel and gives their plaintext in any pieces; the mirror of
/// ``ChunkSealer``.
struct ChunkOpener {
    private let key: SymmetricKey
    private let layout: SealedParcelLayout
    private var input: SealedParcelInput
    private var chunk: [UInt8] = []
    private var position = 0
    private var index = 0
    private var hasher = SHA256()
    /// The plaintext bytes given so far.
    private(set) var plaintextCount = 0

    /// Opens what follows in an input whose clear part has been read.
    init(_ key: SymmetricKey, layout: SealedParcelLayout, input: SealedParcelInput) {
        self.key = key
        self.layout = layout
        self.input = input
    }

    /// The SHA-256 of all plaintext before the signature, of the chunks opened so far.
    var digest: Digest256 { Digest256(hasher.finalize()) }

    /// The next `count` plaintext bytes, which must be within the parcel.
    mutating func read(_ count: Int) throws -> [UInt8] {
        var out: [UInt8] = []
        out.reserveCapacity(count)
        try forEachPart(of: count) { out += $0 }
        return out
    }

    /// Passes `count` plaintext bytes by.
    mutating func skip(_ count: Int) throws { try forEachPart(of: count) { _ in } }

    /// Whether the next `count` plaintext bytes are all zero.
    mutating func areZero(_ count: Int) throws -> Bool {
        var areZero = true
        try forEachPart(of: count) { part in areZero = areZero && part.allSatisfy { $0 == 0 } }
        return areZero
    }

    /// Makes sure that nothing follows the last chunk.
    mutating func requireEnd() throws {
        guard try input.read(upTo: 1).isEmpty else {
            throw SealedParcelError.longerThanDeclared(UInt64(layout.totalCount))
        }
    }

    private mutating func forEachPart(of count: Int, _ body: (ArraySlice<UInt8>) -> Void) throws {
        precondition(count <= layout.plaintextCount - plaintextCount, "Read beyond the plaintext.")
        var rest = count
        while rest > 0 {
            if position == chunk.count { try openChunk() }
            let part = min(rest, chunk.count - position)
            body(chunk[position..<position + part])
            position += part
            plaintextCount += part
            rest -= part
        }
    }

    private mutating func openChunk() throws {
        let size = layout.plaintextCount(ofChunk: index)
        let sealed = try input.read(upTo: size + SealedParcelLayout.tagCount)
        guard sealed.count == size + SealedParcelLayout.tagCount else {
            throw SealedParcelError.truncated(
                byteCount: input.byteCount,
                declared: UInt64(layout.totalCount)
            )
        }
        chunk = try opened(sealed)
        position = 0
        let signed = layout.signedCount - index * SealedParcelLayout.chunkCount
        hasher.update(data: chunk.prefix(max(0, signed)))
        index += 1
    }

    private func opened(_ sealed: [UInt8]) throws -> [UInt8] {
        let nonce = try ChunkNonce.nonce(index, isLast: index == layout.chunkCount - 1)
        let tagCount = SealedParcelLayout.tagCount
        let box = try ChaChaPoly.SealedBox(
            nonce: nonce,
            ciphertext: sealed.dropLast(tagCount),
            tag: sealed.suffix(tagCount)
        )
        guard let plaintext = try? ChaChaPoly.open(box, using: key) else {
            throw SealedParcelError.damagedChunk(index + 1, of: layout.chunkCount)
        }
        return Array(plaintext)
    }
}
