import FieldNode
import Testing

@Suite struct SummaryTests {
    @Test(
        "After a random history every node's rows and summaries are those that follow from its log",
        arguments: 1...4
    )
    func fromScratch(seed: UInt64) async throws {
        var town = try Town(seed: seed)
        try await town.live(120)
        try await town.settle()
        try town.checkAgreement()
        #expect(town.refusals > 0)
        let tables = ["complaint", "action", "other_row", "summary"]
        var summaries: [[String]] = []
        for node in town.nodes {
            #expect(try node.node.verify().problems == [])
            let raw = RawDatabase(of: node)
            let before = try raw.dump(tables, without: ["search_stale"])
            let state = try node.stateBytes()
            _ = try node.node.doctor(rebuilding: true)
            let after = try raw.dump(tables, without: ["search_stale"])
            for table in tables {
                #expect(before[table] == after[table], "\(table) of \(node.code)")
            }
            #expect(try node.stateBytes() == state)
            let sql = """
                SELECT kind, a, b, c, d, count FROM summary JOIN ledger ON number = ledger
                WHERE code = '80.21.karo' ORDER BY kind, a, b, c, d
                """
            summaries.append(try raw.run(sql).map { $0.joined(separator: " ") })
        }
        #expect(summaries[0].count > 10)
        #expect(summaries[0] == summaries[2])
        #expect(summaries[0] == summaries[3])
    }

    @Test("The search finds the same after the rows were made again")
    func search() async throws {
        var town = try Town(seed: 9)
        try await town.live(40)
        var request = ListRequest()
        request.search = "เรื่อง"
        let before = try town.centre.node.list(request)
        _ = try town.centre.node.doctor(rebuilding: true)
        #expect(try town.centre.node.list(request) == before)
        #expect(!before.isEmpty)
    }
}
