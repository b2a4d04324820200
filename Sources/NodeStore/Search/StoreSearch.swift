import GRDB

// Finding cases by what was written in them.
//
// Thai is written without spaces, so the text is indexed by trigrams of characters. The index says
// which cases have all trigrams of a word; whether they stand next to each other is seen in the folded
// text itself, which is stored beside it. A word of one or two characters has no trigram; it is looked
// for in that text, which costs a scan of it.

extension StoreWriter {
    /// As many cases are indexed in one transaction: SQLite keeps what belongs to it in memory.
    private static let indexedTogether = 4_096

    /// Indexes cases that were written since the last time; cheap when there are none.
    ///
    /// - Returns: whether there may be more.
    /// - Throws: what SQLite reports.
    package func indexStaleCases() throws -> Bool {
        let stale = try Int64.fetchAll(
            db.cachedStatement(sql: "SELECT key FROM search_stale ORDER BY key LIMIT ?"),
            arguments: [Self.indexedTogether]
        )
        guard let last = stale.last else { return false }
        var delete = try RowStatement("DELETE FROM search WHERE rowid = ?", in: db)
        var insert = try RowStatement("INSERT INTO search (rowid, text) VALUES (?, ?)", in: db)
        var words = try CaseWords(db)
        for key in stale {
            delete.bind(key)
            try delete.run()
            let text = try words.text(of: key)
            if text.folded.isEmpty { continue }
            insert.bind(key)
            insert.bind(text: text.folded)
            try insert.run()
        }
        try db.run("DELETE FROM search_stale WHERE key <= ?", [last])
        return stale.count == Self.indexedTogether
    }
}

/// Reads what was written in cases; the sealed identity is no part of it.
private struct CaseWords {
    private var complaint: RowStatement
    private var actions: RowStatement

    init(_ db: Database) throws {
        complaint = try RowStatement(
            "SELECT subject, detail, place, accused, agency FROM complaint WHERE key = ?",
            in: db
        )
        actions = try RowStatement(
            "SELECT text, unit, reason FROM action WHERE complaint = ? ORDER BY key",
            in: db
        )
    }

    mutating func text(of key: Int64) throws -> SearchText {
        var text = SearchText()
        complaint.bind(key)
        _ = try complaint.first { row in
            for column in 0..<5 { text.add(utf8: try row.optionalBytes(column) ?? []) }
        }
        actions.bind(key)
        _ = try actions.all { row in
            for column in 0..<3 { text.add(utf8: try row.optionalBytes(column) ?? []) }
        }
        return text
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
        let words = String(decoding: SearchText(query).folded, as: UTF8.self).unicodeScalars
            .split(whereSeparator: \.properties.isWhitespace).map { String($0) }
        if words.isEmpty {
            return query.unicodeScalars.contains { !$0.properties.isWhitespace } ? ("0", []) : nil
        }
        let trigrams = words.flatMap(Self.trigrams)
        var conditions: [String] = []
        var arguments = StatementArguments()
        if !trigrams.isEmpty {
            conditions.append("search MATCH ?")
            arguments += [Set(trigrams).sorted().map(Self.literal).joined(separator: " AND ")]
        }
        for word in words {
            conditions.append("instr(text, ?) > 0")
            arguments += [word]
        }
        let all = conditions.joined(separator: " AND ")
        return ("complaint.key IN (SELECT rowid FROM search WHERE \(all))", arguments)
    }

    /// The runs of three characters of a word, as FTS5 counts characters: by scalars.
    private static func trigrams(of word: String) -> [String] {
        let scalars = Array(word.unicodeScalars)
        return scalars.indices.dropLast(2).map { start in
            var trigram = String.UnicodeScalarView()
            trigram.append(contentsOf: scalars[start..<start + 3])
            return String(trigram)
        }
    }

    /// A trigram as FTS5 takes it literally.
    private static func literal(_ trigram: String) -> String {
        var quoted = "\"".unicodeScalars
        // By scalars: a quote with a vowel sign behind it is no quote to a character comparison.
        for scalar in trigram.unicodeScalars {
            quoted.append(scalar)
            if scalar == "\"" { quoted.append(scalar) }
        }
        quoted.append("\"")
        return String(quoted)
    }
}
