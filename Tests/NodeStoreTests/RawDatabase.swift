import CSQLite

/// Runs SQL on a file, as anybody with an SQL shell can.
enum RawDatabase {
    struct Failure: Error {
        let code: Int32
        let sql: String
    }

    static func run(_ sql: String, on path: String) throws {
        var database: OpaquePointer?
        let opened = unsafe sqlite3_open(path, &database)
        defer { _ = unsafe sqlite3_close(database) }
        guard opened == SQLITE_OK else { throw Failure(code: opened, sql: path) }
        let code = unsafe sqlite3_exec(database, sql, nil, nil, nil)
        guard code == SQLITE_OK else { throw Failure(code: code, sql: sql) }
    }
}
