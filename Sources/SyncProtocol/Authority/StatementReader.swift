/// Reads the fields of a statement; each is bounded before memory is taken.
struct StatementReader {
    private var reader: ByteReader

    init(_ bytes: [UInt8]) { reader = ByteReader(bytes) }

    /// One byte.
    mutating func byte() throws(StatementError) -> UInt8 { try bytes(1)[0] }

    /// Exactly `count` bytes.
    mutating func bytes(_ count: Int) throws(StatementError) -> [UInt8] {
        guard count <= reader.remaining else { throw .truncated }
        do { return try reader.bytes(count) } catch { throw .truncated }
    }

    /// A number in its shortest form, at most `limit`.
    mutating func count(
        _ field: StatementError.Field,
        limit: Int,
    ) throws(StatementError) -> Int {
        let value: UInt64
        do { value = try reader.varint() } catch .truncated { throw .truncated } catch {
            throw .invalid(field)
        }
        guard value <= UInt64(limit) else { throw .tooLong(field, length: value, limit: limit) }
        return Int(value)
    }

    /// A code or a prefix.
    mutating func text(_ field: StatementError.Field) throws(StatementError) -> Utf8Text {
        let length = try count(field, limit: Utf8Text.codeLimitBytes)
        guard let text = Utf8Text(validating: try bytes(length)) else { throw .invalid(field) }
        return text
    }

    /// A key that a signature can be trusted under.
    mutating func signingKey() throws(StatementError) -> VerifyingKey {
        guard let key = VerifyingKey(bytes: try bytes(VerifyingKey.byteCount)) else {
            throw .invalid(.signingKey)
        }
        return key
    }

    /// A ledger id.
    mutating func ledger() throws(StatementError) -> LedgerID {
        guard let ledger = LedgerID(bytes: try bytes(LedgerID.byteCount)) else { throw .truncated }
        return ledger
    }

    /// Last accepted places, by ledger.
    mutating func limits() throws(StatementError) -> [Limit] {
        var ledgers: [LedgerID] = []
        var limits: [Limit] = []
        for _ in 0..<(try count(.limits, limit: Revocation.limitCount)) {
            let ledger = try ledger()
            try Self.append(ledger, to: &ledgers, .limits)
            let count = try count(.limits, limit: Revocation.limitCount - limits.count)
            guard count > 0 else { throw .invalid(.limits) }
            for _ in 0..<count { try Self.append(try limit(in: ledger), to: &limits, .limits) }
        }
        return limits
    }

    /// A last accepted place in a ledger.
    private mutating func limit(in ledger: LedgerID) throws(StatementError) -> Limit {
        guard let origin = Origin(bytes: try bytes(Origin.byteCount)) else { throw .truncated }
        let place = try count(.limits, limit: Int(UInt32.max))
        guard place > 0 else { throw .invalid(.limits) }
        guard let hash = Digest256(bytes: try bytes(Digest256.byteCount)) else { throw .truncated }
        let sequence = SequenceNumber(UInt32(place))
        return Limit(ledger: ledger, origin: origin, sequence: sequence, hash: hash)
    }

    /// The row of a statement.
    mutating func row() throws(StatementError) -> RowID {
        guard let row = RowID(bytes: try bytes(RowID.byteCount)) else { throw .truncated }
        return row
    }

    /// The rows of the statements that are replaced.
    mutating func replaces() throws(StatementError) -> [RowID] {
        var rows: [RowID] = []
        for _ in 0..<(try count(.replaces, limit: Statement.replacesLimit)) {
            try Self.append(try row(), to: &rows, .replaces)
        }
        return rows
    }

    /// The signature at the end: its length, which is 0 or 64, and its bytes.
    mutating func rootSignature() throws(StatementError) -> [UInt8]? {
        let length = try count(.rootSignature, limit: Head.signatureByteCount)
        if length == 0 { return nil }
        guard length == Head.signatureByteCount else { throw .invalid(.rootSignature) }
        return try bytes(length)
    }

    /// Refuses what follows after the end.
    func end() throws(StatementError) {
        if !reader.isAtEnd { throw .trailingBytes(reader.remaining) }
    }

    /// Appends an element that must stand above the one before it.
    static func append<Element: Comparable>(
        _ element: Element,
        to elements: inout [Element],
        _ field: StatementError.Field,
    ) throws(StatementError) {
        if let last = elements.last, last >= element { throw .unsorted(field) }
        elements.append(element)
    }
}
