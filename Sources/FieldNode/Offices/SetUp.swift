package import ComplaintModel
import Foundation
package import NodeStore
package import SyncProtocol

/// What an office says of itself when its node is set up.
package struct OfficeSetUp: Sendable {
    /// The office's code.
    package let code: OfficeCode
    /// The office's name, as people write it.
    package let name: String
    /// Its level in the tree.
    package let level: OfficeLevel
    /// How it handles complaints.
    package let procedure: Procedure
    /// The root key of the deployment that a centre founds; nil for every other office.
    package let root: RootKey?

    /// Describes an office.
    ///
    /// - Parameters:
    ///   - code: its code.
    ///   - name: its name.
    ///   - level: its level in the tree.
    ///   - procedure: how it handles complaints.
    ///   - root: the root key that a centre founds a deployment with.
    package init(
        code: OfficeCode,
        name: String,
        level: OfficeLevel,
        procedure: Procedure,
        root: RootKey? = nil,
    ) {
        self.code = code
        self.name = name
        self.level = level
        self.procedure = procedure
        self.root = root
    }
}

extension FieldNode {
    /// Sets a node up in an empty folder: keys, database, and the office's own ledger.
    ///
    /// What a failed attempt has made is removed again.
    ///
    /// - Parameters:
    ///   - setUp: the office.
    ///   - directory: the node's folder; it exists and its lock is held.
    ///   - invitation: where a further computer of an office joins the books of the first.
    ///   - lock: the right to the folder.
    ///   - world: time and chance.
    ///   - schema: the tables and columns that this version of the program has.
    /// - Returns: the node, ready to record.
    /// - Throws: `StoreError` or ``FieldNodeError``.
    package static func create(
        _ setUp: OfficeSetUp,
        in directory: String,
        joining invitation: Invitation? = nil,
        lock: NodeLock,
        world: World,
        schema: DomainSchema = .present,
    ) throws -> FieldNode {
        let manager = FileManager.default
        let mark = FolderMark.unfinished(in: directory)
        // What an attempt has left that was cut short was never used.
        if mark.isThere { removeFiles(of: directory) }
        // Keys without a database may be all that opens a backup's identities.
        for name in [NodeStore.fileName, NodeKeys.folder]
        where manager.fileExists(atPath: directory + "/" + name) {
            throw StoreError.nodeExists(directory: directory)
        }
        do {
            try mark.place()
            let keys = try NodeKeys.create(in: directory, world: world)
            let store = try NodeStore(directory: directory, creating: true, schema: schema)
            try keepPrivate(in: directory)
            let ledger = invitation?.ledger ?? .founded(by: keys.verifying)
            try found(setUp, writing: ledger, in: store, world: world)
            let node = try FieldNode(
                directory: directory,
                lock: lock,
                world: world,
                store: store,
                keys: keys
            )
            try node.writeHostStamp()
            if invitation?.ledger == nil { try node.openLedger(setUp) }
            if let root = setUp.root { try node.foundRegistry(root) }
            try mark.remove()
            return node
        } catch {
            removeFiles(of: directory)
            try? mark.remove()
            throw error
        }
    }

    private static func removeFiles(of directory: String) {
        for name in databaseFiles + [NodeKeys.folder] {
            try? FileManager.default.removeItem(atPath: directory + "/" + name)
        }
    }

    static let databaseFiles =
        ["", "-journal", "-wal", "-shm"].map { NodeStore.fileName + $0 } + [HostStamp.fileName]

    /// Keeps other users of the machine from reading the database, also in a folder that was there
    /// before and is open to them; SQLite gives later files of it the same rights.
    private static func keepPrivate(in directory: String) throws {
        let manager = FileManager.default
        for path in databaseFiles.map({ directory + "/" + $0 })
        where manager.fileExists(atPath: path) {
            do {
                try manager.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
            } catch { throw StoreError.readOnly(path: path) }
        }
    }

    private static func found(
        _ setUp: OfficeSetUp,
        writing ledger: LedgerID,
        in store: NodeStore,
        world: World,
    ) throws {
        try store.write { writer in
            try writer.set(Setting.incarnation, to: newIncarnation(of: world).description)
            try writer.set(Setting.ledger, to: ledger.description)
            try writer.set(Setting.code, to: setUp.code.text)
            try writer.set(Setting.level, to: setUp.level.rawValue)
            _ = try writer.addLedger(ledger, code: setUp.code.text, isOwn: true)
        }
    }

    /// Opens the office's line: its first change says what the office is, and that this line
    /// issues the register's numbers.
    private func openLedger(_ setUp: OfficeSetUp) throws {
        let json = String(decoding: try setUp.procedure.json(), as: UTF8.self)
        let opening = Opening(key: verifyingKey, nonce: world.randomBytes(16))
        let origin = opening.origin(in: ownLedger)
        let cells: [(CellTag, Value)] = [
            (OfficeCell.code, .code(setUp.code.text)), (OfficeCell.name, .code(setUp.name)),
            (OfficeCell.level, .code(setUp.level.rawValue)), (OfficeCell.procedure, .code(json)),
            (OfficeCell.book, .bytes(origin.bytes)),
        ]
        try write(in: try ownHeldLedger()) { work in
            _ = try work.open(
                opening,
                with: cells.map { cell, value in
                    CellWrite(
                        table: DomainTable.officeTag,
                        row: .own(1),
                        cell: cell,
                        rule: .overwritable,
                        value: value
                    )
                }
            )
        }
    }

    /// The ledger of the node's own office, as it is held.
    func ownHeldLedger() throws -> StoreReader.HeldLedger {
        try store.read { try ownHeldLedger($0) }
    }

    /// The ledger of the node's own office, as a transaction sees it.
    func ownHeldLedger(_ reader: StoreReader) throws -> StoreReader.HeldLedger {
        guard let held = try reader.ledger(ownLedger) else {
            throw StoreError.notANode(path: store.path)
        }
        return held
    }
}
