import ComplaintModel
import Testing

@testable import Reports

@Suite("HTML")
struct HTMLFormatTests {
    private static func page(_ texts: [String]) -> String {
        let table = ReportTable(
            columns: texts.map { _ in .both("value", "ค่า", limit: .wrap(cells: 20)) },
            rows: [texts.map(ReportCell.text)],
        )
        return HTMLFormat().render(
            ReportDocument(
                titles: texts.map(ReportCell.text),
                meta: [],
                sections: [ReportSection(paragraphs: texts.map(ReportCell.text), table: table)],
                footnotes: texts.map(ReportCell.text),
                numerals: .arabic,
            )
        )
    }

    @Test(
        "Nothing that a person wrote is taken for markup, under a tone mark neither",
        arguments: [
            ("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"),
            ("</style><img src=x>", "&lt;/style&gt;&lt;img src=x&gt;"),
            ("<\u{E48}b>", "&lt;\u{E48}b&gt;"), ("\"'&amp;", "&quot;&#39;&amp;amp;"),
            ("ก\u{202E}\u{0}ข", "ก ข"),
        ],
    )
    func escaped(text: String, shown: String) {
        let page = Self.page([text])
        #expect(page.components(of: shown) == 5)
        #expect(page.components(of: text) == 0)
    }

    @Test("Line breaks of a cell stay", arguments: ["ก\nข", "ก\r\nข", "ก\rข"])
    func lines(text: String) {
        #expect(Self.page([text]).contains("<td class=\"plain\">ก<br>ข</td>"))
    }

    @Test(
        "A page stands alone: it runs nothing and fetches nothing",
        arguments: SamplePage.allCases
    )
    func alone(page: SamplePage) throws {
        let html = HTMLFormat().render(try page.document(.arabic))
        for word in ["<script", "<link", "src=", "href=", "@import", "url(h", "url(\"", "onload"] {
            #expect(!html.contains(word), "\(word)")
        }
        #expect(html.contains("content=\"default-src 'none'; style-src 'unsafe-inline'\""))
        #expect(html.contains("@page upright { size: A4; margin: 2.5cm 2cm 2cm 3cm; }"))
        #expect(html.contains("'TH Sarabun New','TH SarabunPSK',Laksaman,sans-serif"))
    }

    @Test("Digits of the report follow the choice, digits that a person wrote stay")
    func numerals() throws {
        let html = HTMLFormat().render(try Sample.register().document(numerals: .thai))
        #expect(html.contains("๑๒/๒๕๖๙"))
        #expect(html.contains("บ้านเลขที่ 9 หมู่ 3"))
        #expect(html.contains("counter(page,thai)"))
    }

    @Test("A chart can be heard, has a legend where there are series, and a caption of its own")
    func charts() throws {
        let html = HTMLFormat().render(try Sample.consolidated().document(numerals: .arabic))
        let title = "เรื่องที่รับในแต่ละเดือน และผลจนถึงวันนี้"
        #expect(html.contains("<svg role=\"img\" aria-label=\"\(title)\""))
        #expect(html.contains("<title>\(title)</title>"))
        #expect(html.contains("<figcaption>\(title)</figcaption>"))
        #expect(html.components(of: "<svg ") == 4)
        // The legend's swatch and two bars, of a pattern that the page defines.
        #expect(html.components(of: "url(#c4-1)") == 4)
        #expect(html.contains("<pattern id=\"c4-1\""))
    }

    @Test("A picture of zeros is not drawn, and nothing is said openly where nothing was")
    func zeros() throws {
        let html = HTMLFormat().render(try Sample.emptyMonthly().document(numerals: .arabic))
        #expect(!html.contains("<svg"))
        #expect(html.contains("<p>ไม่มีเรื่องร้องเรียน</p>"))
        #expect(html.contains("<p>ไม่มี</p>"))
    }
}

extension String {
    /// How often a text stands in this one, scalar for scalar.
    fileprivate func components(of part: String) -> Int {
        let here = Array(unicodeScalars)
        let wanted = Array(part.unicodeScalars)
        guard here.count >= wanted.count else { return 0 }
        return (0...(here.count - wanted.count)).count { start in
            here[start] == wanted[0] && here[start..<(start + wanted.count)].elementsEqual(wanted)
        }
    }
}
