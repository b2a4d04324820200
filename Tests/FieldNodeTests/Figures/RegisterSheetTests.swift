import ComplaintModel
import FieldNode
import Reports
import TestGround
import Testing

/// Which lines stand on a sheet of the register, and what they say.
@Suite struct RegisterSheetTests {
    private static func lines(
        at test: TestNode,
        _ change: (inout ReportRequest) -> Void = { _ in },
    ) throws -> [JSONValue] {
        var request = ReportRequest(.register)
        request.office = "80.21.karo"
        change(&request)
        let report = try test.node.report(request)
        return try JSONValue(document: JSONFormat().render(report))["lines"].elements
    }

    @Test("Every line stands on one month's sheet: on that of the month in which it was entered")
    func monthOfEntry() throws {
        let office = try TestNode("80.21.karo")
        try office.record("ของปีก่อน", received: "2025-09-15")
        try office.record("ของเดือนก่อน", received: "2025-10-15")
        try office.record("ของวันนี้")
        let now = MonthPeriod(containing: office.node.now.date)
        let numbers = try [now, now.previous, now.previous.previous].map { month in
            try Self.lines(at: office) { $0.period = month }.map { $0["number"].text }
        }
        #expect(numbers == [["1/2568", "1/2569", "2/2569"], [], []])
        var request = ReportRequest(.register)
        request.period = now
        let sheet = try CSVFormat().render(office.node.report(request))
        #expect(sheet.matches(of: /ลงในทะเบียนปี 2568/).count == 1)
        #expect(!sheet.contains("ลงในทะเบียนปี 2569") && !sheet.contains("ไม่มีเรื่องร้องเรียน"))
        let books = try [2568, 2569].map { year in
            try Self.lines(at: office) { $0.fiscalYear = FiscalYear(buddhistYear: year) }.count
        }
        #expect(books == [1, 2])
    }

    @Test("A line says which older case it continues, and the older one says nothing")
    func continued() throws {
        let office = try TestNode("80.21.karo")
        let old = try office.record("เก่า", received: "2025-10-02").id
        let new = try office.record("ใหม่").id
        try office.node.link(new, to: old)
        try office.node.link(new, to: "80.21.nong:2/2568")
        // A link to a later case is none to an older one.
        try office.node.link(old, to: new)
        let continued = try Self.lines(at: office).map { $0["continues"].elements.map(\.text) }
        #expect(continued == [[], ["80.21.karo:1/2569", "80.21.nong:2/2568"]])
        let page = try CSVFormat().render(office.node.report(ReportRequest(.register)))
        #expect(page.contains("ต่อเนื่องจากเรื่อง 80.21.karo:1/2569"))
    }
}
