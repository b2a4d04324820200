import FieldNode
import NodeStore
import Simulation
import Testing

/// What people have on their disks goes on working.
@Suite(.serialized) struct GoldenDatabaseTests {
    private static let rows = ["complaint", "action", "other_row", "summary"]

    /// Every table and index as SQLite remembers its definition.
    private static func definitions(of node: TestNode) throws -> [[String]] {
        try RawDatabase(of: node).run(
            "SELECT type, name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite_%' ORDER BY 1, 2"
        )
    }

    @Test("F27 The rows of a database of schema 1 are those of a fresh fold of its log")
    func freshFold() async throws {
        let node = try await GoldenDatabase.restored()
        let kept = try RawDatabase(of: node).dump(Self.rows, without: ["search_stale"])
        _ = try node.node.doctor(rebuilding: true)
        #expect(try RawDatabase(of: node).dump(Self.rows, without: ["search_stale"]) == kept)
        #expect(try node.node.verify().problems == [])
        #expect(try node.subjects.count > 5)
        #expect(try node.node.conflicts().isEmpty == false)
    }

    @Test("F27 A released step is never edited: a database of schema 1 is defined as a new one is")
    func sameDefinitions() async throws {
        let (kept, new) = (try await GoldenDatabase.restored(), try TestNode("80.21.karo"))
        #expect(try Self.definitions(of: kept) == Self.definitions(of: new))
    }

    @Test("F28 A database of schema 1, upgraded, is defined and filled as a new one is")
    func upgraded() async throws {
        let kept = try await GoldenDatabase.restored(schema: FutureBuild.schema)
        let new = try TestNode("80.21.karo", schema: FutureBuild.schema)
        #expect(try Self.definitions(of: kept) == Self.definitions(of: new))
        let raw = RawDatabase(of: kept)
        let rows = try raw.dump(Self.rows + ["visit"], without: ["search_stale"])
        _ = try kept.node.doctor(rebuilding: true)
        #expect(try raw.dump(Self.rows + ["visit"], without: ["search_stale"]) == rows)
        #expect(try kept.node.verify().problems == [])
        let filled = try raw.run(
            """
            SELECT (SELECT count(*) FROM complaint WHERE urgency IS NOT NULL),
              (SELECT count(*) FROM action WHERE cost IS NOT NULL), (SELECT count(*) FROM visit)
            """
        )[0]
        #expect(!filled.contains("0"))
    }
}
