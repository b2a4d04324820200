import GRDB
package import SyncProtocol

extension StoreReader {
    /// A number that no line of the database has; the following ones are free as well.
    ///
    /// - Throws: what SQLite reports.
    package func firstFreeLine() throws -> LineNumber {
        var last = try RowStatement("SELECT max(number) FROM line", in: db)
        let number = try last.first { try $0.optionalInteger(0) } ?? nil
        return number.map { LineNumber(UInt32(truncatingIfNeeded: $0 + 1)) } ?? LineNumber(0)
    }
}

extension LedgerLog.State {
    /// Reads how the lines of a ledger stand.
    init(of ledger: Int64, in reader: StoreReader) throws {
        firstFreeLine = try reader.firstFreeLine()
        var lines = try RowStatement(
            """
            SELECT number, origin, key, tip_hash, fork_line, fork_sequence, signed_sequence,
              unsigned_bytes, seed, tip_sequence, tip_height
            FROM line WHERE ledger = ?
            """,
            in: reader.db
        )
        lines.bind(ledger)
        _ = try lines.all { try load($0) }
    }

    private mutating func load(_ row: StoredColumns) throws {
        let line = LineNumber(try row.integer(0))
        guard let origin = Origin(bytes: try row.bytes(1)),
            let key = VerifyingKey(bytes: try row.bytes(2)),
            let hash = Digest256(bytes: try row.bytes(3))
        else { throw DatabaseError(resultCode: .SQLITE_CORRUPT) }
        var fork: Dot?
        if try row.optionalInteger(4) != nil, try row.optionalInteger(5) != nil {
            fork = Dot(
                line: LineNumber(try row.integer(4)),
                sequence: SequenceNumber(try row.integer(5))
            )
        }
        lineage.add(line, Lineage.Line(origin: origin, fork: fork))
        keys[origin] = key
        signed[line] = SequenceNumber(try row.integer(6))
        unsigned[line] = try row.integer(7)
        seeds[line] = try row.optionalBytes(8).flatMap { RunSeed(bytes: $0) }
        let sequence = SequenceNumber(try row.integer(9))
        if sequence > .none {
            tips[line] = LineTip(
                sequence: sequence,
                hash: hash,
                height: Height(UInt64(bitPattern: try row.integer(10)))
            )
        }
    }
}
