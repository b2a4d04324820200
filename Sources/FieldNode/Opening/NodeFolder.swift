import Foundation
import NodeStore

// The programs open nodes by their folders alone: locks and databases stay down here.

extension FieldNode {
    /// Opens the node in a folder.
    ///
    /// - Returns: nil while another process holds the node.
    /// - Throws: `StoreError` or ``FieldNodeError``.
    package static func open(directory: String, world: World) throws -> FieldNode? {
        // Looked for first, so that a mistyped path does not get a lock file.
        guard FileManager.default.fileExists(atPath: directory + "/" + NodeStore.fileName) else {
            throw StoreError.noNode(directory: directory)
        }
        guard let lock = try NodeLock.acquire(directory: directory) else { return nil }
        return try FieldNode(directory: directory, lock: lock, world: world)
    }

    /// Sets a node up in a folder, which is made if it is not there.
    ///
    /// What a failed attempt has made is removed again.
    ///
    /// - Throws: `StoreError` or ``FieldNodeError``.
    package static func create(
        _ setUp: OfficeSetUp,
        directory: String,
        world: World,
    ) throws -> FieldNode {
        let manager = FileManager.default
        if manager.fileExists(atPath: directory + "/" + NodeStore.fileName) {
            throw StoreError.nodeExists(directory: directory)
        }
        let wasThere = manager.fileExists(atPath: directory)
        do {
            if !wasThere { try makeFolder(directory) }
            guard let lock = try NodeLock.acquire(directory: directory) else {
                throw StoreError.busy(path: directory)
            }
            return try create(setUp, in: directory, lock: lock, world: world)
        } catch {
            if !wasThere { try? manager.removeItem(atPath: directory) }
            throw error
        }
    }

    private static func makeFolder(_ directory: String) throws {
        do {
            try FileManager.default.createDirectory(
                atPath: directory,
                withIntermediateDirectories: true,
                attributes: [.posixPermissions: 0o700]
            )
        } catch { throw StoreError.readOnly(path: directory) }
    }
}
