import Foundation
import GRDB
package import SyncProtocol

/// One line of a list of cases.
package struct CaseSummary: Sendable {
    /// The case's row.
    package let key: RowKey
    /// Its name on every node.
    package let id: RowID
    /// The ledger it is in.
    package let ledger: Int64
    /// That ledger's code.
    package let officeCode: String
    /// The row as merged.
    package let row: RowState
    /// What the rules derive.
    package let state: String
    /// The category as it stands.
    package let category: String
    /// How many conflicts wait for a person.
    package let conflicts: Int
    /// The earliest day by which something owed is not done.
    package let nextDue: Int?
}

extension StoreReader {
    /// The cases that a filter leaves, in the order of entry.
    package func cases(_ filter: CaseFilter) throws -> [CaseSummary] {
        var conditions: [String] = ["1"]
        var arguments: StatementArguments = [filter.archived.json]
        func narrow(_ condition: String, _ more: StatementArguments) {
            conditions.append(condition)
            arguments += more
        }
        if let state = filter.state { narrow("state = ?", [state]) }
        if let channel = filter.channel { narrow("channel = ?", [channel]) }
        if let category = filter.category { narrow("current_category = ?", [category]) }
        for state in filter.notStates { narrow("state <> ?", [state]) }
        if let ledger = filter.ledger { narrow("complaint.ledger = ?", [ledger]) }
        if let due = filter.dueUntil { narrow("next_due <= ?", [due]) }
        if let code = filter.officeCode { narrow("ledger.code = ?", [code]) }
        switch filter.reserved {
        case .all: break
        case .ofOffice(let code): narrow("(reserved_for IS NULL OR reserved_for = ?)", [code])
        case .onlyOfOffice(let code): narrow("reserved_for = ?", [code])
        case .none: narrow("reserved_for IS NULL", [])
        }
        if filter.onlyConflicts { narrow("conflicts > 0", []) }
        if let after = filter.after { narrow("complaint.key > ?", [after.packed]) }
        if let isArchived = filter.isArchived {
            var condition = [ArchivedSpan].conditionSQL
            var asker: StatementArguments = []
            if let code = filter.archivedFor {
                condition += " AND (reserved_for IS NULL OR reserved_for = ?)"
                asker = [code]
            }
            narrow((isArchived ? "" : "NOT ") + "(\(condition))", asker)
        }
        if let range = filter.received {
            narrow("received BETWEEN ? AND ?", [range.lowerBound, range.upperBound])
        }
        if let found = try filter.search.flatMap(searchCondition) {
            let marks = filter.phoneMarks.map { Data($0) }
            let places = marks.map { _ in "?" }.joined(separator: ", ")
            let marked = "SELECT complaint FROM phone_mark WHERE mark IN (\(places))"
            narrow(
                marks.isEmpty ? found.sql : "(\(found.sql) OR complaint.key IN (\(marked)))",
                found.arguments + StatementArguments(marks)
            )
        }
        let sql = """
            \([ArchivedSpan].tableSQL) \(schema.statements.selectCases)
            WHERE \(conditions.joined(separator: " AND "))
            ORDER BY complaint.key LIMIT ?
            """
        arguments += [filter.limit ?? -1]
        var statement = try RowStatement(sql, in: db)
        try statement.bind(arguments)
        return try statement.all(caseSummary)
    }

    /// The ids of all cases held here, sorted.
    package func caseIDs() throws -> [RowID] {
        var statement = try RowStatement("SELECT id FROM complaint ORDER BY id", in: db)
        return try statement.all { RowID(bytes: try $0.bytes(0)) }.compactMap(\.self)
    }

    /// A case by key.
    package func caseSummary(_ key: RowKey) throws -> CaseSummary? {
        let sql = "\(schema.statements.selectCases) WHERE complaint.key = ?"
        var statement = try RowStatement(sql, in: db)
        statement.bind(key.packed)
        return try statement.first(caseSummary)
    }

    /// What is stored beside a case, so that lists need no rules; nil if it is not held.
    package func standing(of key: RowKey) throws -> StoredStanding? {
        let sql = """
            SELECT state, current_category, conflicts, next_due, figures FROM complaint
            WHERE key = ?
            """
        var statement = try RowStatement(sql, in: db)
        statement.bind(key.packed)
        return try statement.first { row in
            StoredStanding(
                state: try row.text(0),
                category: try row.text(1),
                conflicts: try row.integer(2),
                nextDue: try row.optionalInteger(3).map { Int($0) },
                figures: try SummaryKey.unpacked(try row.bytes(4))
            )
        }
    }

