import ComplaintModel
import FieldNode
import NodeStore
import SyncProtocol
import Testing
import TestGround

/// What a failing disk does to the database, and what an audit says of it.
@Suite struct DamageTests {
    /// An office with a packed history, one loose change on top, and a decided conflict in it.
    private static func office() async throws -> TestNode {
        let centre = try TestNode("centre", level: .centre)
        let office = try centre.enrolled("80.21.karo")
        let id = try office.record("ถนนพัง", [.place: "หมู่ 1"]).id
        for number in 1...5 { try office.record("เรื่องที่ \(number)", [.name: "สมชาย"]) }
        try await office.sync(with: centre)
        try centre.act(id, .triage) { $0.category = "service" }
        try office.node.edit(id, .place, to: "หมู่ 2")
        try centre.node.edit(id, .place, to: "หมู่ 3")
        try office.act(id, .assign) { $0.unit = "กองช่าง" }
        try await office.sync(with: centre)
        try await office.sync(with: centre)
        try office.act(id, .note) { $0.text = "ยังไม่ลงนาม" }
        #expect(try office.node.verify().problems == [])
        #expect(try office.node.conflicts().count == 1)
        return office
    }

    /// Damages a copy of a node and returns what the audit says.
    private static func problems(
        of office: TestNode,
        after damage: (RawDatabase) throws -> Void,
    ) throws -> [String] {
        let copy = try office.copied()
        try damage(RawDatabase(of: copy))
        return try copy.node.verify().problems
    }

    /// Whether two blocks say different things: two ways to write one set are the same set.
    private static func differ(_ whole: [UInt8], _ damaged: [UInt8], areLoose: Bool) -> Bool {
        if areLoose {
            let place = Dot(line: LineNumber(0), sequence: .first)
            let changes = [whole, damaged].map { try? LooseChange($0, at: place) }
            return changes[0]?.change != changes[1]?.change
                || changes[0]?.previous != changes[1]?.previous
        }
        let sets = [whole, damaged].map { try? ChangeSetDecoder.decode($0) }
        return sets[0] != sets[1]
    }

    @Test("A flipped bit in any block of the log is found, and the block is named")
    func blocks() async throws {
        let office = try await Self.office()
        let raw = RawDatabase(of: office)
        let blocks = try raw.run("SELECT number, length(body), loose FROM block ORDER BY number")
        #expect(Set(blocks.map { $0[2] }) == ["0", "1"])
        var random = SplitMix64(seed: 1)
        for block in blocks {
            let copy = try office.copied()
            let raw = RawDatabase(of: copy)
            let bits = try #require(Int(block[1])) * 8
            for _ in 0..<25 {
                let bit = random.below(bits)
                let place = "number = \(block[0])"
                let whole = try raw.blob("body", in: "block", where: place)
                try raw.flip(bit: bit, of: "body", in: "block", where: place)
                let damaged = try raw.blob("body", in: "block", where: place)
                if Self.differ(whole, damaged, areLoose: block[2] == "1") {
                    let problems = try copy.node.verify().problems
                    let names = ["block \(block[0]):", "change "]
                    let isNamed = problems.contains { text in names.contains { text.contains($0) } }
                    #expect(isNamed, "bit \(bit) of block \(block[0])")
                }
                try raw.flip(bit: bit, of: "body", in: "block", where: place)
            }
            #expect(try copy.node.verify().problems == [])
        }
    }

    @Test("A flipped bit in any stamp, head, tip or seed of the log is found")
    func log() async throws {
        let office = try await Self.office()
        let columns = [
            ("span", "stamps"), ("head", "signature"), ("head", "hash"), ("head", "seed"),
            ("line", "tip_hash"), ("line", "key"), ("line", "origin"), ("ledger", "id"),
        ]
        let copy = try office.copied()
        let raw = RawDatabase(of: copy)
        for (table, column) in columns {
            for row in try raw.run("SELECT \(Self.key(table)) FROM \(table)") {
                let place = "\(Self.key(table)) = '\(row[0])'"
                for bit in [0, 64, 95, 120, 159] {
                    try raw.flip(bit: bit, of: column, in: table, where: place)
                    let problems = try copy.node.verify().problems
                    #expect(!problems.isEmpty, "bit \(bit) of \(table).\(column) where \(place)")
                    try raw.flip(bit: bit, of: column, in: table, where: place)
                }
            }
        }
        #expect(try copy.node.verify().problems == [])
    }

    private static func key(_ table: String) -> String {
        switch table {
        case "span", "head": "line || '-' || \(table == "span" ? "first" : "sequence")"
        default: "number"
        }
    }

