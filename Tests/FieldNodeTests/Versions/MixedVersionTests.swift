import ComplaintModel
import FieldNode
import Foundation
import NodeStore
import Simulation
import SyncProtocol
import Testing

/// Nodes of two versions of the program in one deployment.
@Suite struct MixedVersionTests {
    /// The values of a cell in a state, each with its row's table.
    private static func values(_ cell: CellTag, of node: TestNode) throws -> [String] {
        try node.node.state(office: "80.21.karo").flatMap(\.rows).flatMap { row in
            row.cells.filter { $0.cell == cell.value }.flatMap { cell in
                cell.values.map { "\(row.table): \($0.value)" }
            }
        }.sorted()
    }

    @Test("F27 What a newer node writes goes through an older hub and an older office, and back")
    func bothWays() async throws {
        let centre = try TestNode("centre", level: .centre)
        let future = try centre.enrolled("80.21.karo", schema: FutureBuild.schema)
        try await future.sync(with: centre)
        let present = try centre.furtherComputer(of: "80.21.karo", seed: 5)
        let id = try future.record("ถนนพัง").id
        try future.node.press(id, "today")
        try future.node.spend(id, "ซื้อทราย", cost: 1_200)
        try future.node.visit(id, sight: "หลุมลึก")
        for node in [future, present] { try await node.sync(with: centre) }
        try present.node.edit(id, .place, to: "หมู่ 3")
        try present.act(id, .accept)
        for node in [present, future] { try await node.sync(with: centre) }
        for node in [future, present, centre] {
            let held = try Self.values(FutureBuild.urgency, of: node)
            #expect(held == ["1: today", "2: 1200"])
            #expect(try node.node.state(office: "80.21.karo")[0].rows.contains { $0.table == 901 })
            #expect(try node.node.verify().problems == [])
        }
        let states = try [future, present, centre].map { try $0.stateBytes(office: "80.21.karo") }
        #expect(Set(states).count == 1)
        let view = try future.node.show(id)
        #expect([view.place, view.state] == ["หมู่ 3", "accepted"])
        let rows = try RawDatabase(of: future).run("SELECT urgency, place FROM complaint")
        #expect(rows == [["today", "หมู่ 3"]])
    }

    @Test("F27 An older node blanks no new field, whichever of its own fields it edits")
    func noBlanks() async throws {
        let centre = try TestNode("centre", level: .centre)
        let future = try centre.enrolled("80.21.karo", schema: FutureBuild.schema)
        try await future.sync(with: centre)
        let present = try centre.furtherComputer(of: "80.21.karo", seed: 5)
        let id = try future.record("ถนนพัง", [.place: "หมู่ 1"]).id
        try future.node.press(id, "today")
        for node in [future, present] { try await node.sync(with: centre) }
        // A form that stood open before the new field was changed once more, and one after.
        let basis = try present.node.show(id).basis
        try future.node.press(id, "tomorrow")
        try future.node.edit(id, .place, to: "หมู่ 2")
        for node in [future, present] { try await node.sync(with: centre) }
        try present.node.edit(id, .place, to: "หมู่ 3", basis: basis)
        try present.node.edit(id, .channel, to: "phone")
        try present.node.edit(id, .category, to: "service")
        for field in [EditableField.subject, .detail, .accused, .agency] {
            try present.node.edit(id, field, to: "คำใหม่")
            if [.accused, .agency].contains(field) { try present.node.edit(id, field, to: "") }
        }
        let conflict = try #require(try present.node.show(id).conflicts.first)
        try present.node.resolve(id, "place", .keep(dot: conflict.values[0].dot))
        try present.act(id, .accept)
        #expect(try Self.values(FutureBuild.urgency, of: present) == ["1: tomorrow"])
        for node in [present, future] { try await node.sync(with: centre) }
        #expect(try Self.values(FutureBuild.urgency, of: future) == ["1: tomorrow"])
        #expect(try RawDatabase(of: future).run("SELECT urgency FROM complaint") == [["tomorrow"]])
    }

