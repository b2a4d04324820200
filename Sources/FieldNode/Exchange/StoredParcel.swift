import NodeStore
import SyncProtocol

/// A parcel of any size that lies somewhere, found authentic from its first byte to its last.
///
/// It was read twice: to verify it, handing nothing out, and for all of its messages but the change
/// sets. Those are read a third time, when they are applied. Each reading after the first ends by
/// comparing what was read with what was verified.
struct StoredParcel {
    /// All messages but the change sets.
    let letter: ReadParcel
    /// How many change sets there are.
    private(set) var setCount = 0
    private let envelope: VerifiedEnvelope
    private let bytes: any ParcelBytes
    private let node: FieldNode

    /// The most bytes of all messages but the change sets: those of thousands of ledgers are a part
    /// of it.
    private static let letterByteLimit = 64 << 20

    /// Verifies a parcel for a node.
    ///
    /// - Throws: `SealedParcelError`, `ParcelError`, ``ExchangeError/noHello``,
    ///   ``ExchangeError/tooMuchTold(limitBytes:)``, or what reading the bytes throws.
    init(_ bytes: any ParcelBytes, for node: FieldNode) throws {
        let key = node.keys.agreement
        let envelope = try SealedParcel.verify(with: key, from: bytes.source())
        var letter: ReadParcel?
        var count = 0
        var told = Told(limitBytes: Self.letterByteLimit)
        try envelope.readFrames(with: key, from: bytes.source()) { frame in
            let message = try Message(reading: frame)
            if case .changeSet = message, letter != nil {
                count += 1
                return
            }
            try told.add(frame)
            if letter?.add(message) == nil { letter = try ReadParcel(envelope, first: message) }
        }
        guard let letter else { throw ExchangeError.noHello }
        self.letter = letter
        self.envelope = envelope
        self.bytes = bytes
        self.node = node
        setCount = count
    }

    /// Hands out the change sets in their order, one at a time.
    ///
    /// - Throws: `SealedParcelError` if the bytes are not those that were verified, or what `each` or
    ///   reading the bytes throws.
    func forEachSet(_ each: ([UInt8]) throws -> Void) throws {
        if setCount == 0 { return }
        try envelope.readFrames(with: node.keys.agreement, from: bytes.source()) { frame in
            if case .changeSet(let body) = try Message(reading: frame) { try each(body) }
        }
    }

    /// Counts what has to be held in memory.
    private struct Told {
        let limitBytes: Int
        var bytes = 0
        var frames = 0

        mutating func add(_ frame: ParcelFrame) throws {
            bytes += frame.byteCount
            frames += 1
            guard bytes <= limitBytes else {
                throw ExchangeError.tooMuchTold(limitBytes: limitBytes)
            }
            guard frames <= SealedParcel.frameLimit else {
                throw SealedParcelError.tooManyFrames(limit: SealedParcel.frameLimit)
            }
        }
    }
}

extension FieldNode {
    /// Applies a parcel that lies somewhere, in bounded memory.
    ///
    /// - Parameters:
    ///   - parcel: the parcel.
    ///   - conclude: what else belongs to the last transaction.
    /// - Returns: what became of its change sets.
    /// - Throws: as for a parcel in memory.
    func take(
        _ parcel: StoredParcel,
        conclude: (ParcelResult, StoreWriter) throws -> Void = { _, _ in },
    ) throws -> ParcelResult {
        try take(
            parcel.letter,
            sets: { each in try parcel.forEachSet(each) },
            conclude: conclude
        )
    }
}
