import Foundation
package import NodeStore
package import SyncProtocol

// The programs open nodes by their folders alone: locks and databases stay down here.

extension FieldNode {
    /// Opens the node in a folder.
    ///
    /// - Parameters:
    ///   - directory: the node's folder.
    ///   - world: time and chance.
    ///   - schema: the tables and columns that this version of the program has.
    /// - Returns: nil while another process holds the node.
    /// - Throws: `StoreError` or ``FieldNodeError``.
    package static func open(
        directory: String,
        world: World,
        schema: DomainSchema = .present,
    ) throws -> FieldNode? {
        // Looked for first, so that a mistyped path does not get a lock file.
        let mark = FolderMark.unfinished(in: directory)
        guard mark.isThere || NodeStore.exists(in: directory) else {
            if NodeStore.mayNotRead(directory + "/" + NodeStore.fileName) {
                throw StoreError.notReadable(path: directory)
            }
            throw StoreError.noNode(directory: directory)
        }
        guard let lock = try NodeLock.acquire(directory: directory) else { return nil }
        // Under the lock: nobody is setting it up at this moment.
        if mark.isThere { throw StoreError.unfinished(directory: directory) }
        return try FieldNode(directory: directory, lock: lock, world: world, schema: schema)
    }

    /// Sets a node up in a folder, which is made if it is not there.
    ///
    /// What a failed attempt has made is removed again.
    ///
    /// - Throws: `StoreError` or ``FieldNodeError``.
    package static func create(
        _ setUp: OfficeSetUp,
        directory: String,
        joining invitation: Invitation? = nil,
        world: World,
        schema: DomainSchema = .present,
    ) throws -> FieldNode {
        let manager = FileManager.default
        if NodeStore.exists(in: directory), !FolderMark.unfinished(in: directory).isThere {
            throw StoreError.nodeExists(directory: directory)
        }
        let wasThere = manager.fileExists(atPath: directory)
        do {
            if !wasThere { try makeFolder(directory) }
            guard let lock = try NodeLock.acquire(directory: directory) else {
                throw StoreError.busy(path: directory)
            }
            return try create(
                setUp,
                in: directory,
                joining: invitation,
                lock: lock,
                world: world,
                schema: schema
            )
        } catch {
            if !wasThere { try? manager.removeItem(atPath: directory) }
            throw error
        }
    }

    static func makeFolder(_ directory: String) throws {
        do {
            try FileManager.default.createDirectory(
                atPath: directory,
                withIntermediateDirectories: true,
                attributes: [.posixPermissions: 0o700]
            )
        } catch { throw StoreError.readOnly(path: directory) }
    }
}
