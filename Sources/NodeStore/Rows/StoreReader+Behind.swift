import GRDB
import SyncProtocol

// Ledgers whose rows an older version has folded, and which of them that concerns.

extension StoreReader {
    /// The ledgers that were folded before the last step of the schema.
    package func ledgersBehind() throws -> [HeldLedger] {
        let numbers = Set(try Int64.fetchAll(db, sql: "SELECT ledger FROM ledger_behind"))
        return numbers.isEmpty ? [] : try ledgers().filter { numbers.contains($0.number) }
    }

    /// Whether folding a ledger again can change any of its rows.
    ///
    /// It cannot if no row of it has a cell that got its column since; but whoever changes the rules
    /// says so, and then it always can.
    package func gainsByFolding(_ ledger: HeldLedger) throws -> Bool {
        let sql = "SELECT since FROM ledger_behind WHERE ledger = ?"
        guard let since = try Int.fetchOne(db, sql: sql, arguments: [ledger.number]) else {
            return false
        }
        return try schema.steps(since: since).contains { step in
            if step.changesRules { return true }
            return try step.tables.contains { try holdsAny(of: $0, in: ledger) }
        }
    }

    /// Whether a row of a ledger has a cell with one of some columns, or cannot be read.
    private func holdsAny(of added: DomainTable, in ledger: HeldLedger) throws -> Bool {
        guard let table = schema.table(added.tag) else { return false }
        let sql = """
            SELECT \(table.stateColumns) FROM \(table.name)
            WHERE key IN (\(Self.keys(of: table.name)))
            """
        var rows = try RowStatement(sql, in: db)
        rows.bind(ledger.number)
        return try rows.contains { row in
            guard let state = try? table.state(of: row) else { return true }
            return added.columns.contains { state[$0.tag] != nil }
        }
    }
}

extension StoreWriter {
    /// Notes that the rows of a ledger are what this version makes of its log.
    package func noteFolded(_ ledger: StoreReader.HeldLedger) throws {
        try db.run("DELETE FROM ledger_behind WHERE ledger = ?", [ledger.number])
    }
}
