import Crypto

/// Writes one sealed parcel of any size in bounded memory; the mirror of the reader.
///
/// The length stands in the header and under every signature, so the bytes of all frames are stated
/// beforehand. A parcel that was not finished is refused by every reader as cut off.
package struct SealedParcelWriter {
    private let seal: ParcelSeal
    private let head: SealedParcelHead
    private let layout: SealedParcelLayout
    private let frameByteCount: Int
    private var frameBytesWritten = 0
    private var isFinished = false
    private var chunks: ChunkSealer

    /// Begins a parcel: writes its clear part.
    ///
    /// - Parameters:
    ///   - seal: from whom and for whom.
    ///   - frameByteCount: the sum of ``ParcelFrame/byteCount(kind:contentCount:)`` of all frames
    ///     that will be written.
    ///   - padding: whether the length is hidden.
    ///   - sink: takes the parcel's bytes, at most a chunk of 64 KiB and its tag at a time.
    /// - Throws: `tooLarge` if no parcel can hold that, or what the sink throws.
    package init(
        _ seal: ParcelSeal,
        frameByteCount: Int,
        padding: ParcelPadding,
        sink: @escaping SealedParcel.Sink,
    ) throws {
        let layout = try SealedParcelLayout(
            stanzaCount: seal.recipients.count,
            frameByteCount: frameByteCount,
            padding: padding
        )
        head = try SealedParcelHead(seal, layout: layout)
        try sink(head.bytes + head.checksum)
        self.seal = seal
        self.layout = layout
        self.frameByteCount = frameByteCount
        chunks = ChunkSealer(seal.contentKey.payloadKey(for: head), layout: layout, sink: sink)
        try chunks.write(VerifyingKey(seal.sender.publicKey).bytes)
    }

    /// The bytes of the whole parcel.
    package var byteCount: Int { layout.totalCount }

    /// Writes the next frame.
    ///
    /// - Throws: `frameOfKindZero`; `framesNotAsStated` if there are more bytes than stated; or what
    ///   the sink throws.
    package mutating func write(_ frame: ParcelFrame) throws {
        guard frame.kind != 0 else { throw SealingError.frameOfKindZero }
        let written = frameBytesWritten + frame.byteCount
        guard written <= frameByteCount else {
            throw SealingError.framesNotAsStated(frameByteCount, written: written)
        }
        frameBytesWritten = written
        try chunks.write(frame.head)
        try chunks.write(frame.content)
    }

    /// Ends the parcel: writes the padding and the signature.
    ///
    /// - Throws: `framesNotAsStated` if fewer bytes were written than stated, or what the sink
    ///   throws.
    package mutating func finish() throws {
        precondition(!isFinished, "A parcel ends once.")
        guard frameBytesWritten == frameByteCount else {
            throw SealingError.framesNotAsStated(frameByteCount, written: frameBytesWritten)
        }
        isFinished = true
        var padding = layout.signedCount - chunks.plaintextCount
        while padding > 0 {
            let part = min(padding, SealedParcelLayout.chunkCount)
            try chunks.write([UInt8](repeating: 0, count: part))
            padding -= part
        }
        let statement = seal.contentKey.statement(for: head, plaintext: chunks.digest)
        try chunks.write(Array(try seal.sender.signature(for: statement)))
    }
}