    /// The cases of an id: normally one, none if it is not held.
    package func caseSummary(id: RowID) throws -> CaseSummary? {
        let sql = "\(schema.statements.selectCases) WHERE complaint.id = ?"
        var statement = try RowStatement(sql, in: db)
        statement.bind(blob: id.bytes)
        return try statement.first(caseSummary)
    }

    /// The cases whose shown number is a year's n-th; more than one is a conflict.
    package func cases(numbered number: Int, year: Int, in ledger: Int64) throws -> [CaseSummary] {
        let packed = DomainTable.CellColumn.Kind.packedPair([
            .integer(Int64(year)), .integer(Int64(number)),
        ])
        let sql = """
            \(schema.statements.selectCases) WHERE complaint.ledger = ? AND complaint.number = ?
            ORDER BY complaint.key
            """
        var statement = try RowStatement(sql, in: db)
        statement.bind(ledger)
        statement.bind(packed)
        return try statement.all(caseSummary)
    }

    /// The numbers that a ledger's cases show: year and place in it, in that order.
    package func numbers(in ledger: Int64) throws -> [(year: Int, number: Int)] {
        let sql =
            "SELECT number FROM complaint WHERE ledger = ? AND number IS NOT NULL ORDER BY number"
        return try Int64.fetchAll(db.cachedStatement(sql: sql), arguments: [ledger]).map {
            (year: Int($0 / 1_000_000), number: Int($0 % 1_000_000))
        }
    }

    /// The cases of a ledger with something for a person to decide.
    package func undecidedCases(in ledger: Int64) throws -> [CaseSummary] {
        let sql = """
            \(schema.statements.selectCases) WHERE complaint.ledger = ? AND conflicts > 0
            ORDER BY complaint.key
            """
        var statement = try RowStatement(sql, in: db)
        statement.bind(ledger)
        return try statement.all(caseSummary)
    }

    /// The greatest number that a year's register shows; 0 if it is empty.
    package func lastNumber(year: Int, in ledger: Int64) throws -> Int {
        let sql = """
            SELECT max(number) FROM complaint
            WHERE ledger = ? AND number BETWEEN ? AND ?
            """
        let first = Int64(year) * 1_000_000
        var statement = try RowStatement(sql, in: db)
        statement.bind(ledger)
        statement.bind(first)
        statement.bind(first + 999_999)
        let last = try statement.first { try $0.optionalInteger(0) } ?? nil
        return Int((last ?? first) - first)
    }

    /// The greatest number of a year's register on a case whose reference begins with a text; 0 if
    /// there is none.
    package func lastNumber(
        year: Int,
        in ledger: Int64,
        withRef prefix: String,
    ) throws -> Int {
        try lastNumber(year, ledger, where: "substr(ifnull(ref, ''), 1, length(?)) = ?", prefix)
    }

    /// The greatest number of a year's register on a case whose reference does not begin with a text;
    /// 0 if there is none.
    package func lastNumber(
        year: Int,
        in ledger: Int64,
        withoutRef prefix: String,
    ) throws -> Int {
        try lastNumber(year, ledger, where: "substr(ifnull(ref, ''), 1, length(?)) <> ?", prefix)
    }

    private func lastNumber(
        _ year: Int,
        _ ledger: Int64,
        where condition: String,
        _ prefix: String,
    ) throws -> Int {
        let first = Int64(year) * 1_000_000
        let sql = """
            SELECT max(number) FROM complaint
            WHERE ledger = ? AND number BETWEEN ? AND ? AND \(condition)
            """
        let last = try Int64.fetchOne(
            db.cachedStatement(sql: sql),
            arguments: [ledger, first, first + 999_999, prefix, prefix]
        )
        return Int((last ?? first) - first)
    }

    /// The cases of a ledger under a slip code; two computers may have given the same one.
    package func cases(slip: String, in ledger: Int64) throws -> [CaseSummary] {
        let sql = """
            \(schema.statements.selectCases) WHERE complaint.ledger = ? AND complaint.slip = ?
            ORDER BY complaint.key
            """
        var statement = try RowStatement(sql, in: db)
        statement.bind(ledger)
        statement.bind(text: Array(slip.utf8))
        return try statement.all(caseSummary)
    }

    /// The slip codes of a ledger that begin alike.
    package func slips(beginning prefix: String, in ledger: Int64) throws -> [String] {
        let sql = """
            SELECT slip FROM complaint
            WHERE ledger = ?1 AND slip >= ?2 AND substr(slip, 1, length(?2)) = ?2
            """
        return try String.fetchAll(db.cachedStatement(sql: sql), arguments: [ledger, prefix])
    }

