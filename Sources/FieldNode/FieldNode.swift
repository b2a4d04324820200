package import ComplaintModel
import Foundation
package import NodeStore
import SyncProtocol
import Synchronization

/// An installed node: its database, its keys, and the use cases upon them.
///
/// Every use case is a method in a file of its own. Each reads one state of the database, or carries
/// out one transaction that is on the disk when the method returns.
package final class FieldNode: Sendable {
    /// The node's folder.
    package let directory: String
    /// The office that this node was set up for.
    package let office: NodeOffice

    let store: NodeStore
    let keys: NodeKeys
    let world: World
    let lock: NodeLock
    let rulesByLedger = Mutex<[Int64: LedgerRules]>([:])

    /// What a node was set up as.
    package struct NodeOffice: Hashable, Sendable {
        /// The node's own random id, 16 bytes.
        package let nodeID: [UInt8]
        /// The ledger of its office.
        package let ledger: LedgerIDText
        /// Its office's code.
        package let code: OfficeCode
        /// Its office's level.
        package let level: OfficeLevel
    }

    /// Opens a node.
    ///
    /// - Parameters:
    ///   - directory: the node's folder.
    ///   - lock: the right to open its database.
    ///   - world: time and chance.
    /// - Throws: `StoreError` or ``FieldNodeError``.
    package convenience init(directory: String, lock: NodeLock, world: World) throws {
        let store = try NodeStore(directory: directory, creating: false)
        try self.init(
            directory: directory,
            lock: lock,
            world: world,
            store: store,
            keys: try NodeKeys.load(from: directory)
        )
    }

    init(
        directory: String,
        lock: NodeLock,
        world: World,
        store: NodeStore,
        keys: NodeKeys,
    ) throws {
        self.directory = directory
        self.lock = lock
        self.world = world
        self.store = store
        self.keys = keys
        office = try store.read { reader in
            guard let node = try reader.setting(Setting.nodeID).flatMap(LedgerID.init(hex:)),
                let ledger = try reader.setting(Setting.ledger).flatMap(LedgerID.init(hex:)),
                let code = try reader.setting(Setting.code).flatMap({ OfficeCode($0) }),
                let level = try reader.setting(Setting.level).flatMap(OfficeLevel.init(rawValue:))
            else { throw StoreError.notANode(path: store.path) }
            return NodeOffice(
                nodeID: node.bytes,
                ledger: LedgerIDText(ledger),
                code: code,
                level: level
            )
        }
    }

    /// The present moment in Bangkok, as far as this machine's clock can be trusted.
    package var now: LocalMoment { LocalMoment(unixMilliseconds: world.nowMilliseconds()) }

    /// The ledger of the node's own office.
    var ownLedger: LedgerID { office.ledger.id }
}

/// A ledger's id, in a form that the programs can print without knowing the protocol.
package struct LedgerIDText: Hashable, Sendable, CustomStringConvertible {
    let id: LedgerID

    init(_ id: LedgerID) { self.id = id }

    /// 32 hexadecimal digits.
    package var description: String { id.description }
}

/// The names of the node's own settings.
enum Setting {
    static let nodeID = "node-id"
    static let ledger = "ledger"
    static let code = "code"
    static let level = "level"
    static let parcelNumber = "parcel-number"
    /// The id of the node that last answered at an address.
    static func peer(at address: String) -> String { "peer-at " + address }
    /// The number of the line that this node writes in a ledger.
    static func line(in ledger: LedgerID) -> String { "line-in \(ledger)" }
}
