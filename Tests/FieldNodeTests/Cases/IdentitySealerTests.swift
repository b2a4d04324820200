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
}
