import ComplaintModel
import FieldNode
import Testing

/// Who is named where a complainant's identity cannot be opened.
@Suite struct IdentitySealerTests {
    @Test("Where no key opens an identity, the computer is named that has sealed it last")
    func named() async throws {
        let centre = try TestNode("centre", level: .centre)
        let district = try centre.enrolled("80.21", level: .district)
        try await district.sync(with: centre)
        let office = try district.enrolled("80.21.karo")
        try await office.sync(with: district)
        let entry = ComplaintEntry([
            .channel: "walk-in", .subject: "ถนนพัง", .detail: "หลุม", .name: "สมชาย",
        ])
        let reader = try OfficeCode(parsing: "80.21")
        let recording = Recording(entry: entry, reservedFor: reader)
        let id = try office.node.record([recording])[0].get().id
        try await office.sync(with: district)
        try district.node.liftReservation(of: id)
        for _ in 0..<2 { try await office.sync(with: district) }
        var request = ShowRequest()
        request.identity = true
        #expect(try district.node.show(id, request).identityFields == ["name": "สมชาย"])
        let name = "80.21 (\(try district.ownName.prefix(8)))"
        let refusals = [
            #expect(throws: FieldNodeError.self) { try office.node.show(id, request) },
            #expect(throws: FieldNodeError.self) {
                try office.node.edit(id, .phone, to: "0812345678")
            },
            #expect(throws: FieldNodeError.self) {
                try DrawnFields(.preliminaryNotice, id, at: office) { $0.identity = true }
            },
        ]
        for refusal in refusals {
            #expect(refusal?.sentence.thai.contains(name) == true)
            #expect(refusal?.sentence.english.contains(name) == true)
        }
        let sheet = try DrawnFields(.registerSheet, at: office) { $0.identity = true }
        #expect(sheet.notes.first?.thai.contains(name) == true)
        // The office's own word is sealed there, and the office above is told so.
        let own = try office.record("น้ำท่วม", [.name: "สมหญิง"]).id
        try await office.sync(with: district)
        let above = #expect(throws: FieldNodeError.self) { try district.node.show(own, request) }
        #expect(above?.sentence.thai.contains("80.21.karo (") == true)
    }

    private static func name(of id: String, at node: TestNode) throws -> String? {
        var request = ShowRequest()
        request.identity = true
        return try node.node.show(id, request).identityFields?["name"]
    }

    @Test("While two computers each hold a name of their own, no edit takes either away unread")
    func namesApart() async throws {
        let centre = try TestNode("centre", level: .centre)
        let first = try centre.enrolled("80.21.karo")
        let id = try first.record("ถนนพัง").id
        try await first.sync(with: centre)
        let second = try centre.furtherComputer(of: "80.21.karo", seed: 7)
        func exchange() async throws {
            for _ in 0..<2 { for node in [first, second] { try await node.sync(with: centre) } }
        }
        try await exchange()
        try first.node.edit(id, .name, to: "สมชาย")
        // Nobody had given a name, so the other computer may give one.
        try second.node.edit(id, .name, to: "สมหญิง")
        try await exchange()
        for (node, other) in [(first, second), (second, first)] {
            let before = try node.ownState
            let name = "80.21.karo (\(try other.ownName.prefix(8)))"
            let basis = try node.node.show(id).basis
            for basis in [nil, basis] {
                let refusal = #expect(throws: FieldNodeError.self) {
                    try node.node.edit(id, .address, to: "9 หมู่ 1", basis: basis)
                }
                let sentence = try #require(refusal?.sentence)
                for words in [sentence.thai, sentence.english] {
                    #expect(words.contains(name))
                    #expect(words.contains("tambon resolve 1/2569 identity --keep"))
                }
            }
            let mixed = #expect(throws: FieldNodeError.self) {
                try node.node.resolve(id, "name", .value("สมศรี"))
            }
            #expect(mixed?.sentence.thai.contains("identity --keep") == true)
            #expect(try node.ownState == before)
        }
        let names = [try Self.name(of: id, at: first), try Self.name(of: id, at: second)]
        #expect(names == ["สมชาย", "สมหญิง"])
        // Settled on the computer that cannot open it: it still opens where it was typed.
        let values = try second.node.show(id).conflicts.requireFirst().values
        let kept = try #require(values.first { $0.author != "this-node" }).dot
        try second.node.resolve(id, "identity", .keep(dot: kept))
        try await exchange()
        #expect(try first.node.conflicts().isEmpty)
        #expect(try Self.name(of: id, at: first) == "สมชาย")
        let name = "80.21.karo (\(try first.ownName.prefix(8)))"
        for node in [second, centre] {
            let closed = #expect(throws: FieldNodeError.self) { try Self.name(of: id, at: node) }
            #expect(closed?.sentence.thai.contains(name) == true)
        }
        try first.node.edit(id, .address, to: "9 หมู่ 1")
    }

    @Test("Two identities that both open on one computer are not mixed by an edit either")
    func apartOnOneComputer() throws {
        let office = try TestNode("80.21.karo")
        let id = try office.record("ถนนพัง").id
        let basis = try office.node.show(id).basis
        for name in ["สมชาย", "สมหญิง"] {
            try office.node.edit(id, .name, to: name, basis: basis)
        }
        #expect(try office.node.show(id).conflicts.map(\.fieldThai) == ["ข้อมูลผู้ร้องเรียน"])
        let refusal = #expect(throws: FieldNodeError.self) {
            try office.node.edit(id, .phone, to: "081-555-0142")
        }
        #expect(refusal?.sentence.thai.contains("tambon resolve 1/2569 identity") == true)
        let kept = try office.node.show(id).conflicts.requireFirst().values.requireFirst().dot
        try office.node.resolve(id, "identity", .keep(dot: kept))
        try office.node.edit(id, .phone, to: "081-555-0142")
        #expect(try office.node.conflicts().isEmpty)
    }

    @Test("What is in conflict and is no field of the form has words that a clerk reads")
    func wordsOfConflicts() throws {
        let office = try TestNode("80.21.karo")
        let id = try office.record("ถนนพัง", [.name: "สมชาย"]).id
        let basis = try office.node.show(id).basis
        for name in ["", "สมหญิง"] { try office.node.edit(id, .name, to: name, basis: basis) }
        let conflicts = try office.node.show(id).conflicts
        #expect(conflicts.map(\.field) == ["identity", "reachable"])
        #expect(conflicts.map(\.fieldThai) == ["ข้อมูลผู้ร้องเรียน", "ติดต่อกลับได้"])
        #expect(conflicts.last.map { Set($0.values.map(\.value)) } == ["ได้", "ไม่ได้"])
        #expect(ConflictView.nameThai(of: "actions") == "การดำเนินการ")
    }
}
