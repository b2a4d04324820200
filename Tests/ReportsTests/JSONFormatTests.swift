import Foundation
@testable import Reports
import Testing

@Suite("JSON")
struct JSONFormatTests {
    private func parsed(_ document: ReportDocument) throws -> [String: Any] {
        let value = try JSONSerialization.jsonObject(
            with: Data(JSONFormat().render(document).utf8)
        )
        return try #require(value as? [String: Any])
    }

    @Test("A register read back holds what was put in, with ISO dates and strings for numbers")
    func register() throws {
        let report = try parsed(Sample.register().document(numerals: .thai))
        #expect(report["report"] as? String == "register")
        #expect(report["office"] as? String == "80.21.karo")
        #expect(report["from"] as? String == "2026-01-01")
        #expect(report["count"] as? Int == 5)
        #expect(report["voided"] as? Int == 1)
        let lines = try #require(report["lines"] as? [[String: Any]])
        #expect(
            lines.map { $0["number"] as? String } == [
                "12/2569", "13/2569", "14/2569", "15/2569", nil,
            ]
        )
        #expect(lines.last?["slip"] as? String == "ช2-0005")
        #expect(lines[0]["units"] as? [String] == ["กองช่าง", "การไฟฟ้าส่วนภูมิภาค สาขานบพิตำ"])
        #expect(lines[1]["voidedReason"] as? String == "ลงซ้ำกับเลขที่ 12/2569")
        #expect(lines[3]["received"] as? String == "2026-01-09")
        #expect(lines[3]["recorded"] as? String == "2026-01-12")
        #expect(lines[3]["formerNumber"] as? String == "14/2569")
        #expect(lines[3]["inConflict"] as? Bool == true)
    }

    @Test("A consolidated report read back gives counts as numbers, and null for never heard from")
    func consolidated() throws {
        let report = try parsed(Sample.consolidated().document(numerals: .thai))
        #expect(report["fiscalYear"] as? String == "2569")
        #expect(report["to"] as? String == "2026-09-30")
        let offices = try #require(report["offices"] as? [[String: Any]])
        #expect(offices.map { $0["received"] as? Int } == [19, 8, 0])
        #expect(offices[1]["daysSinceHeard"] as? Int == 45)
        #expect(offices[2]["lastHeard"] is NSNull)
        #expect(offices.map { $0["silent"] as? Bool } == [false, true, true])
        let totals = try #require(report["officesTotals"] as? [String: Int])
        #expect(totals["received"] == 27)
    }

    @Test("Every row of a table has the same keys in the same order")
    func keys() throws {
        let document = try Sample.register().document(numerals: .arabic)
        let rows = JSONFormat().render(document).split(separator: "\n").filter {
            $0.hasPrefix("    {\"number\"")
        }
        let keys = rows.map { row in row.matches(of: /"([A-Za-z]+)":/).map { String($0.1) } }
        #expect(keys.count == 5)
        #expect(Set(keys).count == 1)
    }

    @Test("Any text survives being written and read, and no control character is written bare")
    func anyText() throws {
        let every = (0...0x2100).compactMap { Unicode.Scalar($0) } + ["🙏", "\u{10FFFF}"]
        let text = String(String.UnicodeScalarView(every))
        let document = ReportDocument(
            titles: [],
            meta: [ReportMeta("text", .text(text))],
            sections: [],
            numerals: .arabic,
        )
        let page = JSONFormat().render(document)
        let read = try #require(parsed(document)["text"] as? String)
        #expect(Array(read.unicodeScalars) == every)
        let controls = page.unicodeScalars.filter { $0.properties.generalCategory == .control }
        #expect(controls.allSatisfy { $0 == "\n" })
    }
}
