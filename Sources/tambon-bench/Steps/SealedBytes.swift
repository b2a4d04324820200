import CSQLite

/// Counts what sealed identities take up: nothing can pack them, and they are told apart.
///
/// A parcel can be opened by its recipient alone, so they are counted where they come from.
enum SealedBytes {
    private static let query = "SELECT total(length(identity)) FROM complaint"

    /// The bytes of all ciphertexts with the numbers of their keys, as a closed node's database
    /// holds them and as they go into a parcel.
    static func count(inDatabase path: String) throws -> Double {
        var opened: OpaquePointer?
        let code = unsafe sqlite3_open_v2(path, &opened, SQLITE_OPEN_READONLY, nil)
        defer { unsafe sqlite3_close(opened) }
        var statement: OpaquePointer?
        guard code == SQLITE_OK,
            unsafe sqlite3_prepare_v2(opened, query, -1, &statement, nil) == SQLITE_OK
        else { throw BenchError.sqlite(code: code, sentence: "\(path) cannot be read") }
        defer { unsafe sqlite3_finalize(statement) }
        let step = unsafe sqlite3_step(statement)
        guard step == SQLITE_ROW else {
            throw BenchError.sqlite(code: step, sentence: "\(path) cannot be read")
        }
        return unsafe sqlite3_column_double(statement, 0)
    }
}
