import SyncProtocol

/// Which block holds a stretch of a line, with the stamps.
struct Span {
    let line: LineNumber
    let first: SequenceNumber
    private(set) var last: SequenceNumber
    let block: Int64
    private(set) var stamps: [UInt8]

    /// Takes another one in that follows.
    mutating func join(_ next: Span) {
        last = next.last
        stamps += next.stamps
    }

    func holds(_ dot: Dot) -> Bool {
        dot.line == line && dot.sequence >= first && dot.sequence <= last
    }

    func stamp(at sequence: SequenceNumber) -> ChangeStamp? {
        ChangeStamp(stamps, at: Int(sequence.value - first.value) * ChangeStamp.byteCount)
    }
}

extension Span {
    /// A span as it is stored; in an extension, so that there is the memberwise way as well.
    init(_ row: StoredColumns) throws {
        line = LineNumber(try row.integer(0))
        first = SequenceNumber(try row.integer(1))
        last = SequenceNumber(try row.integer(2))
        block = try row.integer(3)
        stamps = try row.bytes(4)
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

    /// The spans of a line that begin within a stretch, in their order.
    func spans(of stretch: BlockStretch) throws -> [Span] {
        var statement = try RowStatement(
            """
            SELECT line, first, last, block, stamps FROM span
            WHERE line = ? AND first BETWEEN ? AND ? ORDER BY first
            """,
            in: db
        )
        statement.bind(Dot(line: stretch.line, sequence: stretch.range.lowerBound))
        statement.bind(Int64(stretch.range.upperBound.value))
        return try statement.all(Span.init)
    }

    /// What neighbouring blocks of a ledger hold together, a stretch a line, by line.
    func stretches(ofBlocks numbers: [Int64], in log: LedgerLog) throws -> [BlockStretch] {
        guard let first = numbers.first, let last = numbers.last else { return [] }
        var statement = try RowStatement(
            "SELECT number, stretches FROM block WHERE ledger = ? AND number BETWEEN ? AND ?",
            in: db
        )
        for value in [log.number, first, last] { statement.bind(value) }
        let held = try statement.all { row in
            guard let stretches = BlockStretch.unpacked(try row.bytes(1)) else {
                throw StoreError.damagedBlock(number: try row.integer(0))
            }
            return stretches
        }
        return Dictionary(grouping: held.joined(), by: \.line).sorted { $0.key < $1.key }.map {
            line,
            stretches in
            let places = stretches.map(\.range)
            let start = places.map(\.lowerBound).min() ?? .first
            let end = places.map(\.upperBound).max() ?? .first
            return BlockStretch(line: line, range: start...end)
        }
    }
}

extension RowStatement {
    /// Binds a place: its line, then its sequence.
    mutating func bind(_ dot: Dot) {
        bind(Int64(dot.line.value))
        bind(Int64(dot.sequence.value))
    }
}
