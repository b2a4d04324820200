/// One column of a change set as it is read; the mirror of ``ColumnWriter``.
struct ColumnReader {
    /// A row as the column holds it; what it means depends on the change that takes it.
    private enum Row {
        case resolved(RowReference)
        case back(line: LineNumber, distance: Int64, ordinal: UInt16)
    }

    private let kind: ColumnKind
    private let lineCount: Int
    private var values: [Value] = []
    private var rows: [Row] = []
    /// The scalars of each text that has yet to be read.
    private var textLengths: [Int] = []
    /// For an indexed column of codes: which word each value is.
    private var wordIndexes: [Int]?
    private var cursor = 0

    /// Starts a column.
    init(_ kind: ColumnKind, lineCount: Int) {
        self.kind = kind
        self.lineCount = lineCount
    }

    /// Reads the column but for its texts.
    ///
    /// The caller has held `count` against the bytes at hand.
    mutating func read(
        _ count: Int,
        from reader: inout ByteReader,
        _ opaque: inout ByteReader,
    ) throws(ChangeSetError) {
        switch kind {
        case .row, .target: return try readRows(count, from: &reader, &opaque)
        case .text: return try readLengths(count, from: &reader)
        case .word: return try readWords(count, from: &reader)
        case _ where !kind.isKnown: return try readUnknown(count, from: &reader)
        default: break
        }
        values.reserveCapacity(count)
        var previous: Int64 = 0
        for _ in 0..<count {
            values.append(try value(after: &previous, from: &reader, &opaque))
        }
    }

    private func value(
        after previous: inout Int64,
        from reader: inout ByteReader,
        _ opaque: inout ByteReader,
    ) throws(ChangeSetError) -> Value {
        switch kind {
        case .integer:
            previous &+= try reader.signedVarint()
            return .integer(previous)
        case .removedText:
            let byteCount = try reader.varint()
            guard let byteCount = UInt32(exactly: byteCount) else {
                throw .lengthOverLimit(byteCount, limit: Int(UInt32.max))
            }
            return .removedText(byteCount: byteCount)
        case .sealed:
            let count = try reader.count(limit: opaque.remaining)
            let keyID = UInt64(bigEndianBytes: try opaque.bytes(8))
            return .sealed(keyID: keyID, ciphertext: try opaque.bytes(count))
        case .blob:
            let byteCount = try reader.varint()
            guard let digest = Digest256(bytes: try opaque.bytes(Digest256.byteCount)) else {
                throw .truncated
            }
            return .blob(digest: digest, byteCount: byteCount)
        case .bytes:
            return .bytes(try opaque.bytes(try reader.count(limit: opaque.remaining)))
        default:
            guard try reader.byte() == 0 else { throw .invalidField(.columns) }
            return kind == .tuple ? .tuple([]) : .empty
        }
    }

    private mutating func readLengths(
        _ count: Int,
        from reader: inout ByteReader,
    ) throws(ChangeSetError) {
        textLengths.reserveCapacity(count)
        for _ in 0..<count { textLengths.append(try reader.count(limit: reader.remaining)) }
    }

    private mutating func readWords(
        _ count: Int,
        from reader: inout ByteReader,
    ) throws(ChangeSetError) {
        let form = try reader.byte()
        switch WordList.Form(rawValue: form) {
        case .plain: try readLengths(count, from: &reader)
        case .indexed:
            let distinct = try reader.count(limit: count)
            try readLengths(distinct, from: &reader)
            var indexes: [Int] = []
            indexes.reserveCapacity(count)
            var seen = 0
            for _ in 0..<count {
                let index = try reader.varint()
                guard index < UInt64(distinct) else {
                    throw .indexOutOfRange(index, count: distinct)
                }
                guard index <= UInt64(seen) else { throw .invalidField(.dictionary) }
                if Int(index) == seen { seen += 1 }
                indexes.append(Int(index))
            }
            guard seen == distinct else { throw .invalidField(.dictionary) }
            wordIndexes = indexes
        case nil: throw .invalidField(.dictionary)
        }
    }

