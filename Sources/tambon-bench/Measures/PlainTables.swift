import CSQLite

/// The yardstick: the workload's rows in two plain tables of SQLite, by its C interface.
///
/// WAL and `synchronous=FULL`, as a node has them, and no index but the keys. A follow-up adds a row
/// and changes its case's row.
@safe
final class PlainTables {
    /// The connection, for what is layered upon the tables.
    let database: OpaquePointer
    private let statements: [Statement: OpaquePointer]

    /// The statements, prepared once.
    private enum Statement: String, CaseIterable {
        case begin = "BEGIN IMMEDIATE"
        case commit = "COMMIT"
        case addCase = """
            INSERT INTO cases(id,no,received,channel,category,name,addr,phone,subject,detail,place,\
            accused,status,officer) VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?,?)
            """
        case addUpdate = """
            INSERT INTO updates(case_id,upd_no,ts,status,unit,note,officer) VALUES(?,?,?,?,?,?,?)
            """
        case changeCase = "UPDATE cases SET status=?2,unit=?3,officer=?4,updated=?5 WHERE id=?1"
    }

    private static let schema = """
        CREATE TABLE cases(id TEXT PRIMARY KEY NOT NULL,no TEXT,received TEXT,channel TEXT,
          category TEXT,name TEXT,addr TEXT,phone TEXT,subject TEXT,detail TEXT,place TEXT,
          accused TEXT,status TEXT,officer TEXT,unit TEXT,updated TEXT);
        CREATE TABLE updates(case_id TEXT NOT NULL,upd_no INTEGER NOT NULL,ts TEXT,status TEXT,
          unit TEXT,note TEXT,officer TEXT,PRIMARY KEY(case_id,upd_no));
        """

    /// Makes the tables in a new file, or opens the file of some that were made before.
    init(path: String, isNew: Bool = true) throws {
        var opened: OpaquePointer?
        let code = unsafe sqlite3_open(path, &opened)
        guard code == SQLITE_OK, let opened = unsafe opened else {
            throw BenchError.sqlite(code: code, sentence: "the file cannot be made")
        }
        unsafe database = opened
        let set = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;" + (isNew ? Self.schema : "")
        let done = unsafe sqlite3_exec(opened, set, nil, nil, nil)
        guard done == SQLITE_OK else { throw unsafe Self.error(done, opened) }
        var statements: [Statement: OpaquePointer] = unsafe [:]
        for statement in Statement.allCases {
            var prepared: OpaquePointer?
            let code = unsafe sqlite3_prepare_v3(
                opened,
                statement.rawValue,
                -1,
                UInt32(SQLITE_PREPARE_PERSISTENT),
                &prepared,
                nil
            )
            guard code == SQLITE_OK else { throw unsafe Self.error(code, opened) }
            unsafe statements[statement] = prepared
        }
        unsafe self.statements = statements
    }

    deinit {
        unsafe statements.values.forEach { unsafe sqlite3_finalize($0) }
        unsafe sqlite3_close(database)
    }

    /// Writes events, in transactions of so many; 0 for all of them in one.
    func write(_ rows: [PlainRow], perTransaction: Int) throws {
        var count = 0
        for row in rows {
            if count == 0 { try begin() }
            try write(row)
            count += 1
            if count == perTransaction {
                try commit()
                count = 0
            }
        }
        if count > 0 { try commit() }
    }

    /// Begins a transaction.
    func begin() throws { try run(.begin) }

    /// Ends it; what it has written is on the disk afterwards.
    func commit() throws { try run(.commit) }

    /// Writes one event, within a transaction.
    func write(_ row: PlainRow) throws {
        switch row.kind {
        case .complaint: try run(.addCase, row, Self.caseFields)
        case .followUp(let number):
            try run(.addUpdate, row, Self.updateFields, number: number)
            try run(.changeCase, row, Self.changeFields)
        }
    }

    /// Which text each parameter takes: places in ``PlainRow/starts``; -1 is the number.
    private static let caseFields = Array(0..<14)
    private static let updateFields = [0, -1, 1, 2, 3, 4, 5]
    private static let changeFields = [0, 2, 3, 5, 1]

    private func run(
        _ name: Statement,
        _ row: PlainRow? = nil,
        _ fields: [Int] = [],
        number: Int32 = 0,
    ) throws {
        guard let statement = unsafe statements[name] else { return }
        // The texts stay where they are until the statement has run, so SQLite need not copy them.
        let code = unsafe (row?.bytes ?? []).withUnsafeBufferPointer { bytes in
            for (index, field) in fields.enumerated() {
                guard let row, field >= 0 else {
                    unsafe sqlite3_bind_int(statement, Int32(index + 1), number)
                    continue
                }
                let start = unsafe UnsafeRawPointer(bytes.baseAddress)?.advanced(
                    by: row.starts[field]
                )
                unsafe sqlite3_bind_text(
                    statement,
                    Int32(index + 1),
                    start?.assumingMemoryBound(to: CChar.self),
                    Int32(row.starts[field + 1] - row.starts[field]),
                    nil
                )
            }
            return unsafe sqlite3_step(statement)
        }
        guard code == SQLITE_DONE else { throw unsafe Self.error(code, database) }
        unsafe sqlite3_reset(statement)
    }

    /// What SQLite has to say about a failure.
    static func error(_ code: Int32, _ database: OpaquePointer) -> BenchError {
        BenchError.sqlite(code: code, sentence: unsafe String(cString: sqlite3_errmsg(database)))
    }
}
