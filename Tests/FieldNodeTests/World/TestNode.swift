import ComplaintModel
import FieldNode
import Foundation
import NodeStore
import Synchronization
import Testing

/// A real node in a temporary folder, with a clock that a test moves and chance from a seed.
final class TestNode: Sendable {
    let folder: TestFolder
    let node: FieldNode
    let clock: TestClock
    /// The root key of the deployment that this node has founded; nil unless it is a centre.
    let root: RootKey?
    /// How many lives were lived in this node's name by peers with its keys.
    let livesOfPeers = Mutex<UInt64>(0)
    /// The invitation that this node has accepted; nil if nobody has invited it.
    let invitation: [UInt8]?

    var directory: String { folder.path }
    var code: String { node.office.code.text }

    /// Sets a node up that nobody has invited; a centre founds a deployment.
    ///
    /// Two nodes of one code need two seeds.
    init(
        _ code: String,
        level: OfficeLevel = .office,
        procedure: String = "karo-sao",
        clock: TestClock = TestClock(),
        seed: UInt64 = 0,
        folder: TestFolder? = nil,
        invitedBy inviter: TestNode? = nil,
        schema: DomainSchema = .present,
    ) throws {
        let folder = try folder ?? TestFolder()
        let mixed = code.utf8.reduce(seed) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
        let world = clock.world(seed: mixed)
        root = level == .centre ? RootKey(world: clock.world(seed: ~mixed)) : nil
        let office = OfficeSetUp(
            code: try OfficeCode(parsing: code),
            name: "สำนักงาน \(code)",
            level: level,
            procedure: try #require(Procedure.shipped(procedure)),
            root: root
        )
        node = try FieldNode.create(
            office,
            in: folder.path,
            lock: try #require(try NodeLock.acquire(directory: folder.path)),
            world: world,
            schema: schema
        )
        self.folder = folder
        self.clock = clock
        invitation = try inviter?.node.invite(office.code, level: level, ownBooks: true)
        if let invitation { _ = try node.join(invitation) }
    }

    /// Opens the node that lies in a folder, on the machine where it was set up or on another.
    init(
        opening folder: TestFolder,
        clock: TestClock = TestClock(),
        seed: UInt64 = 1,
        place: String = TestClock.place,
        invitation: [UInt8]? = nil,
        schema: DomainSchema = .present,
    ) throws {
        self.folder = folder
        self.clock = clock
        self.invitation = invitation
        root = nil
        node = try #require(
            try FieldNode.open(
                directory: folder.path,
                world: clock.world(seed: seed, place: place),
                schema: schema
            )
        )
    }

    /// Sets a node up that this one has invited: enrolled, as soon as an exchange by any road has
    /// told so.
    func enrolled(
        _ code: String,
        level: OfficeLevel = .office,
        procedure: String = "karo-sao",
        seed: UInt64 = 0,
        folder: TestFolder? = nil,
        schema: DomainSchema = .present,
    ) throws -> TestNode {
        try TestNode(
            code,
            level: level,
            procedure: procedure,
            clock: clock,
            seed: seed,
            folder: folder,
            invitedBy: self,
            schema: schema
        )
    }

    /// The same node once more, as a copied disk makes it: on a like machine where nothing tells the
    /// copy from the first, unless another place is named.
    func copied(
        seed: UInt64 = 2,
        place: String = TestClock.place,
        schema: DomainSchema = .present,
    ) throws -> TestNode {
        try TestNode(
            opening: TestFolder(copying: folder),
            clock: clock,
            seed: seed,
            place: place,
            invitation: invitation,
            schema: schema
        )
    }

    /// The node set up anew from a backup of this moment, on another machine.
    func restored(seed: UInt64) throws -> TestNode {
        let folder = try TestFolder()
        let backup = folder.path + "/backup"
        try node.backUp(to: backup)
        let world = clock.world(seed: seed, place: "machine 2")
        _ = try FieldNode.restore(backup, into: folder.path, world: world)
        return try TestNode(opening: folder, clock: clock, seed: seed &+ 1, place: "machine 2")
    }

    /// A further computer of an office that this node has enrolled: it joins the office's books.
    func furtherComputer(of code: String, seed: UInt64) throws -> TestNode {
        let folder = try TestFolder()
        let world = clock.world(seed: seed)
        let invitation = try node.invite(OfficeCode(parsing: code), level: .office)
        try FieldNode.prepare(folder.path, toJoin: invitation, world: world)
        let further = try TestNode(opening: folder, clock: clock, seed: seed &+ 1)
        _ = try further.node.join(invitation)
        return further
    }

    /// The node's id, as `nodes` lists it.
    var ownName: String {
        get throws { try #require(try node.nodes().nodes.first(where: \.isThis)).node }
    }

    /// The random name of the node's present life.
    var incarnation: String {
        get throws {
            try RawDatabase(of: self).run(
                "SELECT value FROM setting WHERE name = 'incarnation'"
            )[0][0]
        }
    }

    /// The subjects of all cases that are listed here, sorted.
    var subjects: [String] {
        get throws { try node.list(ListRequest()).map(\.subject).sorted() }
    }

    /// The register numbers and slip codes of the own office's cases, in the order of entry.
    var numbers: [String] {
        get throws {
            try node.list(ListRequest()).filter { $0.office == code }.map(\.number)
        }
    }

    /// Records a complaint.
    @discardableResult
    func record(
        _ subject: String,
        received: String? = nil,
        channel: String = "walk-in",
        _ more: [EditableField: String] = [:],
        ref: String? = nil,
    ) throws -> RecordedCase {
        var entry = ComplaintEntry(
            [.channel: channel, .subject: subject, .detail: "รายละเอียดของ \(subject)"],
            ref: ref
        )
        for (field, text) in more { entry[field] = text }
        entry[.received] = received
        return try node.record([Recording(entry: entry)], allOrNothing: true)[0].get()
    }

    /// Takes an action.
    @discardableResult
    func act(
        _ caseName: String,
        _ kind: ActionKind,
        _ change: (inout Acting) -> Void = { _ in },
    ) throws -> TakenAction {
        var acting = Acting(caseName: caseName, kind: kind)
        change(&acting)
        return try node.act(acting)
    }

    /// Exchanges with another node over a link that holds.
    @discardableResult
    func sync(with peer: TestNode) async throws -> SyncReport {
        try await node.sync(over: DirectLink(to: peer.node))
    }

    /// A parcel for an office, as a file has it.
    func exported(to code: String) throws -> [UInt8] {
        var bytes: [UInt8] = []
        _ = try node.export(to: code) { bytes += $0 }
        return bytes
    }

    /// The merged state as the bytes that two nodes compare.
    func stateBytes(office: String? = nil) throws -> Data { try json(node.state(office: office)) }

    /// The merged state of the node's own ledger.
    var ownState: Data { get throws { try stateBytes(office: code) } }

    /// The changes of a ledger that are held; nil if the ledger is not.
    func changeCount(of code: String) throws -> Int? {
        try node.doctor().ledgers.first { $0.office == code }?.changes
    }
}

/// What a command prints with `--json`.
func json(_ value: some Encodable) throws -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return try encoder.encode(value)
}
