import ComplaintModel
import FieldNode
import Foundation
import NodeStore
import Testing

/// A real node in a temporary folder, with a clock that a test moves and chance from a seed.
final class TestNode: Sendable {
    let folder: TestFolder
    let node: FieldNode
    let clock: TestClock

    var directory: String { folder.path }
    var code: String { node.office.code.text }

    /// Sets a node up; two nodes of one code need two seeds.
    init(
        _ code: String,
        level: OfficeLevel = .office,
        procedure: String = "karo-sao",
        clock: TestClock = TestClock(),
        seed: UInt64 = 0,
        folder: TestFolder? = nil,
    ) throws {
        let folder = try folder ?? TestFolder()
        let office = OfficeSetUp(
            code: try OfficeCode(parsing: code),
            name: "สำนักงาน \(code)",
            level: level,
            procedure: try #require(Procedure.shipped(procedure))
        )
        let mixed = code.utf8.reduce(seed) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
        node = try FieldNode.create(
            office,
            in: folder.path,
            lock: try #require(try NodeLock.acquire(directory: folder.path)),
            world: clock.world(seed: mixed)
        )
        self.folder = folder
        self.clock = clock
    }

    /// Opens the node that lies in a folder.
    init(opening folder: TestFolder, clock: TestClock = TestClock(), seed: UInt64 = 1) throws {
        self.folder = folder
        self.clock = clock
        node = try #require(
            try FieldNode.open(directory: folder.path, world: clock.world(seed: seed))
        )
    }

    /// The same node once more, as a copied disk makes it.
    func copied(seed: UInt64 = 2) throws -> TestNode {
        try TestNode(opening: TestFolder(copying: folder), clock: clock, seed: seed)
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

    /// The merged state as the bytes that two nodes compare.
    func stateBytes(office: String? = nil) throws -> Data { try json(node.state(office: office)) }
}

/// What a command prints with `--json`.
func json(_ value: some Encodable) throws -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return try encoder.encode(value)
}
