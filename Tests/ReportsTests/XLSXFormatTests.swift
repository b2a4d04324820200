import ComplaintModel
import Testing

@testable import Reports

@Suite("XLSX")
struct XLSXFormatTests {
    private static func open(
        _ page: SamplePage,
        _ numerals: Numerals = .arabic
    ) throws
        -> OpenedWorkbook
    {
        try OpenedWorkbook(XLSXFormat().render(page.document(numerals)))
    }

    private static func document(
        _ rows: [[ReportCell]],
        chart: ReportChart? = nil
    ) -> ReportDocument {
        let columns: [ReportColumn] = [.both("name", "ชื่อ"), .both("count", "จำนวน", .trailing)]
        return ReportDocument(
            titles: [.phrase("รายงาน")],
            meta: [],
            sections: [
                ReportSection(table: ReportTable(columns: columns, rows: rows, chart: chart))
            ],
            numerals: .arabic,
        )
    }

    @Test("The same report gives the same bytes", arguments: SamplePage.allCases)
    func sameBytes(page: SamplePage) throws {
        let first = try XLSXFormat().render(page.document(.arabic))
        #expect(try first == XLSXFormat().render(page.document(.arabic)))
        // What the clock says is not in it.
        #expect(try OpenedWorkbook(first).created == "2000-01-01T00:00:00Z")
        #expect(first.starts(with: [0x50, 0x4B, 0x03, 0x04]))
    }

    @Test(
        "Text stays text, whatever a spreadsheet program would take it for",
        arguments: [
            "12/2569", "0815550199", "081-555-0199", "3E5", "=1+1", "+66812345678", "-1", "@sum",
            "TRUE", "๑๒/๒๕๖๙", "  a  ", "พูดว่า \"ไม่\" & <b>", "_x0041_", "\u{E48}",
        ],
    )
    func text(text: String) throws {
        let file = try XLSXFormat().render(Self.document([[.text(text), .integer(1)]]))
        let cell = try #require(OpenedWorkbook(file).sheets.first?.cells["A3"])
        #expect(cell.kind == "text")
        #expect(Array(cell.value.unicodeScalars) == Array(text.unicodeScalars))
        #expect(cell.format == "@")
        #expect(!cell.hasFormula)
    }

    @Test("What no XML may hold is replaced, lines stay lines, and the file can be opened")
    func strange() throws {
        let text = "ก\u{0}\u{1B}[31mข\u{FFFF}\u{FFFE}ค\u{202E}\r\nง\rจ"
        let file = try XLSXFormat().render(Self.document([[.text(text), .integer(1)]]))
        let cell = try #require(OpenedWorkbook(file).sheets.first?.cells["A3"])
        #expect(cell.value == "ก  [31mข\u{FFFD}\u{FFFD}ค\nง\nจ")
    }

    @Test("Days are days of Excel, shown in the Buddhist era, and months are their first day")
    func dates() throws {
        let day = ReportCell.date(try Sample.day("2026-01-05"))
        let month = ReportCell.month(try Sample.month(2026, 1))
        let old = ReportCell.date(try Sample.day("1899-12-31"))
        let file = try XLSXFormat().render(Self.document([[day, month], [old, .empty]]))
        let cells = try #require(OpenedWorkbook(file).sheets.first?.cells)
        // 46027 days after 30 December 1899.
        #expect(cells["A3"]?.value == "46027")
        #expect(cells["A3"]?.kind == "number")
        #expect(cells["A3"]?.format == "[$-107041E]d mmm yyyy;@")
        #expect(cells["B3"]?.value == "46023")
        #expect(cells["B3"]?.format == "[$-107041E]mmm yyyy;@")
        #expect(cells["A4"]?.value == "31 ธ.ค. 2442")
        #expect(cells["A4"]?.kind == "text")
    }

    @Test("Thai numerals change what is seen, and no value of a count or day")
    func numerals() throws {
        let arabic = try Self.open(.monthly).sheets
        let thai = try Self.open(.monthly, .thai).sheets
        let counts = zip(arabic, thai).flatMap { pair in
            pair.0.cells.filter { $0.value.kind == "number" }.map { place, cell in
                (cell, pair.1.cells[place])
            }
        }
        #expect(counts.count > 40)
        #expect(counts.allSatisfy { $0.0.value == $0.1?.value })
        #expect(counts.allSatisfy { $0.1?.format.hasPrefix("[$-D0") == true })
        #expect(thai.first?.cells["A2"]?.value.contains("๓ กุมภาพันธ์ ๒๕๖๙") == true)
    }

    @Test("The register is one lying sheet of A4 with its heading row kept in sight")
    func register() throws {
        let sheets = try Self.open(.register).sheets
        let sheet = try #require(sheets.first)
        #expect(sheets.count == 1)
        #expect(sheet.paper == "9" && sheet.isLandscape && sheet.fitsToWidth)
        #expect(sheet.frozenAbove == "A4")
        #expect(sheet.repeatedRows == "'\(sheet.name)'!$3:$3")
        #expect(sheet.cells["A3"]?.value == "ลำดับที่")
        #expect(sheet.cells["A4"] == cell("12/2569"))
        #expect(sheet.cells["B4"] == cell("45/2569"))
        #expect(sheet.cells["C4"]?.kind == "number")
        let slipped = try #require(sheet.cells["F8"])
        #expect(slipped == cell("=HYPERLINK(\"http://example.test\",\"ถนนชำรุด\")"))
    }

