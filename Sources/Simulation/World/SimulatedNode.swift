import ComplaintModel
import FieldNode
import Foundation
import NodeStore
import SyncProtocol
import Synchronization

/// A real node on a simulated machine.
///
/// What the simulation knows of `FieldNode`'s interface stands in this file and in those named
/// `SimulatedNode+…`.
final class SimulatedNode {
    /// Its place among the world's nodes.
    let number: Int
    let code: String
    let level: OfficeLevel
    let machine: Machine
    let clock: MachineClock
    /// The nodes that it calls.
    var above: [Int]
    /// The ledgers that it may hold, by their places among the world's.
    let scope: [Int]

    /// What it was seen to hold of each ledger.
    var vectors: [Int: VersionVector] = [:]
    /// What it has acknowledged since it was last looked at, by ledger.
    var acknowledged: [Int: [Deed]] = [:]
    /// Whose keys it has: the number of a node, or one beyond all of them after it got new ones.
    var identity: Int
    /// Whether another node has its identity, or it has taken up an earlier state again.
    var isCopy = false
    /// How often it has taken up an earlier state.
    var restores = 0
    /// What must show since it was put back from a copy, or copied; nil if it was neither.
    var watch: RollbackWatch?
    /// The exchanges with each node that have come to their end.
    var meetings: [Int: Int] = [:]
    /// Whether something is made to go wrong on its disk.
    var isArmed = false
    /// Whether its disk has little room left.
    var isShort = false
    /// A deed of which nobody knows yet whether it was done.
    var unsure: Deed?
    /// Copies of its folder, the oldest first.
    var backups: [FolderCopy] = []

    let world: World
    /// The tables and columns of the program that runs on it: the present one's, or a later one's.
    var schema: DomainSchema = .present
    /// The node; nil while it is shut down.
    var node: FieldNode?
    /// The disk on which its folder lies; an image of the disk takes this along.
    let place: FolderPlace

    init(
        number: Int,
        code: String,
        level: OfficeLevel,
        folder: String,
        time: WorldTime,
        seed: UInt64,
        above: [Int],
        scope: [Int],
    ) {
        self.number = number
        self.code = code
        self.level = level
        self.above = above
        self.scope = scope
        identity = number
        machine = Machine(folder: folder)
        let clock = MachineClock(time)
        self.clock = clock
        let random = Mutex(SeededRandom(seed: seed))
        let place = FolderPlace(number * 1_000)
        self.place = place
        world = World(
            nowMilliseconds: { clock.milliseconds },
            randomBytes: { count in random.withLock { $0.bytes(count) } },
            placeOfFile: { _ in "disk \(place.number)" }
        )
    }

    var folder: String { machine.folder }
    /// Whether what it does now may break off.
    var isTroubled: Bool { isArmed || isShort }

    /// Whether it runs the later version.
    var isOfLaterVersion: Bool { schema.version > DomainSchema.present.version }

    /// How the trace calls it.
    var name: String { "n\(number)(\(code))" }

    // MARK: Starting and stopping

    /// Sets the node up; a centre founds the deployment.
    func create() throws {
        guard let procedure = Procedure.shipped("karo-sao") else {
            preconditionFailure("the procedure is shipped")
        }
        let setUp = OfficeSetUp(
            code: officeCode,
            name: "สำนักงาน \(code)",
            level: level,
            procedure: procedure,
            root: level == .centre ? RootKey(world: world) : nil
        )
        node = try FieldNode.create(setUp, directory: folder, world: world, schema: schema)
    }

    /// Opens the node that lies in the folder; the machine is up.
    func start() throws {
        let opened = try FieldNode.open(directory: folder, world: world, schema: schema)
        guard let opened else {
            preconditionFailure("two simulated nodes share a folder, or one was not closed")
        }
        node = opened
    }

    /// Ends the process: in order if the machine is up, else as if it had never been.
    func stop() { node = nil }

    /// Forgets what was known of the node's books, since its folder was replaced.
    func forgetBooks() { vectors = [:] }

    /// Somebody makes room on the disk.
    func giveRoom() {
        machine.setRoom(bytes: nil)
        isShort = false
    }

    // MARK: Work

    /// How a use case ended.
    enum Attempt<Value> {
        case done(Value)
        /// The node said no; nothing has changed.
        case refused(String)
        /// Something broke; whether the deed was done shows only later.
        case failed(String)
    }

    /// Runs a use case.
    func attempt<Value>(_ body: (FieldNode) throws -> Value) -> Attempt<Value> {
        guard let node else { return .failed("closed") }
        do { return .done(try body(node)) } catch let error as FieldNodeError where !machine.isDown
        {
            return .refused(Self.name(of: error))
        } catch { return .failed(Self.name(of: error)) }
    }

    /// What became of a call, and of each parcel of it.
    struct Journey {
        let attempt: Attempt<SyncReport>
        var happened: [SimulatedLink.Fate] = []
        var heldUp: [[UInt8]] = []
        /// Whether it would have gone on for ever.
        var isEndless = false

        /// An exchange that ends well and has carried nothing.
        static var pretended: Journey {
            var report = SyncReport(peer: "https://nobody")
            report.isComplete = true
            return Journey(attempt: .done(report))
        }
    }

    /// Calls another node; nothing of either is held when this returns.
    func call(_ other: SimulatedNode, fates: [SimulatedLink.Fate]) async -> Journey {
        guard let node, let peer = other.node else { return Journey(attempt: .failed("closed")) }
        let link = SimulatedLink(to: peer, address: "https://\(other.code)", fates: fates)
        let attempt: Attempt<SyncReport>
        do { attempt = .done(try await node.sync(over: link)) } catch {
            attempt = .failed(Self.name(of: error))
        }
        return Journey(
            attempt: attempt,
            happened: link.happened,
            heldUp: link.heldUp,
            isEndless: link.isEndless
        )
    }

    /// The kind of an error without what it says, which may hold paths.
    static func name(of error: any Error) -> String {
        "\(type(of: error)).\("\(Mirror(reflecting: error).children.first?.label ?? "\(error)")")"
    }

    // MARK: What it holds

    /// Reads what the node holds of an office's ledger; empty if it has none of it.
    func readVector(of code: String) throws -> VersionVector {
        try node?.vector(office: code) ?? VersionVector()
    }

    /// Whether it has the key that signs for an origin of an office's ledger.
    func signs(for origin: Origin, of code: String) -> Bool {
        guard case .done(let isOwn) = attempt({ try $0.signs(for: origin, office: code) }) else {
            return false
        }
        return isOwn
    }

    /// What a basis says: a mark, then ledger id and version vector in URL-safe base 64.
    static func vector(in basis: String) -> VersionVector? {
        let body = basis.dropFirst(3).replacing("-", with: "+").replacing("_", with: "/")
        let padding = String(repeating: "=", count: (4 - body.utf8.count % 4) % 4)
        return Data(base64Encoded: body + padding)
            .flatMap { VersionVector(bytes: Array($0.dropFirst(LedgerID.byteCount))) }
    }
}
