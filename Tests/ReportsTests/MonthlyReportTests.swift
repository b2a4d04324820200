import ComplaintModel
@testable import Reports
import Testing

@Suite("Monthly report")
struct MonthlyReportTests {
    @Test("A month without complaints says so openly and keeps its lines of zero")
    func empty() throws {
        let page = TextFormat().render(try Sample.emptyMonthly().document(numerals: .arabic))
        #expect(page.contains("ไม่มีเรื่องร้องเรียน"))
        #expect(page.contains("โทรศัพท์"))
        #expect(!page.contains("ขัดแย้ง:"))
    }

    @Test("A case in conflict is counted once, marked on its line and explained at the foot")
    func conflict() throws {
        let document = try Sample.monthly().document(numerals: .arabic)
        #expect(document.meta.contains(ReportMeta("inConflict", .integer(1))))
        #expect(document.footnotes == [ReportWords.conflictNote])
        let list = try #require(document.sections.first { $0.machineName == "openCases" }?.table)
        let marked = list.rows.filter { $0.contains(ReportWords.inConflict) }
        #expect(marked.map(\.first) == [.phrase("15/2569")])
    }

    @Test("Days open and days late run up to the day of the report")
    func days() throws {
        let day = try Sample.day("2026-02-03")
        let figures = try Sample.monthly().figures
        #expect(figures.openCases[0].cells(asOf: day).contains(.integer(43)))
        #expect(figures.lateCases[0].cells(asOf: day).contains(.integer(28)))
    }

    @Test("Days are never counted below zero when the report speaks of an earlier day")
    func earlierDay() throws {
        let openCase = OpenCase(
            reference: Sample.number(1),
            subject: "ถนน",
            received: try Sample.day("2026-02-10"),
            state: .received,
        )
        #expect(openCase.cells(asOf: try Sample.day("2026-02-03")).contains(.integer(0)))
    }
}
