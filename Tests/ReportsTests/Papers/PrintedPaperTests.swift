import ComplaintModel
import Foundation
import Reports
import Testing

@Suite("Papers as a browser prints them")
struct PrintedPaperTests {
    @Test(
        "With a value in every field a paper fits one sheet of A4, and a memo two, in a Thai face",
        arguments: PaperKind.allCases,
    )
    func oneSheet(kind: PaperKind) throws {
        let page = PaperSnapshotTests.page(.sample(kind), .thai)
        let printed = try PrintedPage(page, name: kind.rawValue)
        let sheets = try printed.sheets()
        let isLandscape = kind == .registerSheet
        #expect(sheets.count == (kind == .memo ? 2 : 1))
        for sheet in sheets {
            #expect(sheet.width.rounded() == (isLandscape ? 842 : 595))
            #expect(sheet.height.rounded() == (isLandscape ? 595 : 842))
        }
        let fonts = try printed.embeddedFonts()
        #expect(!fonts.isEmpty)
        let faces = ["Laksaman", "THSarabun"]
        #expect(fonts.allSatisfy { font in faces.contains { font.hasPrefix($0) } }, "\(fonts)")
        #expect(try printed.isRightEdgeBlank(points: isLandscape ? 40 : 54))
    }

    @Test("The box for the executive's order is not parted")
    func box() throws {
        let page = PaperSnapshotTests.page(.sample(.memo), .thai)
        let sheets = try PrintedPage(page, name: "box").sheets()
        let whole = sheets.filter { sheet in
            let words = sheet.words.map(\.text)
            return words.contains("คำสั่ง") && words.contains("(นางสาวอรทัย")
        }
        #expect(whole.count == 1)
    }

    @Test("The parts of a memo and of a letter stand in the order in which they are read")
    func order() throws {
        let parts: [(PaperKind, [String])] = [
            (.memo, ["บันทึกข้อความ", "เรียน", "ข้อเท็จจริง", "ความเห็น", "ข้อเสนอ", "(นายวิชัย"]),
            (
                .resultNotice,
                ["๑๒๓", "มีนาคม", "เรื่อง", "เรียน", "อ้างถึง", "ขอแสดง", "(นางสาวอรทัย"]
            ),
        ]
        for (kind, words) in parts {
            let page = PaperSnapshotTests.page(.sample(kind), .thai)
            let text = try PrintedPage(page, name: "order-\(kind.rawValue)").text()
            var rest = text[...]
            for word in words {
                let found = try #require(rest.range(of: word), "\(word) is missing in \(text)")
                rest = rest[found.upperBound...]
            }
        }
    }

    @Test("A memo of three sheets is numbered, and parts no heading from its text")
    func threeSheets() throws {
        let head = try PaperHead(
            office: Sample.office("80.21.karo", "อบต.กะหรอ"),
            signer: PaperSigner(name: "นายลงชื่อ", position: "ตำแหน่งผู้ลงนาม")
        )
        let facts = (1...16).map { "ข้อเท็จจริงลำดับ \($0) " + Self.sentence }
        let memo = MemoPaper(
            head: head,
            about: PaperCase(
                reference: .number(RegisterNumber(number: 7, buddhistYear: 2569)),
                received: CivilDate(dayNumber: 20_515),
                channelThai: "โทรศัพท์",
                subject: "ถนนชำรุด",
                detail: Self.sentence
            ),
            facts: facts.joined(separator: "\n"),
            opinion: Self.sentence,
            proposal: Self.sentence
        )
        let page = PaperSnapshotTests.page(memo.paper, .thai)
        let sheets = try PrintedPage(page, name: "memo-of-three-sheets").sheets()
        #expect(sheets.count == 3)
        let numbers = sheets.dropFirst().map { $0.words.prefix(3).map(\.text).joined() }
        #expect(numbers == ["-๒-", "-๓-"])
        for sheet in sheets {
            let bottom = sheet.words.max { $0.bottom < $1.bottom }
            #expect(!["ความเห็น", "ข้อเสนอ", "(นายลงชื่อ)"].contains(bottom?.text))
            #expect(sheet.words.allSatisfy { $0.bottom <= 842 - 50 && $0.left >= 84 })
        }
        let named = sheets.firstIndex { $0.words.contains { $0.text == "(นายลงชื่อ)" } }
        #expect(named == sheets.firstIndex { $0.words.contains { $0.text == "ตำแหน่งผู้ลงนาม" } })
        #expect(named != nil)
    }

    private static let sentence = String(
        repeating: "เจ้าหน้าที่ได้ลงพื้นที่ตรวจสอบแล้ว พบว่าน้ำท่วมขังและผู้ร้องได้รับความเดือดร้อนจริง ",
        count: 2
    )

    @Test("No tone mark, vowel or sara-am is cut off by the line that it stands in")
    func uncut() throws {
        let inLines = try ink("", name: "marks")
        let inTallLines = try ink("* { line-height: 3 !important }", name: "marks-in-tall-lines")
        #expect(inLines.count == Self.places.count)
        for (line, tall) in zip(inLines, inTallLines) {
            #expect(abs(line.rows - tall.rows) <= 1)
            #expect(abs(line.pixels - tall.pixels) * 100 < tall.pixels, "\(line) is not \(tall)")
        }
        // What is cut off would be seen.
        let cut = try ink(
            "* { line-height: 0.7 !important } .probe { overflow: hidden }",
            name: "marks-cut-off"
        )
        #expect(zip(cut, inTallLines).allSatisfy { $0.rows < $1.rows - 3 })
    }

    /// Where text stands in papers.
    private static let places = [
        "<p class='probe'>@</p>", "<h1 class='probe'>@</h1>", "<h2 class='probe'>@</h2>",
        "<div class='memo-line'><span class='probe'>@</span></div>",
        "<div class='line'><span class='wide probe'>@</span></div>",
        "<table><tr><td><div class='probe'>@</div></td></tr></table>",
        "<div class='signature probe'>@</div>",
    ]

    private static let probe = "ปี่ ป้า น้ำ ที่ ผู้ ฟื้น กู้ ญี่ปุ่น ฐานู"

    /// The ink of the probe in each place, under a further style.
    private func ink(_ style: String, name: String) throws -> [GreyPicture.Ink] {
        let rules = "* { border: 0 !important } @page { @top-center { content: none } } "
        let sheets = Self.places.map { place in
            let text = place.split(separator: "@").joined(separator: Self.probe)
            return "<div style='break-after: page'>\(text)</div>"
        }
        let text = "<style>\(rules)\(style)</style>" + sheets.joined()
        let template = try PaperTemplate(Array(text.utf8), for: .paper(.memo))
        let page = PaperFrame(template, style: .shipped(.style))
            .page(.sample(.memo), numerals: .thai)
        return try PrintedPage(page, name: name).ink(dotsPerInch: 300).filter { $0.rows > 0 }
    }
}
