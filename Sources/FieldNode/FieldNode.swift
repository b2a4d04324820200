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
    /// The public half of the key that signs for the node.
    let verifyingKey: VerifyingKey
    let world: World
    let lock: NodeLock
    /// Tells what an exchange in the background goes by.
    package let events = NodeEvents()
    /// Held while the stamp beside the database is brought up to date.
    let stamping = Mutex(())
    /// How many exports are under way, which go by the sizes of blocks.
    let exports = Mutex(0)
    let rulesByLedger = Mutex<[Int64: LedgerRules]>([:])
    /// Who may write what, worked out once until a registry moves.
    let knownAuthority = Mutex<Authority?>(nil)

    /// The peers with whom nothing was left to be said.
    let rests = Mutex<[PeerName: Rest]>([:])

    /// What a node was set up as.
    package struct NodeOffice: Hashable, Sendable {
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
    ///   - schema: the tables and columns that this version of the program has.
    /// - Throws: `StoreError` or ``FieldNodeError``.
    package convenience init(
        directory: String,
        lock: NodeLock,
        world: World,
        schema: DomainSchema = .present,
    ) throws {
        let store = try NodeStore(directory: directory, creating: false, schema: schema)
        if try store.read({ try $0.setting(NodeStore.backupMark) }) != nil {
            throw StoreError.unfinished(directory: directory)
        }
        try self.init(
            directory: directory,
            lock: lock,
            world: world,
            store: store,
            keys: try NodeKeys.load(from: directory)
        )
        try requireOwnKey()
        try checkHostStamp()
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
        verifyingKey = keys.verifying
        office = try store.read { reader in
            guard let ledger = try reader.setting(Setting.ledger).flatMap(LedgerID.init(hex:)),
                let code = try reader.setting(Setting.code).flatMap({ OfficeCode($0) }),
                let level = try reader.setting(Setting.level).flatMap(OfficeLevel.init(rawValue:))
            else { throw StoreError.notANode(path: store.path) }
            return NodeOffice(
                ledger: LedgerIDText(ledger),
                code: code,
                level: level
            )
        }
        try foldWhatIsBehind()
    }

    /// Makes sure that the key which signs is the one that this life writes under: with another one,
    /// nothing that it has recorded since it last signed could ever be sent.
    private func requireOwnKey() throws {
        let key = try store.read { reader -> VerifyingKey? in
            // All lines of a life are of one key.
            guard let line = try reader.settings(beginning: Setting.linePrefix).first,
                let ledger = LedgerID(hex: String(line.name.dropFirst(Setting.linePrefix.count))),
                let number = UInt32(line.value), let held = try reader.ledger(ledger)
            else { return nil }
            let log = try reader.log(of: held)
            return log.lineage.lines[LineNumber(number)].flatMap { log.key(of: $0.origin) }
        }
        if let key, key != verifyingKey {
            throw FieldNodeError.keysOfAnother(path: NodeKeys.signingPath(in: directory))
        }
    }

    /// The present moment in Bangkok, as far as this machine's clock can be trusted.
    package var now: LocalMoment { LocalMoment(unixMilliseconds: world.nowMilliseconds()) }

    /// The ledger of the node's own office.
    var ownLedger: LedgerID { office.ledger.id }

    /// The name that the node's signing key gives it.
    var id: NodeID { NodeID(of: verifyingKey) }

    /// Carries out one transaction; what was worked out from its rows is forgotten if it is undone.
    func transaction<Value>(_ body: (StoreWriter) throws -> Value) throws -> Value {
        do {
            return try store.write { writer in
                // While nobody else is let in, who would decide by what is being undone.
                do { return try body(writer) } catch {
                    forgetDerived()
                    throw error
                }
            }
        } catch {
            // The commit itself may have failed.
            forgetDerived()
            throw error
        }
    }

    /// Forgets what was worked out from rows, after a transaction that was undone.
    func forgetDerived() {
        rulesByLedger.withLock { $0.removeAll() }
        knownAuthority.withLock { $0 = nil }
        forgetRests()
    }
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
    static let ledger = "ledger"
    static let code = "code"
    static let level = "level"
    static let incarnation = "incarnation"
    /// Of a case that an office has taken over by a request which is not admitted: the staff was told.
    static let takenUnasked = "taken-unasked-"
    /// Of an edit that does not reach the office which has taken the case: the staff was told.
    static let toldOfEdit = "told-of-edit-"
    /// The keys of lost machines whose books were put back here.
    static let predecessors = "predecessors"
    /// The signed word on the lives that the present one has taken the place of.
    static let succession = "succession"
    static let parcelNumber = "parcel-number"
    /// Set while the register gets no number, since numbers may have been issued that are not here.
    static let numberingPaused = "numbering-paused"
    /// The value of that where no exchange can tell what was given: somebody looks into the paper book.
    static let untilRead = "until-read"
    /// Set if cases have got slip codes under a clock that is far off: their numbers follow.
    static let waitsForClock = "waits-for-clock"
    /// The origin under which a life of this node that has ended kept the register's book; there until this
    /// node keeps it again.
    static let keptBook = "kept-book"
    /// Set when the rows of the own ledger were made anew because rights in it had changed: numbers
    /// that were given may stand on nothing any more.
    static let registerTouched = "register-touched"
    /// The origin of which the staff was told that it gave the numbers and was revoked.
    static let lostBook = "lost-book"
    /// The public half of the deployment's root key; absent until an invitation was accepted.
    static let root = "root"
    /// The accepted invitation, as it was read; its secret is shown until the certificate is here.
    static let invitation = "invitation"
    /// The statements that certified this node's key before it accepted the invitation.
    static let formerCertificates = "former-certificates"
    /// Where the node above can be called, if an earlier invitation of it said so and the last does not.
    static let addressAbove = "address-above"
    /// The id of the node that last answered at an address.
    static func peer(at address: String) -> String { peerPrefix + address }
    static let peerPrefix = "peer-at "
    /// The bytes of a batch that the way to an address has let through, where that is less than usual.
    static func batch(at address: String) -> String { "batch-at " + address }
    /// The bytes of a batch in an answer to a peer while its line breaks; not there otherwise.
    static func batch(for peer: PeerName) -> String { "batch-for \(peer.node) \(peer.incarnation)" }
    /// The number of the line that this node writes in a ledger.
    static func line(in ledger: LedgerID) -> String { linePrefix + ledger.description }
    static let linePrefix = "line-in "
    /// Set once a parcel of the present life was left in a folder for a node.
    static func announced(to node: NodeID) -> String { announcedPrefix + node.description }
    static let announcedPrefix = "announced-to "
    /// The lost machines that this node has certified only for what it held of them.
    static let limitedMachines = "limited-machines"
    /// The signed word of a node that is no peer on the lives that its present one has taken the place of.
    static func lives(of node: NodeID) -> String { "lives-of " + node.description }
    /// Set if books have come, or nodes above have changed, that a transfer may have waited for.
    static let transfersWait = "transfers-wait"
    /// The root key's word on the present keys of a centre that was put back from a backup.
    static let presentKeys = "present-keys"
    /// The keys for which the words of a case were sealed on this computer.
    static func readers(of id: RowID) -> String { readersPrefix + id.description }
    static let readersPrefix = "readers-of "
    /// The number of this computer within an office, for slip codes.
    static func station(in ledger: LedgerID) -> String { stationPrefix + ledger.description }
    static let stationPrefix = "station-in "
    /// The last number of a year's old book that waits for its line to be put right; nobody else gets it.
    static func keptBack(ofYear year: Int) -> String { "kept-back \(year)" }
}
