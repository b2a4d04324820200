import ComplaintModel
import FieldNode
import Foundation
import NodeStore

/// A real node in a folder, with the workload's clock.
struct MeasuredNode {
    let node: FieldNode
    let clock: BenchClock

    /// The office whose work is measured.
    static let officeCode = "80.21.karo"
    /// The centre that it reports to.
    static let centreCode = "80"
    /// 1 January 2030: behind all of the workload.
    private static let afterwards: Int64 = 1_893_456_000_000

    /// Opens a node that was set up before.
    init(opening directory: String, at moment: Int64? = nil, isCopied: Bool = true) throws {
        clock = BenchClock(milliseconds: moment ?? Self.afterwards)
        let world = clock.world(seed: .random(in: 0 ... .max), isCopied: isCopied)
        node = try FieldNode(
            directory: directory,
            lock: try Self.lock(directory),
            world: world
        )
    }

    /// Sets a node up in a new folder.
    init(
        creating directory: String,
        code: String,
        level: OfficeLevel,
        at moment: Int64? = nil,
        isCopied: Bool = true,
    ) throws {
        try FileManager.default.createDirectory(
            atPath: directory,
            withIntermediateDirectories: true
        )
        clock = BenchClock(milliseconds: moment ?? Self.afterwards)
        let world = clock.world(seed: .random(in: 0 ... .max), isCopied: isCopied)
        let office = OfficeSetUp(
            code: try OfficeCode(parsing: code),
            name: "องค์การบริหารส่วนตำบลกะหรอ",
            level: level,
            procedure: try .ofWorkload(),
            root: level == .centre ? RootKey(world: world) : nil
        )
        node = try FieldNode.create(
            office,
            in: directory,
            lock: try Self.lock(directory),
            world: world
        )
    }

    /// Sets up the office, and the centre that has invited it and got no parcel of it yet.
    static func enrolledOffice(in folder: StepFolder, at moment: Int64) throws -> MeasuredNode {
        let centre = try MeasuredNode(
            creating: folder.newCentre,
            code: centreCode,
            level: .centre,
            at: moment
        )
        let office = try MeasuredNode(
            creating: folder.office,
            code: officeCode,
            level: .office,
            at: moment
        )
        let invitation = try centre.node.invite(office.node.office.code, level: .office)
        _ = try office.node.join(invitation)
        return office
    }

    private static func lock(_ directory: String) throws -> NodeLock {
        guard let lock = try NodeLock.acquire(directory: directory) else {
            throw StoreError.busy(path: directory)
        }
        return lock
    }
}