    /// The cases of a ledger that have no register number yet, in the order of entry.
    package func unnumberedCases(in ledger: Int64) throws -> [RowKey] {
        let sql = """
            SELECT key FROM complaint WHERE ledger = ? AND number IS NULL AND slip IS NOT NULL
            ORDER BY recorded, length(slip), slip, id
            """
        return try Int64.fetchAll(db.cachedStatement(sql: sql), arguments: [ledger])
            .map { RowKey(packed: $0) }
    }

    /// The rows of a case's actions.
    package func actionKeys(of complaint: RowKey) throws -> [RowKey] {
        let sql = "SELECT key FROM action WHERE complaint = ?"
        return try Int64.fetchAll(db.cachedStatement(sql: sql), arguments: [complaint.packed])
            .map { RowKey(packed: $0) }
    }

    /// The numbers that more than one case of a ledger shows, as (year, number).
    package func repeatedNumbers(in ledger: Int64) throws -> [(year: Int, number: Int)] {
        let sql = """
            SELECT number FROM complaint WHERE ledger = ? AND number IS NOT NULL
            GROUP BY number HAVING count(*) > 1 ORDER BY number
            """
        return try Int.fetchAll(db.cachedStatement(sql: sql), arguments: [ledger]).map {
            ($0 / 1_000_000, $0 % 1_000_000)
        }
    }

    /// The ledgers in which a number stands on more than one case.
    package func ledgersWithRepeatedNumbers() throws -> [Int64] {
        let sql = """
            SELECT DISTINCT ledger FROM (
                SELECT ledger FROM complaint WHERE number IS NOT NULL
                GROUP BY ledger, number HAVING count(*) > 1
            )
            """
        return try Int64.fetchAll(db.cachedStatement(sql: sql))
    }

    /// Whether a number stands on more than one case of a ledger.
    package func isRepeated(_ number: Int, year: Int, in ledger: Int64) throws -> Bool {
        let sql = """
            SELECT count(*) > 1 FROM (
                SELECT 1 FROM complaint WHERE ledger = ? AND number = ? LIMIT 2
            )
            """
        let statement = try db.cachedStatement(sql: sql)
        return try Bool.fetchOne(statement, arguments: [ledger, year * 1_000_000 + number]) ?? false
    }

    /// The case of a ledger that was recorded under a reference.
    package func caseKey(ref: String, in ledger: Int64) throws -> RowKey? {
        let sql = "SELECT key FROM complaint WHERE ledger = ? AND ref = ?"
        return try Int64.fetchOne(db.cachedStatement(sql: sql), arguments: [ledger, ref])
            .map(RowKey.init(packed:))
    }

    /// The cases of a ledger with an entry of a kind that names a number, in the order of their keys.
    package func cases(
        _ kind: String,
        numbered number: String,
        in ledger: Int64,
    ) throws -> [RowKey] {
        let sql = """
            SELECT DISTINCT complaint FROM action WHERE ledger = ? AND number = ? AND kind = ?
            ORDER BY complaint
            """
        let statement = try db.cachedStatement(sql: sql)
        return try Int64.fetchAll(statement, arguments: [ledger, number, kind])
            .map { RowKey(packed: $0) }
    }

    /// How many of a ledger's cases hold something for a person to decide.
    package func conflictCount(in ledger: Int64) throws -> Int {
        let sql = "SELECT count(*) FROM complaint WHERE ledger = ? AND conflicts > 0"
        return try Int.fetchOne(db.cachedStatement(sql: sql), arguments: [ledger]) ?? 0
    }

    /// The keys of a ledger's cases, in the order of entry.
    package func caseKeys(of ledger: Int64) throws -> [RowKey] {
        try keys(of: schema.complaint.name, in: ledger)
    }

    private func caseSummary(_ row: StoredColumns) throws -> CaseSummary {
        let place = schema.complaint.columns.count + 1
        guard let id = RowID(bytes: try row.bytes(place + 2)) else {
            throw DatabaseError(resultCode: .SQLITE_CORRUPT)
        }
        return CaseSummary(
            key: RowKey(packed: try row.integer(place)),
            id: id,
            ledger: try row.integer(place + 1),
            officeCode: try row.text(place + 7),
            row: try schema.complaint.state(of: row),
            state: try row.text(place + 3),
            category: try row.text(place + 4),
            conflicts: try row.integer(place + 5),
            nextDue: try row.optionalInteger(place + 6).map { Int($0) }
        )
    }
}
