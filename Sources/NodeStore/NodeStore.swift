import Foundation
import GRDB
import Glibc
import Synchronization

/// The SQLite file of a node: the log, the rows it adds up to, search and summaries.
///
/// The connection is private. A read sees one state; a write is one whole transaction that is on the
/// disk when it returns.
package final class NodeStore: Sendable {
    /// The database's name within the node's folder.
    package static let fileName = "node.sqlite"

    /// The path of the database, for messages.
    package let path: String
    /// The tables and columns of the domain.
    package let schema: DomainSchema

    /// Up if transactions that were acknowledged were not there any more when the database was opened: its
    /// write-ahead log was damaged after a process had stopped hard.
    package let loss: FolderMark

    private let queue: DatabaseQueue
    private let kept = KeptState()
    private let failure = Mutex<StoreError?>(nil)

    /// Opens the database of a node whose lock is held.
    ///
    /// - Parameters:
    ///   - directory: the node's folder.
    ///   - creating: whether to make a new database; an existing one is then refused.
    ///   - schema: the tables and columns that this version of the program has.
    /// - Throws: ``StoreError``.
    package init(
        directory: String,
        creating: Bool,
        schema: DomainSchema = .present,
    ) throws {
        self.schema = schema
        path = directory + "/" + Self.fileName
        let exists = FileManager.default.fileExists(atPath: path)
        if creating, exists { throw StoreError.nodeExists(directory: directory) }
        if !creating, !exists { throw StoreError.noNode(directory: directory) }
        let path = path
        loss = FolderMark.loss(in: directory)
        // Whatever opens the database first takes up what it can read of the log, and drops the rest.
        if WriteAheadLog(ofDatabase: path)?.hasLostTransactions ?? false { try loss.place() }
        if exists { try Self.naming(path) { try Migrations.check(path, schema) } }
        queue = try Self.naming(path) {
            try DatabaseQueue(path: path, configuration: .node(isNew: !exists))
        }
        try Self.naming(path) {
            try queue.writeWithoutTransaction(Self.keepAcknowledged)
            try Migrations.run(on: queue, schema)
        }
        do { try Self.naming(path) { try Self.writeThrough(queue) } } catch let error as StoreError
        {
            failure.withLock { $0 = error }
        }
    }

    /// Moves the write-ahead log into the database, and makes sure that it has reached the disk.
    ///
    /// What an fsync has failed on before this process began can still be read from the system's
    /// memory and is not on the disk. What is appended behind it would be lost with it at the next
    /// power cut; so nothing is, before all of it was written once more.
    private static func writeThrough(_ queue: DatabaseQueue) throws {
        _ = try queue.writeWithoutTransaction { try $0.checkpoint(.truncate) }
    }

    /// Whether a folder holds a node's database.
    package static func exists(in directory: String) -> Bool {
        FileManager.default.fileExists(atPath: directory + "/" + fileName)
    }

    /// Whether it is the rights of this user that keep a file from being read.
    package static func mayNotRead(_ path: String) -> Bool {
        // Without O_NONBLOCK, opening a named pipe would wait for somebody to write into it.
        let file = unsafe open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
        guard file >= 0 else { return errno == EACCES || errno == EPERM }
        close(file)
        return false
    }

    /// Reads one state of the node.
    ///
    /// The connection is the only one and does one thing at a time, so nothing changes meanwhile.
    /// GRDB's own `read` would forbid writing by a pragma each time, and that makes SQLite prepare
    /// every kept statement anew; here a ``StoreReader`` has nothing to write with.
    ///
    /// - Parameters:
    ///   - anew: whether nothing is to be taken from memory, to look for damage.
    ///   - body: reads.
    /// - Returns: what the body returns.
    /// - Throws: ``StoreError`` for what SQLite reports, and whatever the body throws.
    package func read<Value>(
        anew: Bool = false,
        _ body: (StoreReader) throws -> Value,
    ) throws -> Value {
        try Self.naming(path) {
            try queue.unsafeRead { db in
                if anew { kept.forget() }
                return try body(StoreReader(db: db, schema: schema, kept: kept))
            }
        }
    }

    /// Carries out one transaction: all of it is on the disk when this returns, or nothing.
    ///
    /// - Throws: ``StoreError`` for what SQLite reports, and whatever the body throws.
    ///
    /// After a failed fsync nothing more is written until the node is opened again: what a second
    /// one reports after it cannot be trusted.
    package func write<Value>(_ body: (StoreWriter) throws -> Value) throws -> Value {
        if let failure = failure.withLock({ $0 }) { throw failure }
        return try Self.naming(path) {
            do { return try commit(body) } catch let error as DatabaseError
                where error.extendedResultCode == .SQLITE_IOERR_FSYNC
            {
                failure.withLock { $0 = .inputOutput(path: path) }
                throw error
            }
        }
    }

    private func commit<Value>(_ body: (StoreWriter) throws -> Value) throws -> Value {
        try queue.writeWithoutTransaction { db in
            try RowStatement.run("BEGIN IMMEDIATE TRANSACTION", in: db)
            do {
                let value = try body(StoreWriter(db: db, schema: schema, kept: kept))
                try RowStatement.run("COMMIT TRANSACTION", in: db)
                return value
            } catch {
                kept.forget()
                // After some errors SQLite has undone it by itself.
                if db.isInsideTransaction { try? db.rollback() }
                throw error
            }
        }
    }

    /// The settings that a running node keeps its promises by, as SQLite reports them.
    package func settings() throws -> [String: String] {
        try Self.naming(path) {
            try queue.read { db in
                var found: [String: String] = [:]
                for name in ["journal_mode", "synchronous", "mmap_size", "secure_delete"] {
                    found[name] = try String.fetchOne(db, sql: "PRAGMA \(name)") ?? "0"
                }
                return found
            }
        }
    }

    /// Copies the database into another connection's, page by page, right after a last transaction.
    func backUp(to copy: DatabaseQueue, _ preparing: (StoreWriter) throws -> Void) throws {
        try queue.writeWithoutTransaction { db in
            defer { kept.forget() }
            try db.inTransaction(.immediate) {
                try preparing(StoreWriter(db: db, schema: schema, kept: kept))
                return .commit
            }
            try copy.writeWithoutTransaction { try db.backup(to: $0) }
        }
    }

    /// Lets SQLite look for damage in its own structures, and in those of the search index; bit rot is
    /// found by the log's hashes.
    package func integrityProblems() throws -> [String] {
        let problems: [String]
        do {
            problems = try Self.naming(path) {
                try queue.read { try String.fetchAll($0, sql: "PRAGMA integrity_check") }
                    .filter { $0 != "ok" }
            }
        } catch StoreError.damaged { return ["SQLite cannot read the file to its end"] }
        if !problems.isEmpty { return problems }
        return try write { try $0.isSearchSound() } ? [] : [Self.searchDamage]
    }

    /// Makes every index again from its table, if SQLite finds any damage.
    ///
    /// - Parameter isTrial: whether only to find out if that would help.
    /// - Returns: whether all is sound then; if it is not, nothing was changed.
    /// - Throws: ``StoreError`` for what SQLite reports of anything but damage.
    package func mendIndexes(onlyTrying isTrial: Bool = false) throws -> Bool {
        if try integrityProblems().isEmpty { return true }
        do {
            try write { writer in
                let isSound = try writer.remakeIndexes()
                if isTrial || !isSound { throw Undone(isSound: isSound) }
            }
            // What was read by a damaged index may be kept.
            kept.forget()
            return true
        } catch let error as Undone {
            return error.isSound
        } catch StoreError.damaged { return false }
    }

    /// Takes a transaction back that has told what it was to tell.
    private struct Undone: Error { let isSound: Bool }

    /// The pages of the database that are kept in memory, in KiB.
    private static let cacheKibibytes = 4_096

    /// GRDB lowers `synchronous` to NORMAL in WAL mode, which loses acknowledged commits at a power
    /// cut; so it is set afterwards, and read back.
    private static func keepAcknowledged(_ db: Database) throws {
        try db.execute(sql: "PRAGMA synchronous = FULL; PRAGMA mmap_size = 0")
        try db.execute(sql: "PRAGMA secure_delete = ON; PRAGMA temp_store = MEMORY")
        // SQLite's 2 MiB hold too few of the pages that a large merge comes back to: they would be
        // written to the WAL and read again in the middle of a transaction.
        try db.execute(sql: "PRAGMA cache_size = -\(cacheKibibytes)")
        guard try Int.fetchOne(db, sql: "PRAGMA synchronous") == 2 else {
            throw StoreError.settingRefused(name: "synchronous=FULL")
        }
        guard try String.fetchOne(db, sql: "PRAGMA journal_mode") == "wal" else {
            throw StoreError.settingRefused(name: "journal_mode=WAL")
        }
    }

    /// The one place where SQLite's errors become this module's.
    static func naming<Value>(_ path: String, _ body: () throws -> Value) throws -> Value {
        do { return try body() } catch is RowDecodingError {
            // A value that the schema does not allow: SQLite checks only what is written.
            throw StoreError.damaged(path: path)
        } catch let error as DatabaseError {
            // On a full disk the shared memory beside the file cannot be made either.
            if error.extendedResultCode == .SQLITE_IOERR_SHMSIZE {
                throw StoreError.diskFull(path: path)
            }
            throw switch error.resultCode {
            case .SQLITE_FULL: StoreError.diskFull(path: path)
            case .SQLITE_IOERR: StoreError.inputOutput(path: path)
            case .SQLITE_CORRUPT: StoreError.damaged(path: path)
            case .SQLITE_NOTADB: StoreError.notANode(path: path)
            case .SQLITE_READONLY, .SQLITE_CANTOPEN, .SQLITE_PERM:
                StoreError.readOnly(path: path)
            case .SQLITE_BUSY, .SQLITE_LOCKED: StoreError.busy(path: path)
            default: StoreError.sqlite(code: error.extendedResultCode.rawValue, path: path)
            }
        }
    }
}

extension Configuration {
    fileprivate static func node(isNew: Bool) -> Configuration {
        var configuration = Configuration()
        configuration.journalMode = .wal
        configuration.foreignKeysEnabled = true
        configuration.label = "node"
        // Takes effect before the first table is made. Later it would only write what is there
        // already, and a node must open on a full disk.
        if isNew {
            configuration.prepareDatabase { db in
                try db.execute(sql: "PRAGMA auto_vacuum = INCREMENTAL")
            }
        }
        return configuration
    }
}
