import ComplaintModel
import FieldNode
import Reports
import Testing

@Suite("Archived fiscal years")
struct ArchiveTests {
    private static let year = FiscalYear(buddhistYear: 2568)

    /// An office on 18 November 2025 with three cases of fiscal year 2568 and one of 2569; the first
    /// two have ended.
    private static func office() throws -> (office: TestNode, ids: [String]) {
        let office = try TestNode("80.21.karo")
        let days = ["2025-03-04", "2025-09-30T23:59", "2025-05-01", "2025-10-01"]
        let ids = try days.enumerated().map { index, day in
            try office.record("เรื่องที่ \(index + 1)", received: day).id
        }
        for id in ids.prefix(2) { try office.act(id, .close) }
        return (office, ids)
    }

    private static func listed(
        _ office: TestNode,
        _ change: (inout ListRequest) -> Void = { _ in },
    ) throws -> [String] {
        var request = ListRequest()
        change(&request)
        return try office.node.list(request).map(\.id)
    }

    @Test(
        "What has ended leaves the daily lists; what is open stays, and all can be found and read"
    )
    func leavesDailyLists() throws {
        let (office, ids) = try Self.office()
        let archived = try office.node.archive(Self.year)
        #expect([archived.fiscalYear, archived.archived, archived.open] == [2568, 2, 1])
        #expect(try Self.listed(office) == [ids[2], ids[3]])
        #expect(try Self.listed(office) { $0.state = .closed }.isEmpty)
        #expect(try Self.listed(office) { $0.limit = 1 } == [ids[2]])
        #expect(try Self.listed(office) { $0.onlyArchived = true } == [ids[0], ids[1]])
        #expect(try Self.listed(office) { $0.fiscalYear = Self.year } == Array(ids.prefix(3)))
        #expect(try Self.listed(office) { $0.search = "เรื่องที่" } == ids)
        #expect(try office.node.show(ids[0]).state == "closed")
        #expect(try office.node.verify().problems.isEmpty)
    }

    @Test("A case that ended without its notice stays in the lists of what is owed")
    func staysOwing() throws {
        let (office, ids) = try Self.office()
        for id in ids { try office.node.edit(id, .name, to: "นางทดสอบ ระบบ") }
        let late = try Self.listed(office) { $0.onlyLate = true }
        #expect(Set(late) == Set(ids))
        #expect(try office.node.archive(Self.year).owing == 2)
        #expect(try Set(Self.listed(office) { $0.onlyLate = true }) == Set(ids))
        #expect(try Set(Self.listed(office) { $0.dueWithinDays = 3 }) == Set(ids))
        #expect(try Self.listed(office) { $0.onlyUntold = true } == Array(ids.prefix(2)))
        #expect(try Self.listed(office) == [ids[2], ids[3]])
        for id in ids.prefix(2) { try office.act(id, .notify) { $0.text = "แจ้งผลแล้ว" } }
        #expect(try office.node.archivedYears().map(\.owing) == [0])
        #expect(try Self.listed(office) { $0.onlyUntold = true }.isEmpty)
        #expect(try Self.listed(office) { $0.onlyLate = true } == [ids[2], ids[3]])
    }

    @Test("A case that is opened again comes back by itself, and leaves again when it ends")
    func reopened() throws {
        let (office, ids) = try Self.office()
        _ = try office.node.archive(Self.year)
        try office.act(ids[0], .assign) { $0.unit = "กองช่าง" }
        #expect(try Self.listed(office) == [ids[0], ids[2], ids[3]])
        try office.act(ids[0], .close)
        try office.act(ids[2], .close)
        #expect(try Self.listed(office) == [ids[3]])
    }

    @Test("A year that runs is not archived, on its last day either, and the next day it may be")
    func notEnded() throws {
        let clock = TestClock(1_759_222_800_000)  // 30 September 2025, 16:00 in Bangkok
        let office = try TestNode("80.21.karo", clock: clock)
        try office.record("เรื่อง")
        #expect(throws: FieldNodeError.self) { try office.node.archive(Self.year) }
        #expect(try office.node.archivedYears().isEmpty)
        clock.advance(days: 1)
        #expect(try office.node.archive(Self.year).open == 1)
    }

    @Test("Archiving twice changes nothing, and undoing brings everything back, once")
    func undone() throws {
        let (office, ids) = try Self.office()
        _ = try office.node.archive(Self.year)
        let state = try office.ownState
        _ = try office.node.archive(Self.year)
        #expect(try office.ownState == state)
        #expect(try office.node.archivedYears().map(\.fiscalYear) == [2568])
        try office.node.unarchive(Self.year)
        #expect(try Self.listed(office) == ids)
        #expect(try office.node.archivedYears().isEmpty)
        #expect(throws: FieldNodeError.self) { try office.node.unarchive(Self.year) }
        _ = try office.node.archive(Self.year)
        #expect(try Self.listed(office) == [ids[2], ids[3]])
    }

    @Test("The centre's daily list leaves out what an office has archived, and no other office's")
    func atTheCentre() async throws {
        let centre = try TestNode("centre", level: .centre)
        let karo = try centre.enrolled("80.21.karo")
        let other = try centre.enrolled("80.22.other", seed: 3)
        for office in [karo, other] {
            let id = try office.record("เรื่องของ \(office.code)", received: "2025-03-04").id
            try office.act(id, .close)
            try await office.sync(with: centre)
        }
        _ = try karo.node.archive(Self.year)
        try await karo.sync(with: centre)
        #expect(try centre.node.list(ListRequest()).map(\.office) == ["80.22.other"])
        var request = ListRequest()
        request.onlyArchived = true
        #expect(try centre.node.list(request).map(\.office) == ["80.21.karo"])
        #expect(try centre.stateBytes(office: "80.21.karo") == karo.ownState)
    }

    @Test("A complaint of an archived year that is recorded now goes to the book of now")
    func lateEntry() throws {
        let office = try TestNode("80.21.karo")
        try office.record("เก่า", received: "2025-09-20")
        let year = FiscalYear(buddhistYear: 2568)
        #expect(try office.record("ยังเปิด", received: "2025-09-21").number == "2/2568")
        _ = try office.node.archive(year)
        let late = try office.record("มาช้า", received: "2025-09-22")
        #expect(late.number == "1/2569" && late.remark == "รับเมื่อ 22 ก.ย. 2568")
        var book = ReportRequest(.register)
        book.fiscalYear = FiscalYear(buddhistYear: 2569)
        #expect(CSVFormat().render(try office.node.report(book)).contains("1/2569"))
        book.fiscalYear = year
        #expect(!CSVFormat().render(try office.node.report(book)).contains("1/2569"))
        // What was received earlier and entered in November stands on November's sheet.
        var month = ReportRequest(.register)
        month.period = MonthPeriod(containing: office.node.now.date)
        #expect(CSVFormat().render(try office.node.report(month)).contains("1/2569"))
    }

    @Test("A case that waited for its number while its year was archived comes into the open book")
    func numberedAfterArchiving() async throws {
        let centre = try TestNode("centre", level: .centre)
        let book = try centre.enrolled("80.21.karo")
        try book.record("หนึ่ง", received: "2025-09-30")
        try await book.sync(with: centre)
        let second = try centre.furtherComputer(of: "80.21.karo", seed: 21)
        try await second.sync(with: centre)
        _ = try book.node.archive(Self.year)
        let late = try second.record("จดทีหลัง", received: "2025-09-29").id
        try await second.sync(with: centre)
        try await book.sync(with: centre)
        #expect(try book.node.show(late).number.hasSuffix("/2569"))
    }
}
