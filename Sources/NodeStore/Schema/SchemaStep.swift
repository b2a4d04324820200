import SyncProtocol

/// One numbered step from an older database to a newer one; a released step is never edited.
///
/// It adds columns and tables and changes no row by itself. What the log has held for them since
/// before comes in when the ledgers concerned are folded again.
package struct SchemaStep: Sendable {
    /// What it brings, in a few words.
    let name: String
    /// The tables that it makes, and those that get further columns: just these.
    let tables: [DomainTable]
    /// Whether the rules make something else of cells that had a column before, so that every ledger
    /// is folded again and not only those with a cell that gets a column now.
    let changesRules: Bool

    /// Describes a step.
    package init(name: String, tables: [DomainTable], changesRules: Bool = false) {
        self.name = name
        self.tables = tables
        self.changesRules = changesRules
    }

    /// The statements that carry it out.
    ///
    /// - Parameters:
    ///   - number: its number.
    ///   - known: the tables that are there before it.
    /// - Returns: SQL.
    func script(number: Int, known: Set<TableTag>) -> String {
        let changes = tables.map { table in
            known.contains(table.tag) ? Self.extending(table) : Self.making(table)
        }
        return (changes + [Self.markingBehind(since: number)]).joined(separator: "\n")
    }

    private static func extending(_ table: DomainTable) -> String {
        table.columns.map { "ALTER TABLE \(table.name) ADD COLUMN \($0.definition);" }
            .joined(separator: "\n")
    }

    /// Rows of the table may be there already, as those of a newer version: with all their values in
    /// the clock they can be read from where they lie now.
    private static func making(_ table: DomainTable) -> String {
        """
        CREATE TABLE \(table.name) (
          key INTEGER PRIMARY KEY,
          ledger INTEGER NOT NULL REFERENCES ledger (number),
          clock BLOB NOT NULL,
          \(table.columnDefinitions)
        ) STRICT;
        CREATE INDEX \(table.name)_by_ledger ON \(table.name) (ledger);
        INSERT INTO \(table.name) (key, ledger, clock)
          SELECT key, ledger, clock FROM other_row WHERE tag = \(table.tag);
        DELETE FROM other_row WHERE tag = \(table.tag);
        """
    }

    private static func markingBehind(since number: Int) -> String {
        """
        INSERT INTO ledger_behind (ledger, since) SELECT number, \(number) FROM ledger WHERE true
          ON CONFLICT (ledger) DO NOTHING;
        """
    }
}
