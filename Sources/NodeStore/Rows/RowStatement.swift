import GRDB
import GRDBSQLite
import SyncProtocol

/// A prepared statement by which rows are written or read many times.
///
/// An office's year is half a million values. Wrapping each for GRDB costs more than what SQLite does
/// with it, so they are bound here, and read here by place. A row's texts are laid end to end in one
/// place, where SQLite reads them while the statement runs: it need not copy each for itself.
@safe
struct RowStatement {
    /// Keeps the prepared statement.
    private let statement: GRDB.Statement
    private let prepared: SQLiteStatement
    /// The number of the parameter that is bound next; the first is 1.
    private var parameter: Int32 = 1
    /// The texts and blobs of the row, end to end.
    private var bytes: [UInt8] = []
    private var pieces: [Piece] = []

    /// A text or blob that stands in ``bytes``.
    private struct Piece {
        let parameter: Int32
        let start: Int
        let isText: Bool
    }

    /// Takes a statement that is kept for the next time.
    init(_ sql: String, in db: Database) throws {
        statement = try db.cachedStatement(sql: sql)
        unsafe prepared = statement.sqliteStatement
    }

    /// Binds a number, or NULL.
    mutating func bind(_ number: Int64?) {
        guard let number else { return bindNull() }
        check(unsafe sqlite3_bind_int64(prepared, parameter, number))
        parameter += 1
    }

    /// Binds all parameters of a statement that was put together for one question.
    ///
    /// - Throws: what GRDB reports of values that do not fit.
    mutating func bind(_ arguments: StatementArguments) throws {
        try statement.setArguments(arguments)
        parameter = unsafe sqlite3_bind_parameter_count(statement.sqliteStatement) + 1
    }

    /// Binds valid UTF-8 as text.
    mutating func bind(text utf8: [UInt8]) {
        begin(isText: true)
        bytes.append(contentsOf: utf8)
    }

    /// Binds a word as text.
    mutating func bind(text word: String) {
        begin(isText: true)
        bytes.append(contentsOf: word.utf8)
    }

    /// Binds bytes as a blob, or NULL.
    mutating func bind(blob: [UInt8]?) {
        guard let blob else { return bindNull() }
        begin(isText: false)
        bytes.append(contentsOf: blob)
    }

    /// Binds a number of eight bytes and what follows it as a blob.
    mutating func bind(blob number: UInt64, _ rest: [UInt8]) {
        begin(isText: false)
        bytes.appendBigEndian(number)
        bytes.append(contentsOf: rest)
    }

    /// Binds NULL.
    mutating func bindNull() {
        check(unsafe sqlite3_bind_null(prepared, parameter))
        parameter += 1
    }

    /// Runs a statement without parameters.
    static func run(_ sql: String, in db: Database) throws {
        var statement = try RowStatement(sql, in: db)
        try statement.run()
    }

    /// Writes the row whose values were bound.
    ///
    /// - Throws: what SQLite reports.
    mutating func run() throws { try answered { _ = try $0.step() } }

    /// Reads the rows that answer to the bound values.
    ///
    /// - Parameter row: takes a row's columns; it must not use the same statement.
    /// - Returns: what it made of each.
    /// - Throws: what SQLite reports, and what the closure throws.
    mutating func all<Value>(_ row: (StoredColumns) throws -> Value) throws -> [Value] {
        var values: [Value] = []
        try forEach { values.append(try row($0)) }
        return values
    }

    /// Reads the rows that answer to the bound values, one after the other.
    ///
    /// - Parameter row: takes a row's columns; it must not use the same statement.
    /// - Throws: what SQLite reports, and what the closure throws.
    mutating func forEach(_ row: (StoredColumns) throws -> Void) throws {
        try answered { statement in
            while try statement.step() { try row(StoredColumns(statement.statement)) }
        }
    }

    /// Reads the first row that answers to the bound values; nil if none does.
    ///
    /// - Parameter row: takes the row's columns; it must not use the same statement.
    /// - Returns: what it made of them.
    /// - Throws: what SQLite reports, and what the closure throws.
    mutating func first<Value>(_ row: (StoredColumns) throws -> Value) throws -> Value? {
        try answered { try $0.step() ? try row(StoredColumns($0.statement)) : nil }
    }

    /// Whether one of the rows that answer to the bound values meets a condition.
    ///
    /// - Parameter condition: takes a row's columns; it must not use the same statement.
    /// - Returns: whether there is one.
    /// - Throws: what SQLite reports, and what the closure throws.
    mutating func contains(where condition: (StoredColumns) throws -> Bool) throws -> Bool {
        try answered { statement in
            while try statement.step() {
                if try condition(StoredColumns(statement.statement)) { return true }
            }
            return false
        }
    }

    /// Lets the statement run while its texts and blobs stay where they are, and makes it ready for the
    /// next values.
    private mutating func answered<Answer>(
        _ body: (borrowing RowStatement) throws -> Answer
    ) throws -> Answer {
        let count = unsafe sqlite3_bind_parameter_count(prepared)
        precondition(parameter == count + 1, "every parameter of a row's statement is bound")
        // An array without bytes has no place; all pieces begin within the array, or at its end.
        bytes.append(0)
        defer {
            unsafe sqlite3_reset(prepared)
            unsafe sqlite3_clear_bindings(prepared)
            parameter = 1
            bytes.removeAll(keepingCapacity: true)
            pieces.removeAll(keepingCapacity: true)
        }
        return try unsafe bytes.withUnsafeBytes { place in
            unsafe bindPieces(in: place)
            return try body(self)
        }
    }

    /// Goes to the next row; false if there is none.
    private func step() throws -> Bool {
        let code = unsafe sqlite3_step(prepared)
        if code == SQLITE_ROW { return true }
        if code != SQLITE_DONE { throw DatabaseError(resultCode: ResultCode(rawValue: code)) }
        return false
    }

    /// Begins a text or blob: the next parameter.
    private mutating func begin(isText: Bool) {
        pieces.append(Piece(parameter: parameter, start: bytes.count, isText: isText))
        parameter += 1
    }

    /// Points the statement at the row's texts and blobs, which stay where they are while it runs.
    private func bindPieces(in place: UnsafeRawBufferPointer) {
        var end = place.count - 1
        for piece in pieces.reversed() {
            let start = unsafe place.baseAddress?.advanced(by: piece.start)
            let count = Int32(end - piece.start)
            end = piece.start
            let code =
                unsafe piece.isText
                ? sqlite3_bind_text(
                    prepared,
                    piece.parameter,
                    start?.assumingMemoryBound(to: CChar.self),
                    count,
                    nil
                ) : sqlite3_bind_blob(prepared, piece.parameter, start, count, nil)
            check(code)
        }
    }

    /// A binding fails only for a number that the statement lacks, or where there is no memory left.
    private func check(_ code: Int32) {
        precondition(code == SQLITE_OK, "a row's statement takes what its table's columns hold")
    }
}
