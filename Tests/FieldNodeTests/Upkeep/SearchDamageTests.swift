import FieldNode
import NodeStore
import Testing

/// A damaged search index would hide cases from whoever looks for them.
@Suite struct SearchDamageTests {
    /// What a failing disk may do to the index: to the index itself, and to the text beside it.
    private static let damages = [
        "UPDATE search_data SET block = zeroblob(length(block)) WHERE id > 10",
        "DELETE FROM search_data WHERE id > 10",
        "UPDATE search_content SET c0 = replace(c0, 'ถนน', 'คลอง')",
        "DELETE FROM search_content",
    ]

    private static func office() throws -> TestNode {
        let office = try TestNode("80.21.karo")
        for number in 1...5 { try office.record("ถนนพัง \(number)") }
        #expect(try found(at: office) == 5)
        #expect(try office.node.verify().problems == [])
        return office
    }

    private static func found(at office: TestNode) throws -> Int {
        var request = ListRequest()
        request.search = "ถนนพัง"
        return try office.node.list(request).count
    }

    @Test(
        "A damaged search index is found by an audit, and made again on demand",
        arguments: damages
    )
    func found(damage: String) throws {
        let office = try Self.office().copied()
        try RawDatabase(of: office).run(damage)
        let problems = try office.node.verify().problems
        #expect(problems.count == 1)
        #expect(problems.first?.contains("search index") == true)
        #expect(try office.node.doctor(rebuilding: true).integrityProblems == [])
        #expect(try office.node.verify().problems == [])
        #expect(try Self.found(at: office) == 5)
    }

    @Test(
        "A backup of which only the search index is damaged is put back whole",
        arguments: damages
    )
    func restored(damage: String) throws {
        let (office, folder) = (try Self.office(), try TestFolder())
        let backup = folder.path + "/backup"
        try office.node.backUp(to: backup)
        try RawDatabase(path: backup).run(damage)
        let world = office.clock.world(seed: 7, place: "machine 2")
        _ = try FieldNode.restore(backup, into: folder.path, world: world)
        let restored = try TestNode(
            opening: folder,
            clock: office.clock,
            seed: 8,
            place: "machine 2"
        )
        #expect(try Self.found(at: restored) == 5)
        #expect(try restored.node.verify().problems == [])
    }
}
