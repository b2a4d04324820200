import ComplaintModel
import FieldNode
import Foundation
import NodeStore
import Simulation
import SyncProtocol
import Testing

/// A database that a later version of the program opens for the first time, and ever after.
@Suite struct UpgradeTests {
    /// The log: what must never change by an upgrade.
    private static let log = ["ledger", "line", "block", "span", "head"]
    /// What the log adds up to.
    private static let rows = ["complaint", "action", "visit", "other_row", "summary"]

    /// A centre of the present version that holds two offices, only one of which uses new fields.
    private static func centre() async throws -> TestNode {
        let centre = try TestNode("centre", level: .centre)
        let karo = try centre.enrolled("80.21.karo", schema: FutureBuild.schema)
        let nong = try centre.enrolled("80.22.nong")
        for number in 1...3 {
            let id = try karo.record("เรื่องที่ \(number)").id
            try karo.node.press(id, "today")
            try karo.node.spend(id, "ซื้อทราย", cost: 1_200)
            try karo.node.visit(id, sight: "หลุมลึก")
            try nong.record("น้ำไม่ไหล \(number)")
        }
        for node in [karo, nong] { try await node.sync(with: centre) }
        return centre
    }

    private static func upgraded(_ folder: TestFolder) throws -> TestNode {
        try TestNode(opening: folder, schema: FutureBuild.schema)
    }

    @Test("F28 An upgrade makes no change: the log before is the log after, to the byte")
    func noChanges() async throws {
        let centre = try await Self.centre()
        let before = try RawDatabase(of: centre).dump(Self.log)
        let counts = try centre.node.doctor().ledgers.map(\.changes)
        let after = try centre.copied(schema: FutureBuild.schema)
        #expect(try RawDatabase(of: after).dump(Self.log) == before)
        #expect(try after.node.doctor().ledgers.map(\.changes) == counts)
        #expect(try after.stateBytes() == centre.stateBytes())
    }

    @Test("F28 An upgrade is done once: opening the node again changes nothing in any table")
    func idempotent() async throws {
        let folder = try TestFolder(copying: try await Self.centre().folder)
        let raw = RawDatabase(path: folder.path + "/" + NodeStore.fileName)
        _ = try Self.upgraded(folder)
        let before = try raw.dump()
        for _ in 0..<2 { _ = try Self.upgraded(folder) }
        #expect(try raw.dump() == before)
    }

    @Test("F28 Only ledgers that gain by it are folded again, and all if the rules have changed")
    func onlyWhatGains() async throws {
        let centre = try await Self.centre()
        let folder = try TestFolder(copying: centre.folder)
        // A row that only a fold from the log would mend shows whether there was one.
        let raw = RawDatabase(path: folder.path + "/" + NodeStore.fileName)
        try raw.run("UPDATE complaint SET subject = 'x'")
        let first = try Self.upgraded(folder).subjects
        #expect(first == ["x", "x", "x", "เรื่องที่ 1", "เรื่องที่ 2", "เรื่องที่ 3"])
        let rules = FutureBuild.schema.adding(
            SchemaStep(name: "rules", tables: [], changesRules: true)
        )
        let second = try TestNode(opening: folder, schema: rules)
        #expect(try second.subjects == centre.subjects)
    }

    @Test("F28 A step that skips versions fills in what each of them has brought")
    func twoSteps() async throws {
        let centre = try await Self.centre()
        let both = FutureBuild.schema.adding(SchemaStep(name: "nothing", tables: []))
        let upgraded = try centre.copied(schema: both)
        let raw = RawDatabase(of: upgraded)
        #expect(
            try raw.run("SELECT DISTINCT urgency FROM complaint ORDER BY 1") == [
                ["NULL"], ["today"],
            ]
        )
        #expect(try raw.run("SELECT identifier FROM grdb_migrations ORDER BY 1").count == 3)
        #expect(try raw.run("SELECT count(*) FROM ledger_behind") == [["0"]])
    }

    @Test(
        "F28 Power lost or the process killed at any write of an upgrade: it goes on where it was",
        arguments: [.powerAtWrite, .powerBeforeSync, .powerAfterSync, .killAtWrite]
            as [Machine.Fault]
    )
    func cutAnywhere(_ fault: Machine.Fault) async throws {
        let centre = try await Self.centre()
        let whole = try centre.copied(schema: FutureBuild.schema)
        let expected = try RawDatabase(of: whole).dump(Self.rows)
        let log = try RawDatabase(of: centre).dump(Self.log)
        // A kill leaves every write before it, so that not each of them has to be tried.
        let step = fault == .killAtWrite ? 9 : 1
        var cuts = 0
        var hasEnded = false
        for countdown in stride(from: 1, to: 400, by: step) where !hasEnded {
            let folder = try TestFolder(copying: centre.folder)
            let machine = Machine(folder: folder.path)
            machine.arm(fault, countdown: countdown, seed: UInt64(countdown))
            let isOpen = (try? Self.upgraded(folder)) != nil
            hasEnded = machine.disarm() == nil
            if hasEnded { #expect(isOpen) } else { cuts += 1 }
            machine.restart()
            let node = try Self.upgraded(folder)
            let raw = RawDatabase(of: node)
            #expect(try raw.dump(Self.rows) == expected, "cut \(countdown)")
            #expect(try raw.dump(Self.log) == log, "cut \(countdown)")
            #expect(try raw.run("SELECT count(*) FROM ledger_behind") == [["0"]])
        }
        #expect(hasEnded)
        #expect(cuts > 8, "\(cuts)")
    }

    @Test("F28 A damaged ledger keeps the node from nothing: it opens, says so, and fills in later")
    func damagedLog() async throws {
        let centre = try await Self.centre()
        let folder = try TestFolder(copying: centre.folder)
        let raw = RawDatabase(path: folder.path + "/" + NodeStore.fileName)
        let block = try raw.run(
            """
            SELECT block.number, length(body) FROM block JOIN ledger ON ledger.number = block.ledger
            WHERE code = '80.21.karo' ORDER BY length(body) DESC
            """
        )[0]
        let bit = try #require(Int(block[1])) * 8 - 12
        let place = "number = \(block[0])"
        try raw.flip(bit: bit, of: "body", in: "block", where: place)
        do {
            let node = try Self.upgraded(folder)
            #expect(
                try node.node.doctor().ledgers.filter(\.isBehind).map(\.office) == ["80.21.karo"]
            )
            #expect(try node.stateBytes() == centre.stateBytes())
            #expect(try !node.node.verify().problems.isEmpty)
        }
        try raw.flip(bit: bit, of: "body", in: "block", where: place)
        let node = try Self.upgraded(folder)
        #expect(try node.node.doctor().ledgers.filter(\.isBehind).isEmpty)
        #expect(try raw.run("SELECT count(*) FROM complaint WHERE urgency IS NOT NULL") == [["3"]])
        #expect(try node.node.verify().problems == [])
    }
}