    @Test("F27 Two values of a new field stay two in an older node until somebody keeps one")
    func conflictInNewField() async throws {
        let centre = try TestNode("centre", level: .centre)
        let future = try centre.enrolled("80.21.karo", schema: FutureBuild.schema)
        let id = try future.record("ถนนพัง").id
        let basis = try future.node.show(id).basis
        try future.node.press(id, "today")
        try future.node.press(id, "never", basis: basis)
        try await future.sync(with: centre)
        let held = try Self.values(FutureBuild.urgency, of: centre)
        #expect(held == ["1: never", "1: today"])
        let upgraded = try centre.copied(schema: FutureBuild.schema)
        #expect(try upgraded.stateBytes() == centre.stateBytes())
        #expect(try upgraded.node.conflicts().map(\.id) == [id])
        let conflict = try #require(try centre.node.show(id).conflicts.first)
        let kept = try #require(conflict.values.first { $0.value == "never" })
        try centre.node.resolve(id, conflict.field, .keep(dot: kept.dot))
        #expect(throws: FieldNodeError.self) {
            try centre.node.resolve(id, "cell-1", .keep(dot: kept.dot))
        }
        try await future.sync(with: centre)
        #expect(try RawDatabase(of: future).run("SELECT urgency FROM complaint") == [["never"]])
    }

    @Test(
        "F27 An older node's database, upgraded, is that of a newer node that held all from the start",
        arguments: 0..<6 as Range<UInt64>
    )
    func filledIn(_ seed: UInt64) async throws {
        var office = try await MixedOffice(seed: seed)
        try await office.live(60)
        try await office.settle()
        let before = try office.centre.stateBytes()
        let upgraded = try office.centre.copied(schema: FutureBuild.schema)
        let (rows, expected) = (RawDatabase(of: upgraded), RawDatabase(of: office.twin))
        for table in ["complaint", "action", "visit", "other_row", "summary"] {
            let rows = try rows.dump([table], without: ["search_stale"])
            #expect(try rows == expected.dump([table], without: ["search_stale"]), "\(table)")
            #expect(rows[table]?.isEmpty == false, "\(table)")
        }
        let filled = try rows.run(
            """
            SELECT (SELECT count(*) FROM complaint WHERE urgency IS NOT NULL),
              (SELECT count(*) FROM action WHERE cost IS NOT NULL),
              (SELECT count(*) FROM visit WHERE sight IS NOT NULL)
            """
        )[0]
        #expect(!filled.contains("0"))
        #expect(try upgraded.stateBytes() == before)
        #expect(try upgraded.stateBytes() == office.twin.stateBytes())
        #expect(try upgraded.node.verify().problems == [])
    }

    @Test("F27 An older program refuses a newer database with a plain sentence, and alters nothing")
    func downgrade() throws {
        let future = try TestNode("80.21.karo", schema: FutureBuild.schema)
        try future.record("ถนนพัง")
        let folder = try TestFolder(copying: future.folder)
        let before = try folder.files()
        let error = #expect(throws: StoreError.self) { try TestNode(opening: folder) }
        #expect(error == .newerVersion(path: folder.path + "/" + NodeStore.fileName))
        let sentence = try #require(error).description
        #expect(sentence.contains("was written by a newer version of this program"))
        #expect(sentence.contains("install that version"))
        let after = try folder.files()
        for name in [NodeStore.fileName, "host.stamp"] { #expect(after[name] == before[name]) }
    }

    @Test("F27 An older program refuses a newer backup, and a newer one takes an older backup up")
    func backups() throws {
        let present = try TestNode("80.21.karo")
        try present.record("ถนนพัง")
        let file = present.directory + "/karo.backup"
        let target = try TestFolder()
        let world = present.clock.world(seed: 77)
        try present.node.backUp(to: file)
        _ = try FieldNode.restore(
            file,
            into: target.path,
            world: world,
            schema: FutureBuild.schema
        )
        let future = try TestNode(opening: target, schema: FutureBuild.schema)
        let id = try #require(try future.node.list(ListRequest()).first?.id)
        try future.node.press(id, "today")
        #expect(try RawDatabase(of: future).run("SELECT urgency FROM complaint") == [["today"]])
        let newer = present.directory + "/newer.backup"
        try future.node.backUp(to: newer)
        let empty = try TestFolder()
        #expect(throws: StoreError.newerVersion(path: newer)) {
            try FieldNode.restore(newer, into: empty.path, world: world)
        }
        #expect(!NodeStore.exists(in: empty.path))
    }
}
