import Foundation
import GRDB
import Glibc
import SyncProtocol

extension NodeStore {
    /// The setting by which a copy made for safe-keeping tells that it is one.
    package static let backupMark = "backup"

    /// Copies the database for safe-keeping, while others go on reading and writing it.
    ///
    /// The copy is one file that says of itself that it is one; it is under its name whole and on the
    /// disk, or not at all. It is read back from the medium first: a bad stick takes what it is given and
    /// says nothing.
    ///
    /// - Parameters:
    ///   - path: the file; one that is there is replaced.
    ///   - preparing: a last transaction, after which nothing is written until the copy is made.
    /// - Throws: ``StoreError``.
    package func backUp(to path: String, preparing: (StoreWriter) throws -> Void) throws {
        let temporary = path + ".new"
        // The new file would take the place of a device.
        let there = try? FileManager.default.attributesOfItem(atPath: path)
        let type = there?[.type] as? FileAttributeType
        guard [nil, .typeRegular, .typeSymbolicLink].contains(type) else {
            throw StoreError.readOnly(path: path)
        }
        try? FileManager.default.removeItem(atPath: temporary)
        do {
            try Self.naming(path) { try copy(to: temporary, preparing) }
            guard try Self.isReadBack(temporary) else {
                throw try integrityProblems().isEmpty
                    ? StoreError.damagedByMedium(path: path) : .damaged(path: self.path)
            }
            try Self.settle(temporary, as: path)
        } catch {
            try? FileManager.default.removeItem(atPath: temporary)
            throw error
        }
    }

    private func copy(
        to path: String,
        _ preparing: (StoreWriter) throws -> Void,
    ) throws {
        // Made here, since Foundation and SQLite would make it for others to read at first.
        let made = unsafe open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard made >= 0 else {
            throw errno == ENOSPC ? StoreError.diskFull(path: path) : .readOnly(path: path)
        }
        close(made)
        let copy = try DatabaseQueue(path: path)
        try backUp(to: copy, preparing)
        try copy.writeWithoutTransaction { db in
            try db.execute(sql: "PRAGMA journal_mode = DELETE; PRAGMA synchronous = FULL")
            try db.execute(
                sql: "INSERT OR REPLACE INTO setting (name, value) VALUES (?, '1')",
                arguments: [Self.backupMark]
            )
        }
        try copy.close()
    }

    /// Whether the medium gives back what was written: byte for byte, and as a database that is sound.
    private static func isReadBack(_ path: String) throws -> Bool {
        let written = digest(ofFile: path)
        guard written != nil, sync(path), digest(ofFile: path) == written else { return false }
        var configuration = Configuration()
        configuration.readonly = true
        do {
            let problems = try DatabaseQueue(path: path, configuration: configuration).read {
                try String.fetchAll($0, sql: "PRAGMA integrity_check(1)")
            }
            return try problems == ["ok"] && isBackup(path)
        } catch { return false }
    }

    /// What the bytes of a file come to; nil if it cannot be read.
    private static func digest(ofFile path: String) -> Digest256? {
        guard let file = FileHandle(forReadingAtPath: path) else { return nil }
        var digest = Digest256(hashing: [])
        do {
            while let piece = try file.read(upToCount: 1 << 20), !piece.isEmpty {
                digest = Digest256(hashing: digest.bytes + piece)
            }
        } catch { return nil }
        return digest
    }

    /// Puts a copy that was made for safe-keeping into an empty folder.
    ///
    /// - Throws: ``StoreError``, also for a file that is no such copy, or a newer version's;
    ///   ``StoreError/damagedBackup(path:)`` for one that SQLite cannot read.
    package static func putBack(
        _ path: String,
        into directory: String,
        schema: DomainSchema = .present,
    ) throws {
        let place = directory + "/" + fileName
        guard !exists(in: directory) else { throw StoreError.nodeExists(directory: directory) }
        guard FileManager.default.fileExists(atPath: path) else {
            throw StoreError.notANode(path: path)
        }
        do {
            try naming(path) { try Migrations.check(path, schema) }
            guard try isBackup(path) else { throw StoreError.notABackup(path: path) }
        } catch {
            switch error {
            case StoreError.damaged, StoreError.notANode, StoreError.sqlite:
                throw StoreError.damagedBackup(path: path)
            default: throw error
            }
        }
        let temporary = place + ".new"
        // An attempt that was cut short has left a part.
        try? FileManager.default.removeItem(atPath: temporary)
        do {
            do { try FileManager.default.copyItem(atPath: path, toPath: temporary) } catch {
                throw (error as? CocoaError)?.code == .fileWriteOutOfSpace
                    ? StoreError.diskFull(path: place) : .readOnly(path: place)
            }
            try settle(temporary, as: place)
        } catch {
            try? FileManager.default.removeItem(atPath: temporary)
            throw error
        }
    }

    /// Whether a database is a copy made for safe-keeping, or was put back and not made a node yet.
    package static func isBackup(_ path: String) throws -> Bool {
        var configuration = Configuration()
        configuration.readonly = true
        return try naming(path) {
            try DatabaseQueue(path: path, configuration: configuration).read { db in
                try String.fetchAll(db, sql: "SELECT name FROM setting").contains(backupMark)
            }
        }
    }

    /// Brings a file's bytes to the disk and gives it its name.
    private static func settle(_ temporary: String, as path: String) throws {
        guard unsafe chmod(temporary, 0o600) == 0, sync(temporary),
            // On FAT a rename makes an empty entry, which the file's own fsync fills in.
            unsafe rename(temporary, path) == 0, sync(path),
            sync((path as NSString).deletingLastPathComponent)
        else { throw errno == ENOSPC ? StoreError.diskFull(path: path) : .readOnly(path: path) }
    }

    /// Brings a file or folder to the disk; who reads it next asks the disk, and not the memory.
    private static func sync(_ path: String) -> Bool {
        let descriptor = unsafe open(path.isEmpty ? "." : path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return false }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 else { return false }
        _ = posix_fadvise(descriptor, 0, 0, POSIX_FADV_DONTNEED)
        return true
    }
}