    private func cell(_ text: String) -> OpenedWorkbook.Cell {
        OpenedWorkbook.Cell(kind: "text", value: text, format: "@", hasFormula: false)
    }

    @Test("Columns are as wide as what stands in them, and together no wider than a page")
    func widths() throws {
        let table = ReportTable(
            columns: [.both("a", "ก"), .both("b", "ข"), .both("c", "ค", limit: .wrap(cells: 30))],
            rows: [[.text("ที่ทำการปกครอง"), .text("ที่ที่ที่ที่ที่ที่ที่ที่ที่ที่ที่ที่"), .text("")]],
        )
        let units = ColumnWidths(table, numerals: .arabic).units
        // 12 consonants and vowels each: marks above and below take no room.
        #expect(units[0] == units[1])
        #expect(units[2] < units[0])
        let register = try #require(SamplePage.register.document(.arabic).sections.first?.table)
        let widths = ColumnWidths(register, numerals: .arabic)
        #expect(widths.total <= 210)
        #expect(widths.units.allSatisfy { $0 > 8 })
        #expect(try Self.open(.register).sheets.first?.widths.count == 17)
    }

    @Test("Every row is given the height of its lines, and none more than Excel takes")
    func heights() throws {
        let register = try #require(try Self.open(.register).sheets.first)
        #expect(register.heights.allSatisfy { $0 >= 24 })
        #expect(Set(register.heights).count > 2)
        let subject = String(repeating: "ก", count: 2_000)
        let entry = RegisterLine.entry(try Sample.entry(subject: subject))
        let page = try Sample.register(lines: [entry]).document(numerals: .arabic)
        let heights = try OpenedWorkbook(XLSXFormat().render(page)).sheets.flatMap(\.heights)
        #expect(heights.max() == 409)
    }

    @Test("Every table with a chart has one that the program draws from its cells")
    func charts() throws {
        let sheets = try Self.open(.consolidated).sheets
        #expect(sheets.map(\.name) == ["สำนักงาน", "ประเภท", "ช่องทาง", "เดือน"])
        #expect(sheets.map { $0.charts.map(\.direction) } == [["bar"], ["bar"], ["col"], ["col"]])
        let months = try #require(sheets.last)
        let chart = try #require(months.charts.first)
        #expect(chart.grouping == "stacked")
        #expect(chart.title == "เรื่องที่รับในแต่ละเดือน และผลจนถึงวันนี้")
        #expect(months.alternatives == [chart.title])
        #expect(
            chart.series == [
                .init(name: "'เดือน'!$C$4", names: "'เดือน'!$A$5:$A$8", values: "'เดือน'!$C$5:$C$8"),
                .init(name: "'เดือน'!$D$4", names: "'เดือน'!$A$5:$A$8", values: "'เดือน'!$D$5:$D$8"),
                .init(name: "'เดือน'!$E$4", names: "'เดือน'!$A$5:$A$8", values: "'เดือน'!$E$5:$E$8"),
            ]
        )
        #expect(months.cells["C4"]?.value == "ดำเนินการ")
        #expect(months.cells["A9"]?.value == "รวม")
    }

    @Test(
        "A picture of zeros is not drawn",
        arguments: [SamplePage.monthlyEmpty, .consolidatedEmpty]
    )
    func zeros(page: SamplePage) throws {
        #expect(try Self.open(page).sheets.allSatisfy(\.charts.isEmpty))
    }

    @Test("Tabs have names that Excel takes, each once")
    func tabs() {
        let long = String(repeating: "กี้", count: 20)
        let names = SheetName.all(["ก/ข:ค", "ก/ข:ค", "'a'", "A", "", long, long + "ข", "[]\n"])
        let tens = String(repeating: "กี้", count: 10)
        let nines = String(repeating: "กี้", count: 9)
        #expect(
            names == ["ก-ข-ค", "ก-ข-ค (2)", "a", "A (2)", "รายงาน", tens, nines + " (2)", "--"]
        )
        #expect(names.allSatisfy { $0.unicodeScalars.count <= SheetName.limitCharacters })
    }

    @Test("A text that no cell takes is refused with its length, and no file is made")
    func tooLong() {
        let text = String(repeating: "ก", count: 32_768)
        #expect(throws: ReportError.textTooLong(characters: 32_768, limit: 32_767)) {
            try XLSXFormat().render(Self.document([[.text(text), .integer(1)]]))
        }
    }

    @Test("What the library refuses becomes an error that says what to do")
    func refused() throws {
        let book = try Workbook()
        let error = #expect(throws: ReportError.self) { try book.addSheet("a/b") }
        #expect(error?.description.contains("libxlsxwriter, error 15") == true)
        #expect(error?.sentence.thai.contains("สร้างแฟ้ม Excel ไม่สำเร็จ") == true)
    }
}
