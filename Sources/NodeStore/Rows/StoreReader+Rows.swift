import GRDB
package import SyncProtocol

// Rows as merged, by key.

extension StoreReader {
    /// The stored states of rows of one table; a row that is not there has no entry.
    package func rows(_ tag: TableTag, _ keys: some Sequence<RowKey>) throws -> [RowKey: RowState] {
        var states: [RowKey: RowState] = [:]
        for key in keys { states[key] = try row(tag, key) }
        return states
    }

    /// The stored state of one row; nil if it is not there, or stands in another table.
    package func row(_ tag: TableTag, _ key: RowKey) throws -> RowState? {
        if let table = schema.table(tag) {
            var statement = try RowStatement(table.selectByKey, in: db)
            statement.bind(key.packed)
            return try statement.first(table.state)
        }
        let sql = "SELECT clock FROM other_row WHERE key = ? AND tag = ?"
        var statement = try RowStatement(sql, in: db)
        statement.bind(key.packed)
        statement.bind(Int64(tag.value))
        return try statement.first {
            try RowState(table: tag, clock: try $0.bytes(0), columns: [])
        }
    }

    /// Whether a stored row has in its columns all that they can hold, and only the rest in its clock.
    package func isInPlace(_ row: RowState, under key: RowKey) throws -> Bool {
        let table = schema.table(row.table)
        let sql = "SELECT clock FROM \(table?.name ?? "other_row") WHERE key = ?"
        var statement = try RowStatement(sql, in: db)
        statement.bind(key.packed)
        let stored = try statement.first { try $0.bytes(0) }
        return stored == table?.clock(of: row) ?? row.clock { _, _ in false }
    }

    /// The keys of all rows of a ledger, table by table, in the order of their keys.
    package func rowKeys(of log: LedgerLog) throws -> [(tag: TableTag, keys: [RowKey])] {
        var found: [(tag: TableTag, keys: [RowKey])] = []
        for table in schema.tables {
            found.append((table.tag, try keys(of: table.name, in: log.number)))
        }
        let sql = "SELECT DISTINCT tag FROM other_row WHERE ledger = ? ORDER BY tag"
        for tag in try UInt32.fetchAll(db, sql: sql, arguments: [log.number]) {
            found.append((TableTag(tag), try otherKeys(TableTag(tag), of: log.number)))
        }
        return found.sorted { $0.tag < $1.tag }
    }

    /// The keys of a ledger's rows of a table, in their order.
    func keys(of table: String, in ledger: Int64) throws -> [RowKey] {
        let sql = Self.keys(of: table) + " ORDER BY \(table).key"
        var statement = try RowStatement(sql, in: db)
        statement.bind(ledger)
        return try statement.all { RowKey(packed: try $0.integer(0)) }
    }

    /// Selects the keys of a ledger's rows of a table that has no index by ledger.
    ///
    /// A key begins with its line, so the rows of a ledger are those of its lines; an index would have to
    /// be written with every row, and without one a hub would go through the rows of all its offices.
    static func keys(of table: String) -> String {
        """
        SELECT \(table).key FROM line CROSS JOIN \(table)
        ON \(table).key BETWEEN line.number << \(RowKey.lineShift)
          AND ((line.number + 1) << \(RowKey.lineShift)) - 1
        WHERE line.ledger = ?
        """
    }

    /// The keys of the rows of a table without columns of its own, in their order.
    package func otherKeys(_ tag: TableTag, of ledger: Int64) throws -> [RowKey] {
        let sql = "SELECT key FROM other_row WHERE ledger = ? AND tag = ? ORDER BY key"
        var statement = try RowStatement(sql, in: db)
        statement.bind(ledger)
        statement.bind(Int64(tag.value))
        return try statement.all { RowKey(packed: try $0.integer(0)) }
    }

    /// The rows of a table without columns of its own in all ledgers.
    package func otherRows(_ tag: TableTag) throws -> [(ledger: Int64, row: RowState)] {
        // By way of the ledgers, since the index of the rows begins with them.
        let sql = """
            SELECT ledger.number, clock FROM ledger
            CROSS JOIN other_row ON other_row.ledger = ledger.number AND tag = ?
            ORDER BY other_row.key
            """
        var statement = try RowStatement(sql, in: db)
        statement.bind(Int64(tag.value))
        return try statement.all { row in
            (try row.integer(0), try RowState(table: tag, clock: try row.bytes(1), columns: []))
        }
    }

    /// The rows of a table without columns of its own, in the order of their keys.
    package func otherRows(
        _ tag: TableTag,
        of ledger: Int64,
    ) throws -> [(key: RowKey, row: RowState)] {
        let sql = "SELECT key, clock FROM other_row WHERE ledger = ? AND tag = ? ORDER BY key"
        var statement = try RowStatement(sql, in: db)
        statement.bind(ledger)
        statement.bind(Int64(tag.value))
        return try statement.all { row in
            (
                RowKey(packed: try row.integer(0)),
                try RowState(table: tag, clock: try row.bytes(1), columns: [])
            )
        }
    }
}
