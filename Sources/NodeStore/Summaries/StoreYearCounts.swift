import GRDB
import SyncProtocol

// The summaries of other offices once more, packed by fiscal year, for the reports that read all offices.

extension StoreWriter {
    /// Moves the packed counts of another office's ledger; those of the own are read from the summaries.
    func addToYears(_ deltas: [SummaryKey: Int], of ledger: Int64) throws {
        let years = Set(deltas.compactMap { $0.value == 0 ? nil : $0.key.reportYear })
        guard !years.isEmpty, try !reader.isOwn(ledger) else { return }
        for year in years.sorted() { try packYear(year, of: ledger) }
    }

    private func packYear(_ year: Int, of ledger: Int64) throws {
        let counts = try reader.counts(ofYear: year, of: ledger)
        guard !counts.isEmpty else {
            return try db.run(
                "DELETE FROM year_counts WHERE year = ? AND ledger = ?",
                [year, ledger]
            )
        }
        var write = try RowStatement(
            """
            INSERT INTO year_counts (year, ledger, counts) VALUES (?, ?, ?)
            ON CONFLICT DO UPDATE SET counts = excluded.counts
            """,
            in: db
        )
        write.bind(Int64(year))
        write.bind(ledger)
        write.bind(blob: YearCounts.packed(counts, year: year))
        try write.run()
    }
}

extension StoreReader {
    /// Reads the packed counts of the other offices that received cases in a fiscal year, one after the
    /// other: those of a whole country lie in no memory at once.
    ///
    /// - Parameters:
    ///   - year: the year's Buddhist number.
    ///   - words: gets the words of the counts.
    ///   - body: takes a ledger's number, its counts and the words so far; the own ledger is not among
    ///     them.
    /// - Throws: what SQLite reports, and what the closure throws.
    package func readYearCounts(
        _ year: Int,
        words: inout WordList,
        _ body: (Int64, YearCounts, WordList) throws -> Void,
    ) throws {
        var statement = try RowStatement(
            "SELECT ledger, counts FROM year_counts WHERE year = ?",
            in: db
        )
        statement.bind(Int64(year))
        var counts = YearCounts()
        try statement.forEach { row in
            try counts.read(try row.bytes(1), year: year, words: &words)
            try body(try row.integer(0), counts, words)
        }
    }

    /// The counts of one ledger that a consolidated report of a fiscal year adds up, sorted by key.
    package func counts(
        ofYear year: Int,
        of ledger: Int64,
    ) throws -> [(key: SummaryKey, count: Int)] {
        let first = SummaryKey.firstMonth(ofYear: year)
        let late = try summary(.late, of: ledger, a: Int.min...Int.max)
        return try summary(.cases, of: ledger, a: first...first + 11)
            + late.filter { $0.key.reportYear == year }
    }

    /// Whether the packed counts of a ledger are those of its summaries.
    package func yearCountsFit(_ ledger: Int64) throws -> Bool {
        var statement = try RowStatement(
            "SELECT year, counts FROM year_counts WHERE ledger = ? ORDER BY year",
            in: db
        )
        statement.bind(ledger)
        let stored = try statement.all {
            (year: Int(try $0.integer(0) as Int64), packed: try $0.bytes(1))
        }
        let keys = try allSummaries(of: ledger).compactMap(\.key.reportYear)
        let years = try isOwn(ledger) ? [] : Set(keys).sorted()
        guard stored.map(\.year) == years else { return false }
        return try stored.allSatisfy { year, packed in
            YearCounts.packed(try counts(ofYear: year, of: ledger), year: year) == packed
        }
    }

    /// Whether this node was set up with a ledger.
    func isOwn(_ ledger: Int64) throws -> Bool {
        var statement = try RowStatement("SELECT own FROM ledger WHERE number = ?", in: db)
        statement.bind(ledger)
        return try statement.first { try $0.integer(0) as Int64 == 1 } ?? false
    }

    /// The names of the ledgers' offices, by ledger.
    package func officeNames() throws -> [Int64: String] {
        var statement = try RowStatement("SELECT number, name FROM ledger", in: db)
        let names = try statement.all { (try $0.integer(0) as Int64, try $0.text(1)) }
        return Dictionary(uniqueKeysWithValues: names)
    }

    /// When the offices were last heard from, by ledger: the newest entry of an office's own computers
    /// in its books, whose time they have stated, in milliseconds since 1970.
    ///
    /// A key that writes in several ledgers is that of a node above.
    ///
    /// - Parameter now: what lies behind it is no time at which anybody was heard.
    /// - Returns: the times; nothing of an office that has entered nothing.
    /// - Throws: what SQLite reports.
    package func newestEntries(until now: Int64) throws -> [Int64: Int64] {
        var statement = try RowStatement(
            "SELECT ledger, key, newest_time FROM line WHERE tip_sequence > 0",
            in: db
        )
        let lines = try statement.all {
            (
                ledger: try $0.integer(0) as Int64, key: ByteKey(bytes: try $0.bytes(1)),
                time: try $0.integer(2) as Int64
            )
        }
        var homes: [ByteKey: Int64] = [:]
        homes.reserveCapacity(lines.count)
        var travelling: Set<ByteKey> = []
        for line in lines {
            if let home = homes[line.key], home != line.ledger { travelling.insert(line.key) }
            homes[line.key] = line.ledger
        }
        return lines.reduce(into: [:]) { newest, line in
            guard line.time <= now, !travelling.contains(line.key) else { return }
            newest[line.ledger] = max(newest[line.ledger] ?? line.time, line.time)
        }
    }

    /// When a node of each code last sent something here, in milliseconds since 1970.
    package func heardByCode() throws -> [String: Int64] {
        var statement = try RowStatement(
            "SELECT code, max(heard_at) FROM peer GROUP BY code",
            in: db
        )
        let heard = try statement.all { (try $0.text(0), try $0.integer(1) as Int64) }
        return Dictionary(uniqueKeysWithValues: heard)
    }
}
