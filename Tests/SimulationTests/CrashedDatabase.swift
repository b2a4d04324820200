import CSQLite
import Foundation
import Simulation
import Testing

/// A database with one table, on a machine of its own, through plain SQLite.
@safe final class CrashedDatabase {
    struct Failure: Error, Equatable {
        let code: Int32
    }

    let machine: Machine
    private var connection: OpaquePointer?
    private let folder: String

    /// Makes the table, and makes sure that it is on the disk.
    init(synchronous: String = "FULL") throws {
        folder = NSTemporaryDirectory() + "tambon-crash-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        machine = Machine(folder: folder)
        try open("FULL")
        try run("CREATE TABLE entry (text TEXT)")
        try open(synchronous)
    }

    deinit {
        close()
        try? FileManager.default.removeItem(atPath: folder)
    }

    /// Opens the database anew, after whatever has happened.
    func open(_ synchronous: String = "FULL") throws {
        close()
        machine.restart()
        try check(unsafe sqlite3_open(folder + "/entries.sqlite", &connection))
        try run("PRAGMA journal_mode = WAL; PRAGMA synchronous = \(synchronous)")
    }

    func close() {
        unsafe sqlite3_close(connection)
        unsafe connection = nil
    }

    func run(_ sql: String) throws {
        try check(unsafe sqlite3_exec(connection, sql, nil, nil, nil))
    }

    func add(_ text: String) throws { try run("INSERT INTO entry VALUES ('\(text)')") }

    /// Everything in the table, in the order of entry.
    func entries() throws -> [String] {
        var statement: OpaquePointer?
        let sql = "SELECT text FROM entry ORDER BY rowid"
        try check(unsafe sqlite3_prepare_v2(connection, sql, -1, &statement, nil))
        defer { unsafe sqlite3_finalize(statement) }
        var found: [String] = []
        while unsafe sqlite3_step(statement) == SQLITE_ROW {
            if let text = unsafe sqlite3_column_text(statement, 0) {
                found.append(unsafe String(cString: text))
            }
        }
        return found
    }

    private func check(_ code: Int32) throws {
        if code != SQLITE_OK { throw Failure(code: code) }
    }
}
