import CSQLite

/// The peer in this very library: the plain tables under SQLite's session extension.
///
/// Each transaction's change set is kept in an outbox table by that transaction, as an office needs
/// it that has no network now. To send, the outbox is merged by a changegroup and deflated. It has
/// no protocol, no history and no signature.
@safe
final class SessionOutbox {
    private let tables: PlainTables
    private let keeping: OpaquePointer

    /// Makes the tables and the outbox in a new file.
    convenience init(creating path: String) throws {
        let tables = try PlainTables(path: path)
        let table = "CREATE TABLE outbox(n INTEGER PRIMARY KEY, body BLOB)"
        let database = unsafe tables.database
        try unsafe Self.check(sqlite3_exec(database, table, nil, nil, nil), database)
        try self.init(tables)
    }

    /// Opens what was made before.
    convenience init(opening path: String) throws {
        try self.init(try PlainTables(path: path, isNew: false))
    }

    private init(_ tables: PlainTables) throws {
        self.tables = tables
        let keep = "INSERT INTO outbox(body) VALUES(?)"
        unsafe keeping = try unsafe Self.prepare(keep, tables.database)
    }

    deinit { unsafe sqlite3_finalize(keeping) }

    /// Writes events, a session each.
    ///
    /// - Parameters:
    ///   - rows: the events.
    ///   - isDurable: whether each gets a transaction of its own; else they share one.
    /// - Throws: ``BenchError/sqlite(code:sentence:)``.
    func write(_ rows: [PlainRow], isDurable: Bool) throws {
        if !isDurable { try tables.begin() }
        for row in rows {
            if isDurable { try tables.begin() }
            try keepChanges { try tables.write(row) }
            if isDurable { try tables.commit() }
        }
        if !isDurable { try tables.commit() }
    }

    private func keepChanges(of body: () throws -> Void) throws {
        let database = unsafe tables.database
        var session: OpaquePointer?
        try unsafe Self.check(sqlite3session_create(database, "main", &session), database)
        defer { unsafe sqlite3session_delete(session) }
        for table in ["cases", "updates"] {
            try unsafe Self.check(sqlite3session_attach(session, table), database)
        }
        try body()
        var count: Int32 = 0
        var changes: UnsafeMutableRawPointer?
        try unsafe Self.check(sqlite3session_changeset(session, &count, &changes), database)
        defer { unsafe sqlite3_free(changes) }
        unsafe sqlite3_bind_blob(keeping, 1, changes, count, nil)
        let code = unsafe sqlite3_step(keeping)
        guard code == SQLITE_DONE else { throw unsafe PlainTables.error(code, database) }
        unsafe sqlite3_reset(keeping)
    }

    /// Merges what the outbox holds above an entry, and packs it.
    func export(after entry: Int) throws -> SessionChangeSet {
        let database = unsafe tables.database
        let all = "SELECT body FROM outbox WHERE n > ? ORDER BY n"
        let reading = try unsafe Self.prepare(all, database)
        defer { unsafe sqlite3_finalize(reading) }
        unsafe sqlite3_bind_int64(reading, 1, Int64(entry))
        var group: OpaquePointer?
        try unsafe Self.check(sqlite3changegroup_new(&group), database)
        defer { unsafe sqlite3changegroup_delete(group) }
        while unsafe sqlite3_step(reading) == SQLITE_ROW {
            let body = unsafe UnsafeMutableRawPointer(mutating: sqlite3_column_blob(reading, 0))
            let count = unsafe sqlite3_column_bytes(reading, 0)
            try unsafe Self.check(sqlite3changegroup_add(group, count, body), database)
        }
        var count: Int32 = 0
        var merged: UnsafeMutableRawPointer?
        try unsafe Self.check(sqlite3changegroup_output(group, &count, &merged), database)
        defer { unsafe sqlite3_free(merged) }
        let bytes = unsafe [UInt8](UnsafeRawBufferPointer(start: merged, count: Int(count)))
        return SessionChangeSet(packing: bytes)
    }

    /// The number of the newest entry.
    func lastEntry() throws -> Int {
        let reading = try unsafe Self.prepare("SELECT max(n) FROM outbox", tables.database)
        defer { unsafe sqlite3_finalize(reading) }
        guard unsafe sqlite3_step(reading) == SQLITE_ROW else { return 0 }
        return Int(unsafe sqlite3_column_int64(reading, 0))
    }

    private static func prepare(_ text: String, _ database: OpaquePointer) throws -> OpaquePointer {
        var prepared: OpaquePointer?
        let flags = UInt32(SQLITE_PREPARE_PERSISTENT)
        let code = unsafe sqlite3_prepare_v3(database, text, -1, flags, &prepared, nil)
        guard code == SQLITE_OK, let prepared = unsafe prepared else {
            throw unsafe PlainTables.error(code, database)
        }
        return unsafe prepared
    }

    private static func check(_ code: Int32, _ database: OpaquePointer) throws {
        guard code == SQLITE_OK else { throw unsafe PlainTables.error(code, database) }
    }
}
