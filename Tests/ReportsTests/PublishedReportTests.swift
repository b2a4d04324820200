import ComplaintModel
@testable import Reports
import Testing

@Suite("Published statistics")
struct PublishedReportTests {
    @Test("Where there was no complaint, the page says so openly")
    func empty() throws {
        let page = TextFormat().render(
            try Sample.published(half: nil, isEmpty: true).document(numerals: .arabic)
        )
        #expect(page.contains("ไม่มีเรื่องร้องเรียน"))
        let full = TextFormat().render(try Sample.published().document(numerals: .arabic))
        #expect(!full.contains("ไม่มีเรื่องร้องเรียน"))
    }

    @Test("The title names the item of the year's assessment and the half of the year")
    func title() throws {
        let titles = try Sample.published().document(numerals: .arabic).titles
        #expect(titles.first?.written(.arabic).hasPrefix("O27 ") == true)
        #expect(titles[2].written(.arabic).contains("ครึ่งปีแรก (ตุลาคม 2568 – มีนาคม 2569)"))
    }

    @Test("The months and the kinds add up to the same")
    func sums() throws {
        let tables = try Sample.published().document(numerals: .arabic).sections.compactMap(\.table)
        let totals = tables.map { Array(($0.totals ?? []).suffix(3)) }
        #expect(
            totals == [
                [.integer(4), .integer(1), .integer(3)], [.integer(4), .integer(1), .integer(3)],
            ]
        )
    }
}
