import GRDB
import SyncProtocol

// Counts that follow every merge, and their reading.

extension StoreWriter {
    /// Moves counts; one that comes to nothing is removed.
    func add(_ deltas: [SummaryKey: Int], to ledger: Int64) throws {
        var move = try RowStatement(
            """
            INSERT INTO summary (ledger, kind, a, b, c, d, count) VALUES (?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT DO UPDATE SET count = count + excluded.count
            """,
            in: db
        )
        var drop = try RowStatement(
            """
            DELETE FROM summary
            WHERE ledger = ? AND kind = ? AND a = ? AND b = ? AND c = ? AND d = ? AND count = 0
            """,
            in: db
        )
        for (key, delta) in deltas.sorted(by: { $0.key < $1.key }) where delta != 0 {
            move.bind(key, of: ledger)
            move.bind(Int64(delta))
            try move.run()
            if delta < 0 {
                drop.bind(key, of: ledger)
                try drop.run()
            }
        }
        try addToYears(deltas, of: ledger)
    }
}

extension RowStatement {
    fileprivate mutating func bind(_ key: SummaryKey, of ledger: Int64) {
        bind(ledger)
        bind(Int64(key.kind.rawValue))
        bind(Int64(key.a))
        for word in [key.b, key.c, key.d] { bind(text: word) }
    }
}

extension StoreReader {
    /// The counts of one kind in a ledger, within a range of `a`, sorted by key.
    package func summary(
        _ kind: SummaryKey.Kind,
        of ledger: Int64,
        a range: ClosedRange<Int>,
    ) throws -> [(key: SummaryKey, count: Int)] {
        let sql = """
            SELECT a, b, c, d, count FROM summary
            WHERE ledger = ? AND kind = ? AND a BETWEEN ? AND ? ORDER BY a, b, c, d
            """
        return try Row.fetchAll(
            db.cachedStatement(sql: sql),
            arguments: [ledger, kind.rawValue, range.lowerBound, range.upperBound]
        ).map { row in
            (
                SummaryKey(
                    kind,
                    a: try row.decode(forColumn: "a"),
                    b: try row.decode(forColumn: "b"),
                    c: try row.decode(forColumn: "c"),
                    d: try row.decode(forColumn: "d")
                ), try row.decode(forColumn: "count")
            )
        }
    }

    /// All counts of a ledger, sorted by key.
    package func allSummaries(of ledger: Int64) throws -> [(key: SummaryKey, count: Int)] {
        try SummaryKey.Kind.allCases.flatMap { try summary($0, of: ledger, a: Int.min...Int.max) }
    }
}
