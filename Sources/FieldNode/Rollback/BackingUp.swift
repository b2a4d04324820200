import ComplaintModel
import Crypto
import Foundation
package import NodeStore
import SyncProtocol

/// What was put back from a backup.
package struct RestoreReport: Hashable, Sendable, Encodable {
    /// The office's code.
    package let office: String
    /// `office`, `district`, `province` or `centre`.
    package let level: String
    /// Whether sealed identities can be opened: the key to them is in no backup, and was found in the
    /// folder's `keys`.
    package let opensIdentities: Bool
    /// How many identities no key here opens.
    package let closedIdentities: Int
    /// How many cases that are reserved for the office cannot be read any more, since they were sealed for
    /// a key of the lost machine.
    package let closedReservations: Int
}

extension FieldNode {
    /// Copies the node's books for safe-keeping; the node goes on meanwhile.
    ///
    /// The copy holds no key of the node: whoever has it can neither write in its name nor open an
    /// identity. What the node has written is signed first, since nobody could sign it later.
    ///
    /// Damaged books are not copied, since ``restore(_:into:world:schema:)`` would refuse them: an earlier
    /// backup is worth more, and somebody has to know. Nor does a copy in which the key to a complainant's
    /// identity is damaged take the place of an earlier one, that may hold it whole; it is made under another
    /// name, since nothing else would save what is recorded from then on.
    ///
    /// - Parameter path: the file; one that is there is replaced.
    /// - Throws: `StoreError`, or ``FieldNodeError/actionRefused(_:)``.
    package func backUp(to path: String) throws {
        guard try auditBooks().problems.isEmpty else { throw StoreError.damaged(path: store.path) }
        if FileManager.default.fileExists(atPath: path),
            let damage = try store.read(damagedIdentities).first
        {
            throw FieldNodeError.actionRefused(.keepsBackup(path, since: damage))
        }
        try store.backUp(to: path) { try Packing.signOwnLines(self, $0) }
    }

    /// Sets a node up from a backup, in a folder without a database.
    ///
    /// It gets new keys, and knows that it is a restored one: it writes under new origins, gives no
    /// register number before it has heard from above, and has to be invited anew.
    ///
    /// - Parameters:
    ///   - path: the backup.
    ///   - directory: the node's folder. If it holds the old `keys/unlock.key`, that is taken over, as one
    ///     in `keys/unlock.former` is at any time later; and the old `keys/agreement.key`, to read what is
    ///     sealed in the books for this office's node.
    ///   - world: time and chance.
    ///   - schema: the tables and columns that this version of the program has.
    /// - Returns: what was put back.
    /// - Throws: `StoreError` or ``FieldNodeError``, for a backup that is damaged before any key is made;
    ///   what a failed attempt has made is removed again.
    package static func restore(
        _ path: String,
        into directory: String,
        world: World,
        schema: DomainSchema = .present,
    ) throws -> RestoreReport {
        if !FileManager.default.fileExists(atPath: directory) { try makeFolder(directory) }
        guard let lock = try NodeLock.acquire(directory: directory) else {
            throw StoreError.busy(path: directory)
        }
        // What an attempt has left that was cut short was never used.
        if NodeStore.exists(in: directory) {
            guard try NodeStore.isBackup(directory + "/" + NodeStore.fileName) else {
                throw StoreError.nodeExists(directory: directory)
            }
            removeDatabase(of: directory)
        }
        do {
            try NodeStore.putBack(path, into: directory, schema: schema)
            func node(with keys: NodeKeys) throws -> FieldNode {
                try FieldNode(
                    directory: directory,
                    lock: lock,
                    world: world,
                    store: NodeStore(directory: directory, creating: false, schema: schema),
                    keys: keys
                )
            }
            try requireSound(path) {
                let auditor = try node(with: NodeKeys.passing(world))
                try auditor.store.write { writer in
                    // What the lost machine wrote before any certificate named it is admitted as its own.
                    try auditor.notePredecessor(in: writer)
                    // Nothing is lost with the search index.
                    if try writer.isSearchSound() && writer.reader.misindexedCount() == 0 { return }
                    try writer.rebuildSearch()
                }
                return try auditor.auditBooks()
            }
            let keys = try NodeKeys.renew(in: directory, world: world)
            let node = try node(with: keys.keys)
            try node.store.write { writer in
                try node.renew(.restored, in: writer)
                try writer.unset(prefix: NodeStore.backupMark)
                try writer.unset(prefix: Setting.invitation)
            }
            try node.writeHostStamp()
            let (identities, closed) = try node.store.read(node.identities)
            return RestoreReport(
                office: node.office.code.text,
                level: node.office.level.rawValue,
                opensIdentities: keys.hadUnlock && (identities == 0 || closed < identities),
                closedIdentities: closed,
                closedReservations: try node.store.read { try node.closedReservations($0) }
            )
        } catch {
            removeDatabase(of: directory)
            throw error
        }
    }

    /// Makes sure that nothing of a backup is damaged, while another one may still be at hand.
    private static func requireSound(_ path: String, audit: () throws -> VerifyReport) throws {
        do {
            if try audit().problems.isEmpty { return }
        } catch {
            switch error {
            case StoreError.diskFull, StoreError.inputOutput, StoreError.readOnly: throw error
            // Whatever else cannot be read was not what `backup` wrote.
            default: break
            }
        }
        throw StoreError.damagedBackup(path: path)
    }

    /// How many identities were sealed here, and how many of them no key here opens.
    private func identities(_ reader: StoreReader) throws -> (all: Int, closed: Int) {
        let vault = IdentityVault(keys: keys, world: world, ledger: ownLedger)
        let wrapped = try reader.wrappedKeys()
        return (wrapped.count, wrapped.count { !vault.unwraps($0.wrapped, keyID: $0.id) })
    }

    private static func removeDatabase(of directory: String) {
        for name in databaseFiles {
            try? FileManager.default.removeItem(atPath: directory + "/" + name)
        }
    }
}

extension Sentence {
    /// What is said where an earlier backup may hold what is damaged here.
    fileprivate static func keepsBackup(_ path: String, since damage: String) -> Sentence {
        Sentence(
            thai: "ไม่ทับข้อมูลสำรองเดิมที่ \(path) เพราะอาจมีกุญแจที่เสียหายในเครื่องนี้ "
                + "ให้สำรองเป็นชื่ออื่น (\(damage))",
            english: "\(path) is kept, since it may hold what is damaged here; make the backup "
                + "under another name"
        )
    }
}
