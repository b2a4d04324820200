import SyncProtocol

/// Which block holds a stretch of a line, with the stamps.
struct Span {
    let line: LineNumber
    let first: SequenceNumber
    private(set) var last: SequenceNumber
    let block: Int64
    private(set) var stamps: [UInt8]

    init(
        line: LineNumber,
        first: SequenceNumber,
        last: SequenceNumber,
        block: Int64,
        stamps: [UInt8],
    ) {
        self.line = line
        self.first = first
        self.last = last
        self.block = block
        self.stamps = stamps
    }

    /// The span with another one behind it.
    func joined(with next: Span) -> Span {
        var joined = self
        joined.last = next.last
        joined.stamps += next.stamps
        return joined
    }

    init(_ row: StoredColumns) throws {
        line = LineNumber(try row.integer(0))
        first = SequenceNumber(try row.integer(1))
        last = SequenceNumber(try row.integer(2))
        block = try row.integer(3)
        stamps = try row.bytes(4)
    }

    func holds(_ dot: Dot) -> Bool {
        dot.line == line && dot.sequence >= first && dot.sequence <= last
    }

    func stamp(at sequence: SequenceNumber) -> ChangeStamp? {
        ChangeStamp(stamps, at: Int(sequence.value - first.value) * ChangeStamp.byteCount)
    }
}

extension StoreReader {
    /// The last span of a line that begins at a place or before.
    func span(from dot: Dot) throws -> Span? {
        var statement = try RowStatement(
            """
            SELECT line, first, last, block, stamps FROM span
            WHERE line = ? AND first <= ? ORDER BY first DESC LIMIT 1
            """,
            in: db
        )
        statement.bind(dot)
        return try statement.first(Span.init)
    }
}

extension RowStatement {
    /// Binds a place: its line, then its sequence.
    mutating func bind(_ dot: Dot) {
        bind(Int64(dot.line.value))
        bind(Int64(dot.sequence.value))
    }
}
