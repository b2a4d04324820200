import ComplaintModel
import FieldNode
import Testing

/// What the lists of an office tell of a case that is reserved for another one, and of its own reserved
/// cases.
@Suite struct ReservedListTests {
    private let centre: TestNode
    private let district: TestNode
    private let office: TestNode

    init() async throws {
        centre = try TestNode("centre", level: .centre)
        district = try centre.enrolled("80.21", level: .district)
        try await district.sync(with: centre)
        office = try district.enrolled("80.21.karo")
        try await exchange()
    }

    private func exchange() async throws {
        for _ in 0..<2 {
            try await office.sync(with: district)
            try await district.sync(with: centre)
        }
    }

    private func reserved(_ subject: String, received: String? = nil) throws -> String {
        var entry = ComplaintEntry([
            .channel: "walk-in", .subject: subject, .detail: "รายละเอียด", .name: "ผู้กล้า",
        ])
        entry[.received] = received
        let district = try OfficeCode(parsing: "80.21")
        return try office.node.record([Recording(entry: entry, reservedFor: district)])[0].get().id
    }

    private static func listed(
        _ node: TestNode,
        _ change: (inout ListRequest) -> Void = { _ in },
    ) throws -> [String] {
        var request = ListRequest()
        change(&request)
        return try node.node.list(request).map(\.id)
    }

    @Test("Who is still to be told tells nothing of a case that is reserved for another office")
    func untold() async throws {
        let sealed = try reserved("ปิดแต่ต้น")
        let later = try office.record("เปิดก่อน", channel: "phone", [.name: "ผู้กล้า"]).id
        try office.node.reserve(later, for: try OfficeCode(parsing: "80.21"))
        try await exchange()
        for id in [sealed, later] { try district.act(id, .close) }
        try await exchange()
        for node in [office, centre] {
            #expect(try Self.listed(node) { $0.onlyUntold = true }.isEmpty)
        }
        #expect(try Self.listed(district) { $0.onlyUntold = true } == [sealed, later])
        try district.act(sealed, .notify)
        #expect(try Self.listed(district) { $0.onlyUntold = true } == [later])
    }

    @Test("Archiving a year does not tell which of the reserved cases have ended")
    func archived() async throws {
        let ended = try reserved("ยุติแล้ว", received: "2025-09-01")
        let open = try reserved("ยังเปิด", received: "2025-09-02")
        let own = try office.record("ทั่วไป", received: "2025-09-03").id
        try await exchange()
        try district.act(ended, .close)
        try await exchange()
        try office.act(own, .close)
        let year = FiscalYear(buddhistYear: 2568)
        let archived = try office.node.archive(year)
        #expect([archived.archived, archived.open, archived.owing] == [1, 0, 0])
        #expect(try office.node.archivedYears() == [archived])
        #expect(try Self.listed(office) == [ended, open])
        #expect(try Self.listed(office) { $0.onlyArchived = true } == [own])
        try await exchange()
        #expect(try Self.listed(centre) == [ended, open])
        // Where it may be read it is put away as any other.
        #expect(try Self.listed(district) == [open])
        #expect(try Self.listed(district) { $0.onlyArchived = true } == [ended, own])
    }

    @Test("A list says of a reserved case what its own page says, and finds it by that state")
    func state() async throws {
        let id = try reserved("หน้าเคาน์เตอร์")
        try await exchange()
        let shown = try district.node.show(id).state
        #expect(shown == "accepted")
        #expect(try district.node.list(ListRequest()).map(\.state) == [shown])
        #expect(try Self.listed(district) { $0.state = .accepted } == [id])
        #expect(try Self.listed(district) { $0.state = .received }.isEmpty)
        #expect(try Self.listed(office) { $0.state = .accepted }.isEmpty)
        let more = try reserved("อีกเรื่อง")
        try await exchange()
        try district.act(id, .close)
        // A limit counts the cases that are left, not those that were looked at.
        let first = try Self.listed(district) { ($0.state, $0.limit) = (.accepted, 1) }
        #expect(first == [more])
    }
}
