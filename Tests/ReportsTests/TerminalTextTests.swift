@testable import Reports
import Testing

@Suite("Text on a terminal")
struct TerminalTextTests {
    @Test(
        "A text is as wide as the cells that a terminal gives it",
        arguments: [
            ("", 0), ("abc", 3), ("ที่", 1), ("กำ", 2), ("น้ำ", 2), ("เรื่องร้องเรียน", 11),
            ("ผู้ถูกร้องเรียน", 10), ("๑๒/๒๕๖๙", 7), ("漢字", 4), ("🙏", 2), ("☎️", 2), ("é", 1), ("©", 1),
            ("①", 1), ("กฺ", 1), ("ฯลฯ", 3),
            ("e\u{301}", 1),
        ],
    )
    func width(text: String, cells: Int) {
        #expect(TerminalWidth.of(text) == cells)
    }

    @Test("Columns of a table stand under one another whatever the script")
    func aligned() {
        let table = ReportTable(
            columns: [.both("name", "ชื่อ"), .both("count", "จำนวน", .trailing)],
            rows: [
                [.text("เรื่องที่ปลัดสั่งให้ดูซ้ำ"), .integer(1)], [.text("abc"), .integer(1234)],
                [.text("漢字🙏"), .integer(0)],
            ],
        )
        for numerals in Numerals.allCases {
            let lines = TerminalTable(table, numerals: numerals).lines
            #expect(lines.count == 5)
            #expect(Set(lines.map(TerminalWidth.of)).count == 1)
        }
    }

    @Test("A long text is wrapped within its column, and no character of it is lost")
    func wrapped() {
        let text = "เด็กนักเรียนเดินกลับบ้านลำบากเพราะไฟฟ้าสาธารณะดับมานานกว่าสองเดือนแล้วโดยไม่มีใครมาดู"
        for cells in 4...40 {
            let lines = TerminalText.fitted(text, limit: .wrap(cells: cells))
            #expect(lines.joined() == text)
            #expect(lines.allSatisfy { TerminalWidth.of($0) <= cells })
        }
    }

    @Test("No line ends in a vowel that is written before its consonant, or begins in one after it")
    func syllables() {
        let text = String(repeating: "เมาะโกะแกะไปมาใจดำทำไมเล่า", count: 4)
        for cells in 6...30 {
            let lines = TerminalText.fitted(text, limit: .wrap(cells: cells))
            #expect(lines.count > 1)
            for line in lines.dropLast() {
                #expect(!["เ", "แ", "โ", "ใ", "ไ"].contains(line.last))
            }
            for line in lines.dropFirst() {
                #expect(!["ะ", "า", "ำ"].contains(line.first))
            }
        }
    }

    @Test("A line ends at a space where there is one near")
    func spaces() {
        let lines = TerminalText.fitted("กองช่าง สำนักปลัด กองคลัง", limit: .wrap(cells: 13))
        #expect(lines == ["กองช่าง", "สำนักปลัด", "กองคลัง"])
    }

    @Test("A number or a Latin word is not torn where a line can end before it")
    func numbers() {
        let fitted = TerminalText.fitted("เรื่องต่อเนื่องจาก12/2569และอื่นๆ", limit: .wrap(cells: 17))
        #expect(fitted == ["เรื่องต่อเนื่องจาก", "12/2569และอื่นๆ"])
        let category = "คุณภาพการให้บริการ/ความเดือดร้อน"
        #expect(
            TerminalText.fitted(category, limit: .wrap(cells: 18))
                == ["คุณภาพการให้บริการ/", "ความเดือดร้อน"]
        )
    }

    @Test("A text wider than any line is still printed whole")
    func unbreakable() {
        let text = "https://example.test/a-very-long-address"
        #expect(TerminalText.fitted(text, limit: .wrap(cells: 7)).joined() == text)
        #expect(TerminalText.fitted("漢字", limit: .wrap(cells: 1)) == ["漢", "字"])
        #expect(TerminalText.fitted("", limit: .wrap(cells: 4)) == [""])
        #expect(TerminalText.fitted("ก\n\n", limit: .wrap(cells: 4)) == ["ก"])
    }

    @Test("A text that is cut ends in an ellipsis within its column")
    func cut() {
        #expect(TerminalText.fitted("abcdef", limit: .cut(cells: 4)) == ["abc…"])
        #expect(TerminalText.fitted("abcd", limit: .cut(cells: 4)) == ["abcd"])
        #expect(TerminalText.fitted("ที่นี่ที่นั่น", limit: .cut(cells: 4)) == ["ที่นี่ที่…"])
    }

    @Test("What a stranger wrote cannot command the terminal")
    func harmless() throws {
        let subject = "ถนน\u{1B}[2Jพัง\u{9B}31m\u{202E}\u{7}\tจริง\r\nมาก"
        let report = try Sample.register(lines: [.entry(Sample.entry(subject: subject))])
        let page = TextFormat().render(report.document(numerals: .arabic))
        let commands = page.unicodeScalars.filter { scalar in
            scalar != "\n" && [.control, .format].contains(scalar.properties.generalCategory)
        }
        #expect(commands.isEmpty)
        #expect(page.contains("[2Jพัง"))
    }

    @Test("Thai numerals are for the report's own words; what a person wrote keeps its digits")
    func ownDigits() throws {
        let report = try Sample.register(lines: [.entry(Sample.entry(subject: "โทร 1784"))])
        let page = TextFormat().render(report.document(numerals: .thai))
        #expect(page.contains("โทร 1784"))
        #expect(page.contains("๑/๒๕๖๙"))
        #expect(page.contains("๕ ม.ค. ๒๕๖๙"))
    }
}
