import NIOCore

/// A parcel cut into the pieces in which it is handed to the network.
///
/// On a slow link the whole parcel at once would lie in a buffer while the clock for the answer
/// already runs; piece by piece, that clock starts when the last one has gone out.
struct ParcelChunks: AsyncSequence {
    typealias Element = ByteBuffer

    let parcel: [UInt8]
    let chunkBytes: Int

    func makeAsyncIterator() -> AsyncIterator {
        AsyncIterator(rest: parcel[...], chunkBytes: chunkBytes)
    }

    struct AsyncIterator: AsyncIteratorProtocol {
        var rest: ArraySlice<UInt8>
        let chunkBytes: Int

        mutating func next() async -> ByteBuffer? {
            guard !rest.isEmpty else { return nil }
            defer { rest = rest.dropFirst(chunkBytes) }
            return ByteBuffer(bytes: rest.prefix(chunkBytes))
        }
    }
}
