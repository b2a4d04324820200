import Foundation
import GRDB
package import SyncProtocol

// Saving touched rows, each once a batch.

/// A complaint as it is saved: the merged row, and what the rules derive from it.
package struct SavedComplaint: Sendable {
    /// The row's key.
    package let key: RowKey
    /// The name that every node gives the row.
    package let id: RowID
    /// The merged row.
    package let row: RowState
    /// Whether the row is not stored yet.
    package let isNew: Bool
    /// What the rules derive.
    package let standing: StoredStanding

    /// Describes a complaint to save.
    package init(
        key: RowKey,
        id: RowID,
        row: RowState,
        isNew: Bool,
        standing: StoredStanding,
    ) {
        self.key = key
        self.id = id
        self.row = row
        self.isNew = isNew
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
        var insert = try RowStatement(Self.insertComplaint, in: db)
        var update = try RowStatement(Self.updateComplaint, in: db)
        for complaint in complaints {
            for key in try figures(storedFor: complaint) { deltas[key, default: 0] -= 1 }
            for key in complaint.standing.figures { deltas[key, default: 0] += 1 }
            if complaint.isNew {
                insert.bind(complaint.key.packed)
                insert.bind(log.number)
                insert.bind(blob: complaint.id.bytes)
                insert.bind(complaint)
                try insert.run()
            } else {
                update.bind(complaint)
                update.bind(complaint.key.packed)
                try update.run()
            }
        }
        try add(deltas, to: log.number)
    }

    private static let derivedNames = "state, current_category, conflicts, next_due, figures"

    private static let insertComplaint: String = {
        let table = DomainTable.complaint
        let marks = String(repeating: "?, ", count: table.columns.count + 9)
        return """
            INSERT INTO complaint (key, ledger, id, clock, \(table.columnNames), \(derivedNames),
              search_stale) VALUES (\(marks)1)
            """
    }()

    private static let updateComplaint: String = {
        let names = "\(DomainTable.complaint.columnNames), \(derivedNames)".split(separator: ", ")
        let assignments = names.map { "\($0) = ?" }.joined(separator: ", ")
        return "UPDATE complaint SET clock = ?, \(assignments), search_stale = 1 WHERE key = ?"
    }()

    /// Saves actions.
    package func save(_ actions: [StoredAction], in log: LedgerLog) throws {
        let table = DomainTable.action
        var insert = try RowStatement(Self.insertAction, in: db)
        for action in actions {
            insert.bind(action.key.packed)
            insert.bind(log.number)
            insert.bind(blob: table.clock(of: action.row))
            insert.bind(blob: action.storedContext)
            insert.bind(action.row, table)
            try insert.run()
        }
    }

    private static let insertAction: String = {
        let table = DomainTable.action
        let marks = String(repeating: ", ?", count: table.columns.count + 3)
        return """
            INSERT OR REPLACE INTO action (key, ledger, clock, context, \(table.columnNames))
            VALUES (?\(marks))
            """
    }()

    /// Saves rows of tables without columns of their own.
    package func save(_ rows: [(key: RowKey, row: RowState)], in log: LedgerLog) throws {
        for (key, row) in rows {
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

    /// Removes every row and summary of a ledger, before they are made again from its log.
    package func clearRows(of log: LedgerLog) throws {
        try db.execute(
            sql: "DELETE FROM search WHERE rowid IN (SELECT key FROM complaint WHERE ledger = ?)",
            arguments: [log.number]
        )
        for table in ["complaint", "action", "other_row", "summary"] {
            try db.execute(
                sql: "DELETE FROM \(table) WHERE ledger = ?",
                arguments: [log.number]
            )
        }
    }
}

extension RowStatement {
    /// Binds what is written of a complaint that is new and of one that has changed alike.
    fileprivate mutating func bind(_ complaint: SavedComplaint) {
        let table = DomainTable.complaint
        let standing = complaint.standing
        bind(blob: table.clock(of: complaint.row))
        bind(complaint.row, table)
        bind(text: Array(standing.state.utf8))
        bind(text: Array(standing.category.utf8))
        bind(Int64(standing.conflicts))
        bind(standing.nextDue.map { Int64($0) })
        bind(blob: SummaryKey.packed(standing.figures))
    }
}
