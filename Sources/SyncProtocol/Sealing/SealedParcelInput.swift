/// The bytes of a sealed parcel as they come: counted, and in the pieces that are asked for.
struct SealedParcelInput {
    private let source: SealedParcel.Source
    /// The bytes that have come so far.
    private(set) var byteCount = 0

    /// Reads a source from where it stands.
    init(_ source: @escaping SealedParcel.Source) { self.source = source }

    /// Reads `count` bytes, or all there are if those are fewer.
    mutating func read(upTo count: Int) throws -> [UInt8] {
        var out: [UInt8] = []
        while out.count < count {
            let piece = try source(count - out.count)
            precondition(piece.count <= count - out.count, "A source gave more than was asked for.")
            if piece.isEmpty { break }
            if out.isEmpty { out = piece } else { out += piece }
        }
        byteCount += out.count
        return out
    }
}
