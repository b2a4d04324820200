import Foundation
import Testing

@testable import Reports

@Suite("CSV")
struct CSVFormatTests {
    private func render(_ texts: [String]) -> String {
        let table = ReportTable(
            columns: texts.map { _ in .both("value", "ค่า") },
            rows: [texts.map(ReportCell.text)],
        )
        return CSVFormat().render(
            ReportDocument(
                titles: [],
                meta: [],
                sections: [ReportSection(table: table)],
                numerals: .arabic,
            )
        )
    }

    private func row(_ texts: [String]) -> String {
        let header = "\u{FEFF}" + texts.map { _ in "ค่า" }.joined(separator: ",") + "\r\n"
        return String(render(texts).unicodeScalars.dropFirst(header.unicodeScalars.count))
    }

    @Test(
        "A cell that begins like a formula is defused",
        arguments: [
            ("=1+1", "'=1+1"), ("+66812345678", "'+66812345678"), ("-", "'-"), ("@sum", "'@sum"),
            ("\tx", "\"'\tx\""), ("\rx", "\"'\rx\""), ("\r\n=1", "\"'\r\n=1\""), ("＝1", "'＝1"),
            ("=\"a\",1", "\"'=\"\"a\"\",1\""), ("=\u{E48}1", "'=\u{E48}1"),
        ],
    )
    func defused(text: String, field: String) {
        #expect(row([text]) == field + "\r\n")
    }

    @Test(
        "Text that Excel would read as a number or a day stays text behind a tab",
        arguments: [
            "12/2569", "0815550199", "081-555-0199", "1-2", "3E5", "80.21", "1,000", "10:30", "50%",
            "๑๒/๒๕๖๙", "(02) 555 0199", "1 2",
        ],
    )
    func numberLike(text: String) {
        #expect(row([text]) == "\"\t\(text)\"\r\n")
    }

    @Test(
        "Text with a letter, and what is a number or a day, stands as it is",
        arguments: [
            ("ช2-0005", "ช2-0005"), ("80.21.karo", "80.21.karo"), ("หมู่ 3", "หมู่ 3"), ("/", "/"),
            ("e", "e"),
        ],
    )
    func plain(text: String, field: String) {
        #expect(row([text]) == field + "\r\n")
    }

    @Test("Python's reader gets every text back after trimming, and every line break")
    func otherReader() throws {
        let texts = ["12/2569", "0815550199", "ก\r\nข", "พูดว่า \"ไม่\", แล้ว", "80.21"]
        let file = FileManager.default.temporaryDirectory.appending(
            path: "tambon-\(UUID().uuidString).csv"
        )
        defer { try? FileManager.default.removeItem(at: file) }
        try Data(render(texts).utf8).write(to: file)
        let script =
            "import csv,json,sys; print(json.dumps([[c.strip() for c in r] for r in "
            + "csv.reader(open(sys.argv[1], encoding='utf-8-sig', newline=''))]))"
        let read = try InstalledProgram("python3").output(["-c", script, file.path])
        #expect(try JSONDecoder().decode([[String]].self, from: read).last == texts)
    }

    @Test(
        "A cell is quoted where RFC 4180 asks for it, and nowhere else",
        arguments: [
            ("ถนน", "ถนน"), ("a,b", "\"a,b\""), ("a\nb", "\"a\nb\""), ("a\r\nb", "\"a\r\nb\""),
            ("พูดว่า \"ไม่\"", "\"พูดว่า \"\"ไม่\"\"\""), ("\"\u{E48}", "\"\"\"\u{E48}\""),
            ("1=1", "1=1"), ("", ""),
        ],
    )
    func quoted(text: String, field: String) {
        #expect(Array(row([text]).unicodeScalars) == Array((field + "\r\n").unicodeScalars))
    }

    @Test("A sheet begins with a byte order mark and ends every line in CR LF")
    func bytes() throws {
        let page = CSVFormat().render(try Sample.consolidated().document(numerals: .thai))
        #expect(page.utf8.starts(with: [0xEF, 0xBB, 0xBF]))
        let scalars = Array(page.unicodeScalars)
        for index in scalars.indices where scalars[index] == "\n" {
            #expect(scalars[index - 1] == "\r")
        }
        #expect(page.hasSuffix("\r\n"))
    }

    @Test("Dates are of the Buddhist era and columns for machines stay out")
    func page() throws {
        let page = CSVFormat().render(try Sample.register().document(numerals: .thai))
        #expect(page.contains("\"\t12/2569\",\"\t45/2569\",5 ม.ค. 2569,สงวน"))
        #expect(!page.contains("2026"))
        #expect(!page.contains("sealed"))
    }
}
