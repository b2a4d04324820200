import ComplaintModel
@testable import Reports
import Testing

@Suite("Consolidated report")
struct ConsolidatedReportTests {
    @Test(
        "An office is marked when it was silent for more than the given days, or always",
        arguments: [
            ("2026-02-03", false), ("2026-01-04", false), ("2026-01-03", true), (nil, true),
            ("2026-03-01", false),
        ],
    )
    func silence(heard: String?, isSilent: Bool) throws {
        let line = try Sample.line("80.21.karo", "กะหรอ", heard: heard)
        let day = try Sample.day("2026-02-03")
        #expect(line.isSilent(asOf: day, limitDays: 30) == isSilent)
        let remark = line.cells(asOf: day, silentAfterDays: 30).last
        #expect((remark == .empty) == !isSilent)
    }

    @Test("The mark names the days of silence")
    func days() throws {
        let line = try Sample.line("80.21.karo", "กะหรอ", heard: "2025-12-20")
        let cells = line.cells(asOf: try Sample.day("2026-02-03"), silentAfterDays: 30)
        #expect(cells.last == .phrase("ไม่รายงาน 45 วัน"))
    }

    @Test("Where there was no complaint at all, the page says so openly")
    func zero() throws {
        let empty = try Sample.emptyConsolidated().document(numerals: .arabic)
        let full = try Sample.consolidated().document(numerals: .arabic)
        for format in [ReportFormat.text, .csv] {
            let said = String(decoding: try format.render(empty), as: UTF8.self)
            #expect(said.contains("ไม่มีเรื่องร้องเรียน"))
            let notSaid = String(decoding: try format.render(full), as: UTF8.self)
            #expect(!notSaid.contains("ไม่มีเรื่องร้องเรียน"))
        }
        #expect(empty.meta.contains(ReportMeta("noComplaints", .flag(true))))
        #expect(full.meta.contains(ReportMeta("noComplaints", .flag(false))))
    }

    @Test("The title names the period as offices do")
    func periods() throws {
        let october = try Sample.month(2025, 10)
        let march = try Sample.month(2026, 3)
        #expect(
            ReportPeriod.fiscalYear(FiscalYear(buddhistYear: 2569)).title
                == "ประจำปีงบประมาณ พ.ศ. 2569"
        )
        #expect(ReportPeriod.months(october...october).title == "ประจำเดือนตุลาคม 2568")
        #expect(
            ReportPeriod.months(october...march).title
                == "ตั้งแต่เดือนตุลาคม 2568 ถึงเดือนมีนาคม 2569"
        )
        #expect(ReportPeriod.months(october...march).last == (try Sample.day("2026-03-31")))
    }
}
