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

    @Test("A line has each unit's last report, and no late one of an earlier round")
    func reports() throws {
        let office = try TestNode("80.21.karo")
        let id = try office.record("ถนนพัง").id
        let result = { try Self.lines(at: office)[0]["result"] }
        for unit in ["กองช่าง", "กองคลัง"] { try office.act(id, .assign) { $0.unit = unit } }
        let reports = [("กองช่าง", "กำลังซ่อม"), ("กองคลัง", "จ่ายแล้ว"), ("กองช่าง", "ซ่อมแล้ว")]
        for (unit, text) in reports {
            try office.act(id, .reportResult) { ($0.unit, $0.text) = (unit, text) }
        }
        #expect(try result() == .text("กองคลัง: จ่ายแล้ว; กองช่าง: ซ่อมแล้ว"))
        try office.act(id, .notClose)
        #expect(try result() == .text("กองคลัง: จ่ายแล้ว; กองช่าง: ซ่อมแล้ว · ไม่ยุติ"))
        try office.act(id, .assign) { $0.unit = "สำนักปลัด" }
        try office.act(id, .reportResult) { ($0.unit, $0.text) = ("สำนักปลัด", "ปูพื้นใหม่") }
        try office.act(id, .reportResult) { ($0.unit, $0.text) = ("กองช่าง", "ส่งมาช้า") }
        #expect(try result() == .text("ปูพื้นใหม่ · ไม่ยุติ"))
        try office.act(id, .close) { $0.text = "เรียบร้อย" }
        #expect(try result() == .text("เรียบร้อย · ยุติเรื่อง"))
        let line = try Self.lines(at: office)[0]
        #expect(line["state"] == .text("closed") && line["received"].text.hasPrefix("20"))
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

    @Test("A reserved case's line is its number, its days and that it is reserved, in every format")
    func reserved() async throws {
        let centre = try TestNode("centre", level: .centre)
        let district = try centre.enrolled("80.21", level: .district)
        try await district.sync(with: centre)
        let office = try district.enrolled("80.21.karo")
        try await office.sync(with: district)
        let entry = ComplaintEntry([
            .channel: "website", .subject: "นายกเรียกเงิน", .detail: "ค่าปูพื้น", .category: "corruption",
        ])
        let reader = try OfficeCode(parsing: "80.21")
        _ = try office.node.record([Recording(entry: entry, reservedFor: reader)])[0].get()
        let open = try office.record("เรื่องเปิด").id
        let second = try office.record("เรื่องที่สอง").id
        try office.node.link(second, to: open)
        _ = try office.node.reserve(open, for: reader)
        try await office.sync(with: district)
        try await district.sync(with: centre)
        for node in [office, centre] {
            let lines = try Self.lines(at: node)
            #expect(lines.map { $0["reserved"] } == [.flag(true), .flag(true), .flag(false)])
            for line in lines.prefix(2) {
                let said = line.keys.filter { ![.null, .array([])].contains(line[$0]) }
                #expect(
                    said == [
                        "number", "received", "recorded", "complainant", "subject", "reserved",
                    ]
                )
                #expect(line["subject"] == .text("สงวน") && line["complainant"] == .text("สงวน"))
            }
            #expect(lines[2]["continues"] == .array([]))
        }
        let read = try Self.lines(at: district)
        #expect(read.map { $0["reserved"] } == [.flag(true), .flag(true), .flag(false)])
        #expect(read.map { $0["subject"].text } == ["นายกเรียกเงิน", "เรื่องเปิด", "เรื่องที่สอง"])
        #expect(read[2]["continues"].elements == [.text("80.21.karo:2/2569")])
        let page = try CSVFormat().render(office.node.report(ReportRequest(.register)))
        #expect(page.matches(of: /สงวน,,สงวน,/).count == 2)
    }
}
