import Testing

@testable import Reports

@Suite("Reports on paper")
struct PrintedReportTests {
    private static func print(_ document: ReportDocument, _ name: String) throws -> PrintedPage {
        try PrintedPage(HTMLFormat().render(document), name: name)
    }

    private static func expectWhole(_ page: PrintedPage) throws {
        let fonts = try page.embeddedFonts()
        #expect(!fonts.isEmpty && fonts.allSatisfy { $0.hasPrefix("Laksaman") }, "\(fonts)")
        // The narrowest margin is 1 cm, which is 28 points.
        #expect(try page.isRightEdgeBlank(points: 26))
        for sheet in try page.sheets() {
            #expect(sheet.words.allSatisfy { $0.right <= sheet.width - 27 && $0.left >= 27 })
        }
    }

    @Test(
        "Every report prints on A4 in Thai letters, and nothing is cut off",
        arguments: [
            (SamplePage.register, 1...3, "ทะเบียนรับเรื่องร้องเรียน"),
            (.registerEmpty, 1...1, "ไม่มีเรื่องร้องเรียน"),
            (.monthly, 3...5, "เรื่องที่เกินกำหนดเวลา"), (.consolidated, 3...5, "จำแนกตามเดือนที่รับ"),
        ],
    )
    func printed(page: SamplePage, count: ClosedRange<Int>, text: String) throws {
        let printed = try Self.print(page.document(.thai), page.rawValue)
        #expect(count.contains(try printed.pageCount()))
        #expect(try printed.text().contains(text))
        for sheet in try printed.sheets() {
            let sides = [sheet.width, sheet.height].map { $0.rounded() }.sorted()
            #expect(sides == [595, 842])
        }
        try Self.expectWhole(printed)
    }

    @Test("A long register repeats its heads on every lying sheet and breaks no row in two")
    func long() throws {
        let lines = try (1...40).map { place in
            let subject =
                "เริ่ม\(place) " + String(repeating: "ไฟฟ้าสาธารณะดับ ", count: 6) + "จบ\(place)"
            return RegisterLine.entry(try Sample.entry(subject: subject))
        }
        let document = try Sample.register(lines: lines).document(numerals: .arabic)
        let printed = try Self.print(document, "register-long")
        let sheets = try printed.sheets()
        #expect(sheets.count > 4)
        #expect(sheets.allSatisfy { $0.width > $0.height })
        for sheet in sheets where sheet.words.contains(where: { $0.text.hasPrefix("เริ่ม") }) {
            #expect(sheet.words.contains { $0.text == "รายละเอียด" })
        }
        for place in 1...40 {
            let holders = sheets.filter { sheet in
                sheet.words.contains { $0.text == "เริ่ม\(place)" }
                    && sheet.words.contains { $0.text == "จบ\(place)" }
            }
            #expect(holders.count == 1, "row \(place)")
        }
        try Self.expectWhole(printed)
    }

    @Test("A word without end and a page of markup stay within the margins")
    func hostile() throws {
        let subject = String(repeating: "W", count: 400)
        let lines = [RegisterLine.entry(try Sample.entry(subject: subject))]
        let document = try Sample.register(lines: lines).document(numerals: .arabic)
        try Self.expectWhole(try Self.print(document, "register-hostile"))
    }
}
