import GRDB
import GRDBSQLite

/// The columns of the row at which a statement stands, by place, the first being 0.
///
/// SQLite checks types only where it writes, so a value that its column does not allow is damage.
@safe
struct StoredColumns {
    private let statement: GRDB.Statement

    init(_ statement: GRDB.Statement) { self.statement = statement }

    /// A number; nil for NULL.
    func optionalInteger(_ place: Int) throws -> Int64? {
        switch unsafe sqlite3_column_type(statement.sqliteStatement, Int32(place)) {
        case SQLITE_INTEGER:
            return unsafe sqlite3_column_int64(statement.sqliteStatement, Int32(place))
        case SQLITE_NULL: return nil
        default: throw DatabaseError(resultCode: .SQLITE_CORRUPT)
        }
    }

    /// A number.
    func integer(_ place: Int) throws -> Int64 {
        guard let number = try optionalInteger(place) else {
            throw DatabaseError(resultCode: .SQLITE_CORRUPT)
        }
        return number
    }

    /// A number of a narrower type.
    func integer<Number: FixedWidthInteger>(
        _ place: Int,
        as type: Number.Type = Number.self,
    ) throws -> Number {
        guard let number = Number(exactly: try integer(place) as Int64) else {
            throw DatabaseError(resultCode: .SQLITE_CORRUPT)
        }
        return number
    }

    /// The bytes of a blob or of a text; nil for NULL.
    func optionalBytes(_ place: Int) throws -> [UInt8]? {
        let column = Int32(place)
        switch unsafe sqlite3_column_type(statement.sqliteStatement, column) {
        case SQLITE_BLOB, SQLITE_TEXT:
            guard let start = unsafe sqlite3_column_blob(statement.sqliteStatement, column) else {
                return []
            }
            let count = unsafe Int(sqlite3_column_bytes(statement.sqliteStatement, column))
            return unsafe [UInt8](UnsafeRawBufferPointer(start: start, count: count))
        case SQLITE_NULL: return nil
        default: throw DatabaseError(resultCode: .SQLITE_CORRUPT)
        }
    }

    /// The bytes of a blob or of a text.
    func bytes(_ place: Int) throws -> [UInt8] {
        guard let bytes = try optionalBytes(place) else {
            throw DatabaseError(resultCode: .SQLITE_CORRUPT)
        }
        return bytes
    }

    /// A text.
    func text(_ place: Int) throws -> String {
        String(decoding: try bytes(place), as: UTF8.self)
    }
}
