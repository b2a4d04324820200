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
        var insert = try RowStatement(Self.insertComplaint, in: db)
        var update = try RowStatement(Self.updateComplaint, in: db)
        var derive = try RowStatement(Self.updateStanding, in: db)
        for complaint in complaints {
            for key in try figures(storedFor: complaint) { deltas[key, default: 0] -= 1 }
            for key in complaint.standing.figures { deltas[key, default: 0] += 1 }
            switch complaint.deed {
            case .created:
                insert.bind(complaint.key.packed)
                insert.bind(log.number)
                insert.bind(blob: complaint.id.bytes)
                insert.bind(row: complaint.row)
                insert.bind(complaint.standing)
                try insert.run()
            case .written:
                update.bind(row: complaint.row)
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
        let names = "clock, \(DomainTable.complaint.columnNames), \(derivedNames)"
        return "UPDATE complaint SET \(assignments(to: names)), search_stale = 1 WHERE key = ?"
    }()

    private static let updateStanding =
        "UPDATE complaint SET \(assignments(to: derivedNames)), search_stale = 1 WHERE key = ?"

    private static func assignments(to names: String) -> String {
        names.split(separator: ", ").map { "\($0) = ?" }.joined(separator: ", ")
    }

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
    fileprivate mutating func bind(row: RowState) {
        bind(blob: DomainTable.complaint.clock(of: row))
        bind(row, DomainTable.complaint)
    }

    fileprivate mutating func bind(_ standing: StoredStanding) {
        bind(text: Array(standing.state.utf8))
        bind(text: Array(standing.category.utf8))
        bind(Int64(standing.conflicts))
        bind(standing.nextDue.map { Int64($0) })
        bind(blob: SummaryKey.packed(standing.figures))
    }
}
