import GRDB

// A search that finds nothing looks like a register that holds nothing: so an audit reads the index too.

extension NodeStore {
    /// What is said of a damaged search index: all that it holds can be made again.
    package static let searchDamage =
        "the search index is damaged, so that cases are not found; 'tambon doctor --rebuild' makes "
        + "it again"
}

extension StoreWriter {
    /// Whether the index fits the texts that lie beside it, which SQLite's own check does not look at.
    ///
    /// - Throws: what SQLite reports of anything else.
    package func isSearchSound() throws -> Bool {
        do {
            // A command to the index in the form of an insertion; it writes nothing.
            try db.run("INSERT INTO search (search) VALUES ('integrity-check')", [])
            return true
        } catch let error as DatabaseError
            where error.resultCode.primaryResultCode == .SQLITE_CORRUPT
        {
            return false
        }
    }

    /// Makes all indexes again from what they are about, the search index among them.
    ///
    /// - Returns: whether SQLite finds nothing damaged then; else the transaction is to be undone.
    /// - Throws: what SQLite reports of anything but damage.
    func remakeIndexes() throws -> Bool {
        do {
            try db.run("REINDEX", [])
            if try !isSearchSound() { try rebuildSearch() }
            return try String.fetchAll(db, sql: "PRAGMA integrity_check") == ["ok"]
                && isSearchSound()
        } catch let error as DatabaseError
            where [.SQLITE_CORRUPT, .SQLITE_CONSTRAINT].contains(
                error.resultCode.primaryResultCode
            )
        {
            // Two rows of one key, too, are no damage of an index.
            return false
        }
    }

    /// Makes the index anew, whatever it holds: at once from the texts that lie beside it, and from the
    /// rows before the next search.
    ///
    /// - Throws: what SQLite reports.
    package func rebuildSearch() throws {
        try db.run("INSERT INTO search (search) VALUES ('rebuild')", [])
        try db.run("INSERT OR IGNORE INTO search_stale (key) SELECT key FROM complaint", [])
    }
}

extension StoreReader {
    /// How many cases are found by other words than those that stand in their rows.
    ///
    /// Those that are to be indexed before the next search are not counted.
    ///
    /// - Throws: what SQLite reports.
    package func misindexedCount() throws -> Int {
        var words = try CaseWords(db)
        var indexed = try RowStatement("SELECT text FROM search WHERE rowid = ?", in: db)
        let keys = try Int64.fetchAll(
            db,
            sql: "SELECT key FROM complaint WHERE key NOT IN (SELECT key FROM search_stale)"
        )
        return try keys.count { key in
            indexed.bind(key)
            let text = try indexed.first { try $0.optionalBytes(0) ?? [] } ?? []
            return try text != words.text(of: key).folded
        }
    }
}
