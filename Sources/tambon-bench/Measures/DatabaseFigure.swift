import CSQLite

/// A number that a closed node's database tells of itself.
enum DatabaseFigure: String {
    /// The bytes of all sealed identities with the numbers of their keys, as the database holds them
    /// and as they go into a parcel: nothing can pack them.
    ///
    /// A parcel can be opened by its recipient alone, so they are counted where they come from.
    case sealedIdentities = "SELECT total(length(identity)) FROM complaint"
    /// The bytes of the pages that the search index takes.
    case searchIndex =
        "SELECT total(pgsize) FROM dbstat WHERE aggregate AND name GLOB 'search*'"
    /// The changes of the node's own office.
    case ownChanges = """
        SELECT total(tip_sequence) FROM line JOIN ledger ON ledger.number = line.ledger
        WHERE ledger.own = 1
        """

    /// Reads it.
    func read(inDatabase path: String) throws -> Double {
        var opened: OpaquePointer?
        let code = unsafe sqlite3_open_v2(path, &opened, SQLITE_OPEN_READONLY, nil)
        defer { unsafe sqlite3_close(opened) }
        var statement: OpaquePointer?
        guard code == SQLITE_OK,
            unsafe sqlite3_prepare_v2(opened, rawValue, -1, &statement, nil) == SQLITE_OK
        else { throw BenchError.sqlite(code: code, sentence: "\(path) cannot be read") }
        defer { unsafe sqlite3_finalize(statement) }
        let step = unsafe sqlite3_step(statement)
        guard step == SQLITE_ROW else {
            throw BenchError.sqlite(code: step, sentence: "\(path) cannot be read")
        }
        return unsafe sqlite3_column_double(statement, 0)
    }
}
