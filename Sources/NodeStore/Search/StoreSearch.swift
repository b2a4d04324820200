import GRDB

// Finding cases by what was written in them.
//
// Thai is written without spaces, so the text is indexed by trigrams of characters. A word of one or
// two characters has no trigram; it is looked for in the stored text itself, which costs a scan of
// the cases' text but finds the same as the index would.

extension StoreWriter {
    /// Indexes the cases that were written since the last time; cheap when there are none.
    package func indexStaleCases() throws {
        let stale = try Int64.fetchAll(
            db,
            sql: "SELECT key FROM search_stale ORDER BY key"
        )
        for key in stale {
            try db.run("DELETE FROM search WHERE rowid = ?", [key])
            try db.run(
                """
                INSERT INTO search (rowid, text)
                SELECT key, concat_parts.text FROM complaint, (
                  SELECT group_concat(part, char(10)) AS text FROM (
                    SELECT subject AS part FROM complaint WHERE key = ?1
                    UNION ALL SELECT detail FROM complaint WHERE key = ?1
                    UNION ALL SELECT place FROM complaint WHERE key = ?1
                    UNION ALL SELECT accused FROM complaint WHERE key = ?1
                    UNION ALL SELECT agency FROM complaint WHERE key = ?1
                    UNION ALL SELECT text FROM action WHERE complaint = ?1
                    UNION ALL SELECT unit FROM action WHERE complaint = ?1
                    UNION ALL SELECT reason FROM action WHERE complaint = ?1)) AS concat_parts
                WHERE key = ?1 AND concat_parts.text IS NOT NULL
                """,
                [key]
            )
        }
        try db.run("DELETE FROM search_stale", [])
    }
}

extension StoreReader {
    /// Whether cases were written that the index does not know yet.
    package func hasStaleCases() throws -> Bool {
        let sql = "SELECT EXISTS (SELECT 1 FROM search_stale)"
        return try Bool.fetchOne(db.cachedStatement(sql: sql)) ?? false
    }

    /// The condition on `complaint.key` that finds the cases holding every word of a query.
    ///
    /// - Returns: an SQL condition and its arguments; nil for a query without a word.
    func searchCondition(_ query: String) -> (sql: String, arguments: StatementArguments)? {
        // By scalars: a vowel sign that follows a space makes one character with it.
        let words = query.unicodeScalars.split(whereSeparator: \.properties.isWhitespace)
            .map { String($0) }
        if words.isEmpty { return nil }
        let long = words.filter { $0.unicodeScalars.count >= 3 }
        let short = words.filter { $0.unicodeScalars.count < 3 }
        var conditions: [String] = []
        var arguments = StatementArguments()
        if !long.isEmpty {
            conditions.append("search MATCH ?")
            arguments += [long.map(Self.phrase).joined(separator: " AND ")]
        }
        for word in short {
            conditions.append("instr(lower(text), lower(?)) > 0")
            arguments += [word]
        }
        let all = conditions.joined(separator: " AND ")
        return ("complaint.key IN (SELECT rowid FROM search WHERE \(all))", arguments)
    }

    /// A word as FTS5 takes it literally.
    private static func phrase(_ word: String) -> String {
        var quoted = "\"".unicodeScalars
        // By scalars: a quote with a vowel sign behind it is no quote to a character comparison.
        for scalar in word.unicodeScalars {
            quoted.append(scalar)
            if scalar == "\"" { quoted.append(scalar) }
        }
        quoted.append("\"")
        return String(quoted)
    }
}
