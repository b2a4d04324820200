import Foundation
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
            let sql = "SELECT \(table.stateColumns) FROM \(table.name) WHERE key = ?"
            let statement = try db.cachedStatement(sql: sql)
            let rows = try Row.fetchCursor(statement, arguments: [key.packed])
            return try rows.next().map(table.state)
        }
        let sql = "SELECT clock FROM other_row WHERE key = ? AND tag = ?"
        let statement = try db.cachedStatement(sql: sql)
        return try Data.fetchOne(statement, arguments: [key.packed, tag.value]).map {
            try RowState(tag: tag, clock: $0, columns: [])
        }
    }

    /// Whether a stored row has in its columns all that they can hold, and only the rest in its clock.
    package func isInPlace(_ row: RowState, under key: RowKey) throws -> Bool {
        let table = schema.table(row.table)
        let sql = "SELECT clock FROM \(table?.name ?? "other_row") WHERE key = ?"
        let statement = try db.cachedStatement(sql: sql)
        let stored = try Data.fetchOne(statement, arguments: [key.packed]).map(Array.init)
        return stored == table?.clock(of: row) ?? row.clock { _, _ in false }
    }

    /// The keys of all rows of a ledger, table by table, in the order of their keys.
    package func rowKeys(of log: LedgerLog) throws -> [(tag: TableTag, keys: [RowKey])] {
        var found: [(tag: TableTag, keys: [RowKey])] = []
        for table in schema.tables {
            let sql = "SELECT key FROM \(table.name) WHERE ledger = ? ORDER BY key"
            let keys = try Int64.fetchAll(db, sql: sql, arguments: [log.number])
            found.append((table.tag, keys.map(RowKey.init(packed:))))
        }
        let sql = "SELECT DISTINCT tag FROM other_row WHERE ledger = ? ORDER BY tag"
        for tag in try UInt32.fetchAll(db, sql: sql, arguments: [log.number]) {
            let sql = "SELECT key FROM other_row WHERE ledger = ? AND tag = ? ORDER BY key"
            let keys = try Int64.fetchAll(db, sql: sql, arguments: [log.number, tag])
            found.append((TableTag(tag), keys.map(RowKey.init(packed:))))
        }
        return found.sorted { $0.tag < $1.tag }
    }

    /// The rows of a table without columns of its own, in the order of their keys.
    package func otherRows(
        _ tag: TableTag,
        of ledger: Int64,
    ) throws -> [(key: RowKey, row: RowState)] {
        let sql = "SELECT key, clock FROM other_row WHERE ledger = ? AND tag = ? ORDER BY key"
        let statement = try db.cachedStatement(sql: sql)
        return try Row.fetchAll(statement, arguments: [ledger, tag.value]).map { row in
            (
                RowKey(packed: try row.decode(forColumn: "key")),
                try RowState(tag: tag, clock: try row.decode(forColumn: "clock"), columns: [])
            )
        }
    }
}
