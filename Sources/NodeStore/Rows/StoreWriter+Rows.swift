import Foundation
import GRDB
package import SyncProtocol

// Saving touched rows, each once a batch.

extension StoreWriter {
    /// Begins to save complaints of a ledger.
    package func complaintSaving(in log: LedgerLog) throws -> ComplaintSaving {
        try ComplaintSaving(writer: self, ledger: log.number)
    }

    /// Begins to save actions of a ledger.
    package func actionSaving(in log: LedgerLog) throws -> ActionSaving {
        try ActionSaving(writer: self, ledger: log.number)
    }

    /// Saves rows of tables that the rules derive nothing for.
    package func save(_ rows: [(key: RowKey, row: RowState)], in log: LedgerLog) throws {
        for (key, row) in rows {
            if let table = schema.table(row.table) {
                try save(row, under: key, in: table, of: log)
                continue
            }
            try db.run(
                """
                INSERT INTO other_row (key, ledger, tag, clock) VALUES (?, ?, ?, ?)
                ON CONFLICT (key) DO UPDATE SET clock = excluded.clock
                """,
                [
                    key.packed, log.number, row.table.value, Data(row.clock { _, _ in false }),
                ]
            )
        }
    }

    private func save(
        _ row: RowState,
        under key: RowKey,
        in table: DomainTable,
        of log: LedgerLog,
    ) throws {
        let marks = String(repeating: ", ?", count: table.columns.count + 2)
        var insert = try RowStatement(
            """
            INSERT OR REPLACE INTO \(table.name) (key, ledger, clock, \(table.columnNames))
            VALUES (?\(marks))
            """,
            in: db
        )
        insert.bind(key.packed)
        insert.bind(log.number)
        insert.bind(row, withClock: table)
        try insert.run()
    }

    /// Removes every row and summary of a ledger, before they are made again from its log.
    package func clearRows(of log: LedgerLog) throws {
        let cases = StoreReader.keys(of: schema.complaint.name)
        try db.run("DELETE FROM search WHERE rowid IN (\(cases))", [log.number])
        try db.run("DELETE FROM search_stale WHERE key IN (\(cases))", [log.number])
        for table in schema.tables.map(\.name) {
            let keys = StoreReader.keys(of: table)
            try db.run("DELETE FROM \(table) WHERE key IN (\(keys))", [log.number])
        }
        for table in ["other_row", "summary", "year_counts"] {
            try db.run("DELETE FROM \(table) WHERE ledger = ?", [log.number])
        }
    }
}
