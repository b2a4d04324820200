import GRDB
import GRDBSQLite
import SyncProtocol

/// A prepared statement that is run for one row after the other of a batch.
///
/// An office's year is half a million values. Wrapping each for GRDB costs more than what SQLite does
/// with it, so they are bound here, texts from the very bytes that are merged.
@safe
struct RowStatement {
    private let statement: GRDB.Statement
    /// The number of the parameter that is bound next; the first is 1.
    private var parameter: Int32 = 1

    /// Tells SQLite to copy what it is given.
    private static let transient = unsafe unsafeBitCast(-1, to: sqlite3_destructor_type.self)

    /// Takes a statement that is kept for the next time.
    init(_ sql: String, in db: Database) throws {
        statement = try db.cachedStatement(sql: sql)
    }

    /// Binds a number, or NULL.
    mutating func bind(_ number: Int64?) {
        guard let number else { return bindNull() }
        check(unsafe sqlite3_bind_int64(statement.sqliteStatement, parameter, number))
    }

    /// Binds valid UTF-8 as text.
    mutating func bind(text utf8: [UInt8]) {
        let code = unsafe utf8.withUnsafeBytes { bytes in
            guard let start = bytes.baseAddress, !utf8.isEmpty else {
                return unsafe sqlite3_bind_text(
                    statement.sqliteStatement,
                    parameter,
                    "",
                    0,
                    Self.transient
                )
            }
            return unsafe sqlite3_bind_text(
                statement.sqliteStatement,
                parameter,
                start.assumingMemoryBound(to: CChar.self),
                Int32(utf8.count),
                Self.transient
            )
        }
        check(code)
    }

    /// Binds bytes as a blob, or NULL.
    mutating func bind(blob: [UInt8]?) {
        guard let blob else { return bindNull() }
        let code = unsafe blob.withUnsafeBytes { bytes in
            unsafe bytes.isEmpty
                ? sqlite3_bind_zeroblob(statement.sqliteStatement, parameter, 0)
                : sqlite3_bind_blob(
                    statement.sqliteStatement,
                    parameter,
                    bytes.baseAddress,
                    Int32(bytes.count),
                    Self.transient
                )
        }
        check(code)
    }

    /// Binds NULL.
    mutating func bindNull() {
        check(unsafe sqlite3_bind_null(statement.sqliteStatement, parameter))
    }

    /// Writes the row whose values were bound.
    ///
    /// - Throws: what SQLite reports.
    mutating func run() throws {
        let count = unsafe sqlite3_bind_parameter_count(statement.sqliteStatement)
        precondition(parameter == count + 1, "every parameter of a row's statement is bound")
        parameter = 1
        let code = unsafe sqlite3_step(statement.sqliteStatement)
        unsafe sqlite3_reset(statement.sqliteStatement)
        if code != SQLITE_DONE { throw DatabaseError(resultCode: ResultCode(rawValue: code)) }
    }

    /// Goes on to the next parameter.
    ///
    /// A binding fails only for a number that the statement lacks, or where there is no memory
    /// left.
    private mutating func check(_ code: Int32) {
        precondition(code == SQLITE_OK, "a row's statement takes what its table's columns hold")
        parameter += 1
    }
}
