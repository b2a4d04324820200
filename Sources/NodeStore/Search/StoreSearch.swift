import GRDB

// Finding cases by what was written in them.
//
// Thai is written without spaces, so the text is indexed by trigrams of characters. The index says
// which cases have all trigrams of a word; whether they stand next to each other is seen in the folded
// text itself, which is stored beside it. A word of one or two characters is the beginning of some
// trigrams, of which the index has a list.

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
struct CaseWords {
    private var complaint: RowStatement
    private var actions: RowStatement

    init(_ db: Database) throws {
        complaint = try RowStatement(
            """
            SELECT subject, detail, place, accused, agency, recorded_by, correspondence_number, remark
            FROM complaint WHERE key = ?
            """,
            in: db
        )
        actions = try RowStatement(
            """
            SELECT text, unit, reason, facts, opinion, proposal, number, members, "by" FROM action
            WHERE complaint = ? ORDER BY key
            """,
            in: db
        )
    }

    mutating func text(of key: Int64) throws -> SearchText {
        var text = SearchText()
        complaint.bind(key)
        _ = try complaint.first { row in
            for column in 0..<8 { text.add(utf8: try row.optionalBytes(column) ?? []) }
        }
        actions.bind(key)
        _ = try actions.all { row in
            for column in 0..<9 { text.add(utf8: try row.optionalBytes(column) ?? []) }
        }
        text.finish()
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
    /// - Throws: what SQLite reports.
    func searchCondition(
        _ query: String,
    ) throws -> (sql: String, arguments: StatementArguments)? {
        let query = SearchQuery(query)
        if query.words.isEmpty { return query.isHopeless ? ("0", []) : nil }
        var inIndex: [String] = []
        var inText: [String] = []
        var arguments = StatementArguments()
        for word in query.words {
            let expressions = try word.spellings.map(indexExpression)
            if expressions.allSatisfy({ $0 == Self.impossible }) { return ("0", []) }
            let isInIndex = !expressions.contains(nil)
            if isInIndex {
                let possible = expressions.compactMap(\.self).filter { $0 != Self.impossible }
                inIndex.append("(" + possible.joined(separator: " OR ") + ")")
            }
            // A word of up to three characters is where the index says.
            if isInIndex, word.spellings.allSatisfy({ $0.unicodeScalars.count <= 3 }) { continue }
            let found = word.spellings.map { _ in "instr(text, ?) > 0" }
            inText.append("(" + found.joined(separator: " OR ") + ")")
            arguments += StatementArguments(word.spellings)
        }
        guard !inIndex.isEmpty else {
            // Common short words: the list mostly ends long before all texts were read.
            let all = (["rowid = complaint.key"] + inText).joined(separator: " AND ")
            return ("EXISTS (SELECT 1 FROM search WHERE \(all))", arguments)
        }
        let all = (["search MATCH ?"] + inText).joined(separator: " AND ")
        return (
            "complaint.key IN (SELECT rowid FROM search WHERE \(all))",
            [inIndex.joined(separator: " AND ")] + arguments
        )
    }

    /// What no case can hold.
    private static let impossible = ""
    /// A short word that begins more trigrams than this is not looked for in the index.
    private static let trigramLimit = 256

    /// What the index is asked for a word: all of its trigrams, or those that a short one begins.
    ///
    /// - Returns: an expression of FTS5; ``impossible`` if the index has nothing of it; nil if it is too
    ///   common for the index to help.
    /// - Throws: what SQLite reports.
    private func indexExpression(_ word: String) throws -> String? {
        let scalars = Array(word.unicodeScalars)
        if scalars.count >= 3 {
            let trigrams = scalars.indices.dropLast(2).map { scalars[$0..<$0 + 3] }
            return Set(trigrams.map(Self.literal)).sorted().joined(separator: " AND ")
        }
        var terms = try RowStatement(
            "SELECT term FROM search_term WHERE term >= ? AND term < ? LIMIT ?",
            in: db
        )
        terms.bind(text: word)
        terms.bind(text: Self.behind(scalars))
        terms.bind(Int64(Self.trigramLimit + 1))
        let begun = try terms.all { try $0.text(0) }
        if begun.count > Self.trigramLimit { return nil }
        return begun.map { Self.literal($0.unicodeScalars) }.joined(separator: " OR ")
    }

    /// The text that stands behind all that begin with some characters.
    private static func behind(_ scalars: [Unicode.Scalar]) -> String {
        var view = String.UnicodeScalarView(scalars.dropLast())
        let next = (scalars.last?.value ?? 0) + 1
        // Between the last letter and the first beyond lie values that are no characters.
        view.append(Unicode.Scalar(next) ?? "\u{E000}")
        return String(view)
    }

    /// A trigram as FTS5 takes it literally.
    private static func literal(_ trigram: some Sequence<Unicode.Scalar>) -> String {
        var quoted = "\"".unicodeScalars
        // By scalars: a quote with a vowel sign behind it is no quote to a character comparison.
        for scalar in trigram {
            quoted.append(scalar)
            if scalar == "\"" { quoted.append(scalar) }
        }
        quoted.append("\"")
        return String(quoted)
    }
}