    private mutating func readUnknown(
        _ count: Int,
        from reader: inout ByteReader,
    ) throws(ChangeSetError) {
        var lengths: [Int] = []
        lengths.reserveCapacity(count)
        for _ in 0..<count { lengths.append(try reader.count(limit: reader.remaining)) }
        values.reserveCapacity(count)
        for length in lengths {
            values.append(.unknown(kind: kind.valueKind, bytes: try reader.bytes(length)))
        }
    }

    private mutating func readRows(
        _ count: Int,
        from reader: inout ByteReader,
        _ opaque: inout ByteReader,
    ) throws(ChangeSetError) {
        var owners: [UInt64] = []
        owners.reserveCapacity(count)
        for _ in 0..<count { owners.append(try owner(from: &reader)) }
        var distances: [Int64] = []
        for owner in owners where owner >= RowOwner.firstLine {
            distances.append(try reader.signedVarint())
        }
        rows.reserveCapacity(count)
        var next = 0
        for owner in owners {
            if owner == UInt64(RowOwner.foreignLedger) {
                rows.append(.resolved(try foreign(from: &opaque)))
                continue
            }
            let ordinal = try reader.varint()
            guard ordinal <= UInt64(RowKey.ordinalLimit) else {
                throw .indexOutOfRange(ordinal, count: Int(RowKey.ordinalLimit) + 1)
            }
            if owner == UInt64(RowOwner.ownChange) {
                rows.append(.resolved(.own(UInt16(ordinal))))
            } else {
                let line = LineNumber(UInt32(owner - RowOwner.firstLine))
                rows.append(.back(line: line, distance: distances[next], ordinal: UInt16(ordinal)))
                next += 1
            }
        }
    }

    private func owner(from reader: inout ByteReader) throws(ChangeSetError) -> UInt64 {
        let owner = try reader.varint()
        if owner >= RowOwner.firstLine {
            guard owner - RowOwner.firstLine < UInt64(lineCount) else {
                throw .indexOutOfRange(owner - RowOwner.firstLine, count: lineCount)
            }
        } else if owner == UInt64(RowOwner.ownChange), kind == .target {
            throw .invalidField(.columns)
        }
        return owner
    }

    private func foreign(from opaque: inout ByteReader) throws(ChangeSetError) -> RowReference {
        guard let ledger = LedgerID(bytes: try opaque.bytes(LedgerID.byteCount)),
            let id = RowID(bytes: try opaque.bytes(RowID.byteCount))
        else { throw .truncated }
        return .foreign(ledger, id)
    }

    /// Reads the column's texts, in their turn among all of the set's.
    mutating func readTexts(from texts: inout ScsuDecoder) throws(ChangeSetError) {
        guard kind == .text || kind == .word else { return }
        var read: [Value] = []
        read.reserveCapacity(textLengths.count)
        for length in textLengths {
            let text = Utf8Text(trusted: try texts.text(scalars: length))
            read.append(kind == .text ? .text(text) : .code(text))
        }
        textLengths = []
        values = wordIndexes?.map { read[$0] } ?? read
        wordIndexes = nil
    }

    /// The next value, as the change at hand means it.
    mutating func nextValue(
        for stamp: ChangeSetDecoder.Stamp,
    ) throws(ChangeSetError) -> Value {
        if kind == .row { return .row(try nextRow(for: stamp)) }
        defer { cursor += 1 }
        return values[cursor]
    }

    /// The next row, as the change at hand means it.
    mutating func nextRow(
        for stamp: ChangeSetDecoder.Stamp,
    ) throws(ChangeSetError) -> RowReference {
        defer { cursor += 1 }
        switch rows[cursor] {
        case .resolved(let row): return row
        case .back(let line, let distance, let ordinal):
            let base = RowOwner.base(of: line, at: stamp.dot, stamp.context)
            let (place, overflows) = Int64(base.value).subtractingReportingOverflow(distance)
            guard !overflows, let sequence = UInt32(exactly: place), sequence > 0 else {
                throw .invalidField(.columns)
            }
            let dot = Dot(line: line, sequence: SequenceNumber(sequence))
            return .row(RowKey(dot, ordinal: ordinal))
        }
    }
}
