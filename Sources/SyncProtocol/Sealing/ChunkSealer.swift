import Crypto

/// Seals plaintext of a known length chunk by chunk; the mirror of ``ChunkOpener``.
struct ChunkSealer {
    private let key: SymmetricKey
    private let layout: SealedParcelLayout
    private let sink: SealedParcel.Sink
    private var pending: [UInt8] = []
    private var index = 0
    private var hasher = SHA256()
    /// The plaintext bytes taken so far.
    private(set) var plaintextCount = 0

    /// Seals under a key; `sink` takes each chunk when it is full.
    init(_ key: SymmetricKey, layout: SealedParcelLayout, sink: @escaping SealedParcel.Sink) {
        self.key = key
        self.layout = layout
        self.sink = sink
        pending.reserveCapacity(SealedParcelLayout.chunkCount)
    }

    /// The SHA-256 of the plaintext taken so far.
    var digest: Digest256 { Digest256(hasher.finalize()) }

    /// Takes the next plaintext, which must not go beyond the length that was planned.
    mutating func write(_ bytes: [UInt8]) throws {
        precondition(bytes.count <= layout.plaintextCount - plaintextCount, "More than planned.")
        hasher.update(data: bytes)
        plaintextCount += bytes.count
        var taken = 0
        while taken < bytes.count {
            let size = layout.plaintextCount(ofChunk: index)
            let part = min(size - pending.count, bytes.count - taken)
            pending += bytes[taken..<taken + part]
            taken += part
            if pending.count == size { try sealChunk() }
        }
    }

    private mutating func sealChunk() throws {
        let nonce = try ChunkNonce.nonce(index, isLast: index == layout.chunkCount - 1)
        let box = try ChaChaPoly.seal(pending, using: key, nonce: nonce)
        try sink(Array(box.ciphertext) + Array(box.tag))
        pending.removeAll(keepingCapacity: true)
        index += 1
    }
}
