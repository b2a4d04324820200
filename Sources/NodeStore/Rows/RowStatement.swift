import GRDB
import GRDBSQLite
import SyncProtocol

/// A prepared statement that is run for one row after the other of a batch.
///
/// An office's year is half a million values. Wrapping each for GRDB costs more than what SQLite does
/// with it, so they are bound here. A row's texts are laid end to end in one place, where SQLite reads
/// them while the statement runs: it need not copy each for itself.
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

    /// Writes the row whose values were bound.
    ///
    /// - Throws: what SQLite reports.
    mutating func run() throws {
        let count = unsafe sqlite3_bind_parameter_count(prepared)
        precondition(parameter == count + 1, "every parameter of a row's statement is bound")
        // An array without bytes has no place; all pieces begin within the array, or at its end.
        bytes.append(0)
        let code = unsafe bytes.withUnsafeBytes { place in
            unsafe bindPieces(in: place)
            return unsafe sqlite3_step(prepared)
        }
        unsafe sqlite3_reset(prepared)
        unsafe sqlite3_clear_bindings(prepared)
        parameter = 1
        bytes.removeAll(keepingCapacity: true)
        pieces.removeAll(keepingCapacity: true)
        if code != SQLITE_DONE { throw DatabaseError(resultCode: ResultCode(rawValue: code)) }
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
