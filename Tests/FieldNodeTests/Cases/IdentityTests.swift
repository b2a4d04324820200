import ComplaintModel
import FieldNode
import Foundation
import Reports
import Testing

@Suite struct IdentityTests {
    /// What nobody but the office's own node may ever see.
    private static let canary: [EditableField: String] = [
        .name: "สมศรีคานารี ทดสอบลับ", .address: "999/77 หมู่ลับสุดยอด ตำบลคานารี",
        .phone: "081-555-0142", .email: "canary.secret@example.org", .idNumber: "1101700203450",
    ]

    private static func words(_ more: [String] = []) -> [Data] {
        (canary.values + ["คานารี", "0815550142", "1101700203450"] + more).flatMap { word in
            [Data(word.utf8), Data(word.decomposedStringWithCanonicalMapping.utf8)]
                + [word.data(using: .utf16LittleEndian) ?? Data()]
        }
    }

    private static func found(in data: Data, _ more: [String] = []) -> Bool {
        words(more).contains { data.range(of: $0) != nil }
    }

    /// Everything that a node shows of a case without being asked for the identity.
    private static func outputs(of node: TestNode, case id: String) throws -> [Data] {
        var request = ShowRequest()
        request.history = true
        var outputs = [
            try json(node.node.list(ListRequest())), try json(node.node.show(id, request)),
            try json(node.node.state()), try json(node.node.exchanges(peer: nil, limit: 100)),
            try json(node.node.conflicts()), try json(node.node.doctor()),
            try json(node.node.verify()),
        ]
        for kind in ReportRequest.Kind.allCases {
            let document = try node.node.report(ReportRequest(kind))
            outputs += try ReportFormat.allCases.map { Data(try $0.render(document)) }
        }
        return outputs
    }

    @Test("A complainant's identity is in no file, parcel, report, list or state, edited or not")
    func canary() async throws {
        let centre = try TestNode("centre", level: .centre)
        let office = try centre.enrolled("80.21.karo")
        let id = try office.record("ถนนพัง", Self.canary).id
        let stick = MemoryStick()
        let renamed = "วิไลคานารีใหม่ ลับกว่าเดิม"
        for edit in [nil, renamed] {
            if let edit { try office.node.edit(id, .name, to: edit) }
            var found = try Self.outputs(of: office, case: id)
            found.append(Data(try office.exported(to: "centre")))
            _ = try office.node.sync(through: stick)
            _ = try centre.node.sync(through: stick)
            found += stick.contents.values.map { Data($0) }
            try await office.sync(with: centre)
            found += try Self.outputs(of: centre, case: id)
            for (name, contents) in try office.folder.files().merging(
                centre.folder.files(),
                uniquingKeysWith: { $0 + $1 }
            ) {
                #expect(!Self.found(in: contents, [renamed]), "\(name)")
            }
            #expect(found.allSatisfy { !Self.found(in: $0, [renamed]) })
            #expect(try office.node.list(search("คานารี")).isEmpty)
            #expect(try office.node.list(search("ถนน")).map(\.id) == [id])
        }
        var request = ShowRequest()
        request.identity = true
        let fields = try #require(try office.node.show(id, request).identityFields)
        #expect(fields["name"] == renamed)
        #expect(fields["email"] == Self.canary[.email])
        #expect(fields.count == 5)
        // The search does see what it looks for.
        #expect(Self.found(in: try json(fields)))
    }

    @Test(
        "The centre has no key: it shows that there is an identity, and refuses to open or change it"
    )
    func centre() async throws {
        let centre = try TestNode("centre", level: .centre)
        let office = try centre.enrolled("80.21.karo")
        let id = try office.record("ถนนพัง", Self.canary).id
        try await office.sync(with: centre)
        var request = ShowRequest()
        request.identity = true
        #expect(try centre.node.show(id).identity == "sealed")
        #expect(throws: FieldNodeError.self) { try centre.node.show(id, request) }
        #expect(throws: FieldNodeError.self) { try centre.node.edit(id, .phone, to: "02-555-0100") }
        #expect(try centre.stateBytes(office: "80.21.karo") == office.ownState)
    }

    @Test("A refused entry's error does not repeat what was typed of the identity")
    func errors() throws {
        let office = try TestNode("80.21.karo")
        let wrong: [EditableField: String] = [
            .phone: "คานารี", .email: "คานารี ไม่มีเครื่องหมาย", .idNumber: "คานารี 110",
            .name: "สมศรีคานารี\u{7}", .address: "คานารี\u{0}",
        ]
        for (field, text) in wrong {
            let error = #expect(throws: FieldNodeError.self) {
                try office.record("เรื่อง", [field: text])
            }
            let sentence = try #require(error?.sentence)
            #expect(!sentence.thai.contains("คานารี"), "\(field)")
            #expect(!sentence.english.contains("คานารี"), "\(field)")
        }
        for file in try office.folder.files() {
            #expect(!Self.found(in: file.value), "\(file.key)")
        }
    }

    private func search(_ text: String) -> ListRequest {
        var request = ListRequest()
        request.search = text
        return request
    }
}