    @Test(
        "A changed value in any column of a row, or in what is derived from it, is found and named"
    )
    func rows() async throws {
        let office = try await Self.office()
        let changes = [
            "UPDATE complaint SET subject = 'x' WHERE subject = 'ถนนพัง'",
            "UPDATE complaint SET place = 'หมู่ 9' WHERE key IN (SELECT max(key) FROM complaint)",
            "UPDATE complaint SET received = received + 1",
            "UPDATE complaint SET number = number + 1 WHERE number IN (SELECT max(number) FROM complaint)",
            "UPDATE complaint SET identity = zeroblob(40) WHERE identity IS NOT NULL",
            "UPDATE complaint SET state = 'closed' WHERE subject = 'ถนนพัง'",
            "UPDATE complaint SET conflicts = 0", "UPDATE complaint SET next_due = next_due + 1",
            "UPDATE complaint SET current_category = 'conduct'",
            "UPDATE complaint SET figures = x''", "UPDATE complaint SET id = zeroblob(14)",
            "DELETE FROM complaint WHERE subject = 'ถนนพัง'",
            "UPDATE action SET unit = 'กองคลัง' WHERE unit IS NOT NULL",
            "UPDATE action SET date = date + 1", "DELETE FROM action WHERE kind = 'note'",
            "UPDATE action SET context = NULL WHERE context IS NOT NULL",
            "UPDATE summary SET count = count + 1", "DELETE FROM summary WHERE kind = 1",
            "DELETE FROM other_row", "UPDATE other_row SET tag = 99 WHERE tag = 3",
            "DELETE FROM block WHERE number = (SELECT max(number) FROM block)",
            "DELETE FROM span WHERE first = 1",
        ]
        for change in changes {
            let problems = try Self.problems(of: office) {
                try $0.run("PRAGMA foreign_keys = OFF; " + change)
            }
            #expect(!problems.isEmpty, "\(change)")
            #expect(
                problems.allSatisfy { $0.hasPrefix("80.21.karo") || $0.hasPrefix("registry") }
            )
        }
    }

    @Test("A flipped bit in a row's clock is found, unless it changes nothing that the clock says")
    func clocks() async throws {
        let copy = try await Self.office().copied()
        let raw = RawDatabase(of: copy)
        let state = try copy.stateBytes()
        for table in ["complaint", "action", "other_row"] {
            let keys = try raw.run("SELECT key, length(clock) FROM \(table)")
            for key in keys.suffix(3) {
                let (place, bits) = ("key = \(key[0])", try #require(Int(key[1])) * 8)
                for bit in stride(from: 0, to: bits, by: max(29, bits / 16)) {
                    try raw.flip(bit: bit, of: "clock", in: table, where: place)
                    let isFound = try !copy.node.verify().problems.isEmpty
                    let isHarmless = (try? copy.stateBytes()) == state
                    #expect(isFound || isHarmless, "bit \(bit) of \(table) \(key[0])")
                    if bit < 60 { #expect(isFound, "bit \(bit) of \(table) \(key[0])") }
                    try raw.flip(bit: bit, of: "clock", in: table, where: place)
                }
            }
        }
        #expect(try copy.node.verify().problems == [])
    }

    @Test("Making the rows again from the log mends every row, the summaries, and nothing else")
    func rebuild() async throws {
        let office = try await Self.office()
        let raw = RawDatabase(of: office)
        var search = ListRequest()
        search.search = "เรื่องที่"
        _ = try office.node.list(search)
        let before = try raw.dump(without: ["search_stale"])
        try raw.run(
            """
            UPDATE complaint SET subject = 'x', state = 'closed', figures = x'', conflicts = 9;
            DELETE FROM action; UPDATE other_row SET tag = 99; DELETE FROM summary WHERE kind < 3;
            UPDATE summary SET count = 77; DELETE FROM complaint WHERE key % 3 = 0
            """
        )
        #expect(try !office.node.verify().problems.isEmpty)
        _ = try office.node.doctor(rebuilding: true)
        #expect(try office.node.verify().problems == [])
        #expect(try office.node.list(search).count == 5)
        let after = try raw.dump(without: ["search_stale"])
        // The index itself is made anew, in its own order.
        for table in before.keys where !table.hasPrefix("search") && table != "sqlite_sequence" {
            #expect(before[table] == after[table], "\(table)")
        }
    }

    @Test("Rows are never made from a block that is damaged: the attempt fails and changes nothing")
    func rebuildOfDamagedLog() async throws {
        let office = try await Self.office()
        let raw = RawDatabase(of: office)
        let last = try raw.run("SELECT number, length(body) FROM block WHERE loose = 1")
            .requireFirst()
        // In the text at the end of the block, where nothing but the hash can tell.
        let bit = try #require(Int(last[1])) * 8 - 12
        try raw.flip(bit: bit, of: "body", in: "block", where: "number = \(last[0])")
        let before = try raw.dump()
        #expect(throws: (any Error).self) { try office.node.doctor(rebuilding: true) }
        #expect(try raw.dump() == before)
    }
}
