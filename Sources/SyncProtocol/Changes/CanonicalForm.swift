/// The bytes of a change that are hashed: self-describing, fixed-width, one form for one change.
///
/// The layout stands in the catalogue's page on canonical bytes. The skeleton holds everything but
/// free text, of which it holds the length; the text stands apart, so that it can be redacted.
package struct CanonicalForm: Sendable {
    /// The layout's version, the first byte of every skeleton.
    static let version: UInt8 = 1

    /// Everything but free text.
    package private(set) var skeleton: [UInt8] = []
    /// The free texts, end to end, in the order of the writes.
    package private(set) var text: [UInt8] = []

    /// Lays a change out.
    ///
    /// - Parameters:
    ///   - change: the change.
    ///   - origin: answers whose line one is.
    ///   - hash: answers the hash of an earlier change, which names its rows.
    /// - Throws: what the two closures throw.
    package init(
        _ change: Change,
        origin: (LineNumber) throws -> Origin,
        hash: (Dot) throws -> HashPrefix12,
    ) rethrows {
        try lay(change, origin: origin, hash: hash)
    }

    /// Makes room for changes to be laid out one after the other.
    init() { skeleton.reserveCapacity(512) }

    /// Lays a change out where another one was.
    ///
    /// - Parameters:
    ///   - change: the change.
    ///   - origin: answers whose line one is.
    ///   - hash: answers the hash of an earlier change, which names its rows.
    /// - Throws: what the two closures throw.
    mutating func lay(
        _ change: Change,
        origin: (LineNumber) throws -> Origin,
        hash: (Dot) throws -> HashPrefix12,
    ) rethrows {
        skeleton.removeAll(keepingCapacity: true)
        text.removeAll(keepingCapacity: true)
        skeleton.append(Self.version)
        skeleton.appendBigEndian(change.dot.sequence.value)
        skeleton.appendBigEndian(change.height.value)
        skeleton.appendBigEndian(UInt64(bitPattern: change.time))
        try append(change.context, of: change.dot.line, origin: origin, hash: hash)
        skeleton.appendBigEndian(UInt32(change.writes.count))
        for index in change.writes.indices { try append(change.writes[index], hash: hash) }
    }

    private mutating func append(
        _ context: ChangeContext,
        of line: LineNumber,
        origin: (LineNumber) throws -> Origin,
        hash: (Dot) throws -> HashPrefix12,
    ) rethrows {
        let vector = VersionVector(
            try context.vector(of: line).entries.map { seen in
                VersionVector.Entry(
                    origin: try origin(seen.line),
                    sequence: seen.sequence,
                    hashPrefix: try hash(seen).high
                )
            }
        )
        skeleton.appendBigEndian(UInt32(vector.entries.count))
        for entry in vector.entries { entry.append(to: &skeleton) }
    }

    private mutating func append(
        _ write: CellWrite,
        hash: (Dot) throws -> HashPrefix12,
    ) rethrows {
        skeleton.appendBigEndian(write.table.value)
        try Self.append(write.row, to: &skeleton, hash: hash)
        skeleton.appendBigEndian(write.cell.value)
        skeleton.append(write.rule.rawValue)
        try append(write.value, hash: hash)
    }

    private mutating func append(
        _ value: Value,
        hash: (Dot) throws -> HashPrefix12,
    ) rethrows {
        skeleton.append(value.kind)
        let lengthAt = skeleton.count
        skeleton.appendBigEndian(UInt32(0))
        switch value {
        case .empty: break
        case .integer(let number): skeleton.appendBigEndian(UInt64(bitPattern: number))
        case .code(let word): skeleton.append(contentsOf: word.bytes)
        case .text(let words):
            text.append(contentsOf: words.bytes)
            return setLength(UInt32(words.bytes.count), at: lengthAt)
        case .removedText(let byteCount): return setLength(byteCount, at: lengthAt)
        case .row(let row): try Self.append(row, to: &skeleton, hash: hash)
        case .sealed(let keyID, let ciphertext):
            skeleton.appendBigEndian(keyID)
            skeleton.append(contentsOf: ciphertext)
        case .blob(let digest, let byteCount):
            digest.append(to: &skeleton)
            skeleton.appendBigEndian(byteCount)
        case .bytes(let bytes), .unknown(_, let bytes): skeleton.append(contentsOf: bytes)
        case .tuple(let values):
            for value in values { try append(value, hash: hash) }
        }
        setLength(UInt32(skeleton.count - lengthAt - 4), at: lengthAt)
    }

    private mutating func setLength(_ length: UInt32, at position: Int) {
        skeleton[position] = UInt8(truncatingIfNeeded: length >> 24)
        skeleton[position + 1] = UInt8(truncatingIfNeeded: length >> 16)
        skeleton[position + 2] = UInt8(truncatingIfNeeded: length >> 8)
        skeleton[position + 3] = UInt8(truncatingIfNeeded: length)
    }

    private static func append(
        _ row: RowReference,
        to out: inout [UInt8],
        hash: (Dot) throws -> HashPrefix12,
    ) rethrows {
        switch row {
        case .own(let ordinal):
            out.append(0)
            out.appendBigEndian(ordinal)
        case .row(let key):
            out.append(1)
            RowID(hash: try hash(key.dot), ordinal: key.ordinal).append(to: &out)
        case .foreign(let ledger, let id):
            out.append(2)
            out.append(contentsOf: ledger.bytes)
            id.append(to: &out)
        }
    }
}
