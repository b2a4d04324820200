import ComplaintModel
@testable import Reports
import Testing

@Suite("Register report")
struct RegisterReportTests {
    @Test("The sheet has the columns of real registers, in their order")
    func columns() {
        #expect(
            RegisterLine.columns.filter(\.isPrinted).compactMap(\.heading) == [
                "ลำดับที่", "เลขรับ", "วัน/เดือน/ปี", "ชื่อผู้ร้อง/หมู่ที่", "ประเภท", "รายละเอียด",
                "ผู้รับผิดชอบ", "การดำเนินการ", "ผลการดำเนินงาน", "หมายเหตุ",
            ]
        )
    }

    @Test(
        "K7 A spreadsheet has every field of the form but the identity, and the printed page has not"
    )
    func sheetColumns() throws {
        let document = try Sample.register().document(numerals: .arabic)
        let further = [
            "โทรแจ้งแล้วสองครั้ง", "หมู่ 3", "นางสาวอรทัย แก้วใส", "เนื้อเรื่อง", "วันที่รับเรื่อง", "สถานะ",
            CaseState.withExecutive.nameThai,
        ]
        let book = try OpenedWorkbook(XLSXFormat().render(document)).text
        let csv = CSVFormat().render(document)
        for word in further { #expect(book.contains(word) && csv.contains(word), "\(word)") }
        for page in [TextFormat().render(document), HTMLFormat().render(document)] {
            #expect(!page.contains("โทรแจ้งแล้วสองครั้ง") && !page.contains("เนื้อเรื่อง"))
            #expect(!page.contains("วันที่รับเรื่อง") && !page.contains("สถานะ"))
        }
        // The day of receipt has a column of its own, also where the entry is of the same day.
        let day = try Sample.day("2026-01-09")
        let cells = try #require(document.sections.first?.table).rows[3]
        #expect(
            zip(RegisterLine.columns, cells).contains { column, cell in
                column.heading == "วันที่รับเรื่อง" && cell == .date(day)
            }
        )
    }

    @Test("A voided line stays printed, with its reason", arguments: ReportFormat.allCases)
    func voided(format: ReportFormat) throws {
        let file = try format.render(try Sample.register().document(numerals: .arabic))
        let page =
            try format == .xlsx
            ? OpenedWorkbook(file).text : String(decoding: file, as: UTF8.self)
        #expect(page.contains("13/2569"))
        #expect(page.contains("ลงซ้ำกับเลขที่"))
    }

    @Test("Of a reserved case the sheet says number, days and that it is reserved, no more")
    func reserved() throws {
        let cells = try Sample.reserved().cells
        let said = zip(RegisterLine.columns, cells).filter { $0.1 != .empty }
        #expect(
            said.map { $0.0.machineName ?? "page" } == [
                "page", "number", "recorded", "complainant", "subject", "page", "received",
                "reserved",
            ]
        )
        let text = TextFormat().render(try Sample.register().document(numerals: .arabic))
        #expect(text.contains("รับเมื่อ 6 ม.ค. 2569"))
    }

    @Test("The day of receipt is remarked where it is not the day of the entry, and only there")
    func receipt() throws {
        let page = CSVFormat().render(try Sample.register().document(numerals: .arabic))
        #expect(page.contains("รับเมื่อ 9 ม.ค. 2569"))
        #expect(page.matches(of: /รับเมื่อ/).count == 2)
    }

    @Test("Complainants are named as registers name them")
    func complainants() {
        #expect(Complainant.sealed.cell == .phrase("สงวน"))
        #expect(Complainant.anonymous.cell == .phrase("ไม่ประสงค์ออกนาม"))
        #expect(Complainant.agency(name: "ศูนย์ดำรงธรรม").cell == .text("ศูนย์ดำรงธรรม"))
    }

    @Test("What was done last has the chosen digits, and what people wrote keeps its own")
    func numerals() throws {
        let entry = RegisterEntry(
            reference: Sample.number(1),
            received: try Sample.day("2026-04-01"),
            recorded: try Sample.day("2026-04-01"),
            complainant: .sealed,
            subject: "ไฟดับ 3 ดวง",
            lastAction: "แจ้งผู้ร้องเรียน 12 เม.ย. 2569",
            result: "ซ่อมแล้ว 2 ดวง",
        )
        let document = try Sample.register(lines: [.entry(entry)]).document(numerals: .thai)
        let cells = try #require(document.sections.first?.table).rows[0].map { $0.written(.thai) }
        #expect(cells.contains("แจ้งผู้ร้องเรียน ๑๒ เม.ย. ๒๕๖๙"))
        #expect(cells.contains("ไฟดับ 3 ดวง") && cells.contains("ซ่อมแล้ว 2 ดวง"))
    }

    @Test("A register of one day names the day once")
    func oneDay() throws {
        let day = try Sample.day("2026-01-05")
        let report = RegisterReport(
            RegisterReport.Figures(
                office: try Sample.karo(),
                period: day...day,
                printedOn: day,
                lines: [],
            )
        )
        #expect(report.document(numerals: .arabic).titles[2] == .phrase("วันที่ 5 มกราคม 2569"))
    }
}
