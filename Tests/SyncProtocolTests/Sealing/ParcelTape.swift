@testable import SyncProtocol

/// Bytes that are read in pieces, and a note of how they were asked for.
final class ParcelTape {
    private let bytes: [UInt8]
    private let pieceLimit: Int
    /// The bytes given so far.
    private(set) var position = 0
    /// The most bytes that were asked for at once.
    private(set) var greatestRequest = 0

    init(_ bytes: [UInt8], pieceLimit: Int = .max) {
        self.bytes = bytes
        self.pieceLimit = pieceLimit
    }

    func next(_ limit: Int) -> [UInt8] {
        greatestRequest = max(greatestRequest, limit)
        let end = min(position + min(limit, pieceLimit), bytes.count)
        defer { position = end }
        return Array(bytes[position..<end])
    }
}
