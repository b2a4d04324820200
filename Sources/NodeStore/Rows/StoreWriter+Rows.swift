import Foundation
import GRDB
package import SyncProtocol

// Saving touched rows, each once a batch.

/// A complaint as it is saved: the merged row, and what the rules derive from it.
package struct SavedComplaint: Sendable {
    /// What has happened to a complaint's row.
    package enum Deed: Sendable {
        /// It is not stored yet.
        case created
        /// Some of its cells were written.
        case written
        /// Nothing: only actions were taken, or the rules have changed.
        case kept
    }

    /// The row's key.
    package let key: RowKey
    /// The name that every node gives the row.
    package let id: RowID
    /// The merged row.
    package let row: RowState
    /// What has happened to the row.
    package let deed: Deed
    /// What the rules derive.
    package let standing: StoredStanding

    /// Describes a complaint to save.
    package init(
        key: RowKey,
        id: RowID,
        row: RowState,
        deed: Deed,
        standing: StoredStanding,
    ) {
        self.key = key
        self.id = id
        self.row = row
        self.deed = deed
        self.standing = standing
    }
}

/// What the rules derive from a case and is stored beside it, so that lists need no rules.
package struct StoredStanding: Hashable, Sendable {
    /// The state's machine name.
    package let state: String
    /// The category's code as it stands.
    package let category: String
    /// How many conflicts wait for a person.
    package let conflicts: Int
    /// The earliest day, as days since 1970, by which something owed is not done; nil if nothing is.
    package let nextDue: Int?
    /// What the case adds to the summaries.
    package let figures: [SummaryKey]

    /// Describes a standing.
    package init(
        state: String,
        category: String,
        conflicts: Int,
        nextDue: Int?,
        figures: [SummaryKey],
    ) {
        self.state = state
        self.category = category
        self.conflicts = conflicts
        self.nextDue = nextDue
        self.figures = figures
    }
}

extension StoreWriter {
    /// Saves complaints, and moves the summaries by what each now adds instead of before.
    package func save(_ complaints: [SavedComplaint], in log: LedgerLog) throws {
        var deltas: [SummaryKey: Int] = [:]
        var insert = try RowStatement(schema.statements.insertComplaint, in: db)
        var update = try RowStatement(schema.statements.updateComplaint, in: db)
        var derive = try RowStatement(CaseStatements.updateStanding, in: db)
        for complaint in complaints {
            for key in try figures(storedFor: complaint) { deltas[key, default: 0] -= 1 }
            for key in complaint.standing.figures { deltas[key, default: 0] += 1 }
            switch complaint.deed {
            case .created:
                insert.bind(complaint.key.packed)
                insert.bind(log.number)
                insert.bind(blob: complaint.id.bytes)
                insert.bind(complaint.row, withClock: schema.complaint)
                insert.bind(complaint.standing)
                try insert.run()
            case .written:
                update.bind(complaint.row, withClock: schema.complaint)
                update.bind(complaint.standing)
                update.bind(complaint.key.packed)
                try update.run()
            case .kept:
                derive.bind(complaint.standing)
                derive.bind(complaint.key.packed)
                try derive.run()
            }
        }
        try add(deltas, to: log.number)
    }

    /// Saves actions.
    package func save(_ actions: [StoredAction], in log: LedgerLog) throws {
        let table = schema.action
        var insert = try RowStatement(schema.statements.insertAction, in: db)
        for action in actions {
            insert.bind(action.key.packed)
            insert.bind(log.number)
            insert.bind(blob: table.clock(of: action.row))
            insert.bind(blob: action.storedContext)
            insert.bind(action.row, table)
            try insert.run()
        }
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
        try db.execute(
            sql: "DELETE FROM search WHERE rowid IN (SELECT key FROM complaint WHERE ledger = ?)",
            arguments: [log.number]
        )
        for table in schema.tables.map(\.name) + ["other_row", "summary"] {
            try db.execute(
                sql: "DELETE FROM \(table) WHERE ledger = ?",
                arguments: [log.number]
            )
        }
    }
}

extension RowStatement {
    fileprivate mutating func bind(_ row: RowState, withClock table: DomainTable) {
        bind(blob: table.clock(of: row))
        bind(row, table)
    }

    fileprivate mutating func bind(_ standing: StoredStanding) {
        bind(text: Array(standing.state.utf8))
        bind(text: Array(standing.category.utf8))
        bind(Int64(standing.conflicts))
        bind(standing.nextDue.map { Int64($0) })
        bind(blob: SummaryKey.packed(standing.figures))
    }
}
