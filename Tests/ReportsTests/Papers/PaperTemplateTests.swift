import ComplaintModel
import Foundation
import Reports
import Testing

@Suite("Templates of papers")
struct PaperTemplateTests {
    @Test("Every shipped template can be used", arguments: PaperTemplateName.all)
    func shipped(name: PaperTemplateName) throws {
        let template = PaperTemplate.shipped(name)
        #expect(try PaperTemplate(Array(template.text.utf8), for: name).text == template.text)
    }

    @Test(
        "A template that cannot be used is refused with its line",
        arguments: [
            ("{{subject}}\n{{nobody}}", 2, "nobody"), ("{{#detail}}\n\n{{#nobody}}", 3, "nobody"),
            ("\n{{{subject}}}", 2, "{{{subject}}"), ("{{& subject}}", 1, "{{& subject}}"),
            ("{{=<% %>=}}", 1, "<% %>"), ("{{%CONTENT_TYPE: TEXT}}", 1, "CONTENT_TYPE"),
            ("{{>style}}", 1, "style"), ("{{upper(subject)}}", 1, "upper"), ("{{.}}", 1, "."),
            ("a\n{{subject", 2, "}}"), ("{{#subject}}\nx", 1, "subject"),
            ("x\n{{/subject}}", 2, "subject"), ("{{#subject}}{{/office}}", 1, "subject"),
            ("{{#members}}{{name}}{{/members}}", 1, "members"),
            ("{{subject}}\n<script>", 2, "script"), ("<SCRIPT src=x>", 1, "script"),
            ("<iframe>", 1, "iframe"), ("<p\nonclick='x'>", 2, "onclick"),
            ("<style>\n@import 'x'</style>", 2, "@import"),
            ("<p>\n<img src='https://example.org/a.png'>", 2, "example.org"),
            ("<img src=\"//example.org\">", 1, "//example.org"),
            ("<p style='background: url( \"http://example.org\")'>", 1, "example.org"),
            ("<a href='javascript:x'>", 1, "javascript"), (" \n", nil, "reset"),
        ] as [(String, Int?, String)],
    )
    func refused(text: String, line: Int?, word: String) throws {
        let error = #expect(throws: PaperTemplateError.self) {
            try PaperTemplate(Array(text.utf8), for: .paper(.memo))
        }
        let sentence = try #require(error?.sentence)
        #expect(sentence.english.contains(word), "\(sentence.english)")
        if let line {
            #expect(sentence.english.hasPrefix("line \(line): "), "\(sentence.english)")
            #expect(sentence.thai.hasPrefix("บรรทัดที่ \(line): "))
        }
    }

    @Test("Bytes that are no text, too many bytes, and sections without end are refused")
    func bytes() {
        #expect(throws: PaperTemplateError.notText) {
            try PaperTemplate([0xFF, 0xFE], for: .style)
        }
        let long = Array(repeating: UInt8(ascii: "x"), count: PaperTemplate.limitBytes + 1)
        #expect(throws: PaperTemplateError.tooLong(bytes: long.count)) {
            try PaperTemplate(long, for: .style)
        }
        let deep = String(repeating: "{{#subject}}", count: 9_000)
        #expect(throws: PaperTemplateError.tooDeep(line: 1)) {
            try PaperTemplate(Array(deep.utf8), for: .paper(.memo))
        }
    }

    @Test("An office's template prints its own words, pictures and rows")
    func own() throws {
        let text = """
            {{! ของเรา }}<img src="data:image/png;base64,AAAA">
            {{#members}}<li>{{row}} {{name}} {{office}}</li>{{/members}}{{^task}}-{{/task}}
            """
        let template = try PaperTemplate(Array(text.utf8), for: .paper(.committeeOrder))
        let page = PaperFrame(template, style: .shipped(.style))
            .page(.sample(.committeeOrder), numerals: .thai)
        #expect(page.contains("<li>๑ นางสาวอรทัย ใจดี องค์การบริหารส่วนตำบลกะหรอ</li>"))
        #expect(!page.contains("ของเรา"))
    }

    @Test("What was typed can be no markup, and keeps its digits", arguments: Numerals.allCases)
    func escaped(numerals: Numerals) throws {
        let subject = "<script>alert(1)</script> & \"'"
        let about = PaperCase(
            reference: .number(RegisterNumber(number: 7, buddhistYear: 2569)),
            received: CivilDate(dayNumber: 20_515),
            channelThai: "โทรศัพท์",
            subject: subject,
            detail: "<b>1\n{{office}}"
        )
        for paper in try [memo(about), slip(about)] {
            let page = PaperSnapshotTests.page(paper, numerals)
            #expect(!page.contains("<script>"))
            #expect(!page.contains("<b>1"))
            #expect(page.contains("default-src 'none'"))
            #expect(page.contains(numerals == .thai ? "๗/๒๕๖๙" : "7/2569"))
        }
        let page = PaperSnapshotTests.page(try memo(about), numerals)
        #expect(page.contains("&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;&#39;"))
        #expect(page.contains("<p class=\"indent\">{{office}}</p>"))
    }

    private func memo(_ about: PaperCase) throws -> Paper {
        let office = try Sample.office("80.21.karo", "อบต.กะหรอ")
        return MemoPaper(head: PaperHead(office: office), about: about).paper
    }

    private func slip(_ about: PaperCase) throws -> Paper {
        try SlipPaper(
            office: Sample.office("80.21.karo", "อบต.กะหรอ"),
            reference: about.reference,
            received: about.received,
            channelThai: about.subject,
            askCode: "K7M4-2QXP"
        ).paper
    }

    @Test(
        "A channel stands in a paper's sentence as people say it",
        arguments: [("โทรศัพท์", "ทางโทรศัพท์ "), ("ด้วยตนเอง", "จากผู้ร้องเรียน ด้วยตนเอง ")]
    )
    func channel(name: String, phrase: String) throws {
        let about = PaperCase(
            reference: .number(RegisterNumber(number: 7, buddhistYear: 2569)),
            received: CivilDate(dayNumber: 20_515),
            channelThai: name,
            subject: "ถนน",
            detail: "พัง"
        )
        let page = PaperSnapshotTests.page(try memo(about), .arabic)
        #expect(page.contains(phrase) && !page.contains("ทางด้วย"))
    }

    @Test("A paper of a voided case says so, whatever its template prints")
    func voided() throws {
        let about = PaperCase(
            reference: .number(RegisterNumber(number: 7, buddhistYear: 2569)),
            received: CivilDate(dayNumber: 20_515),
            channelThai: "โทรศัพท์",
            subject: "ถนน",
            detail: "พัง",
            voidedReason: "บันทึกซ้ำ"
        )
        let template = try PaperTemplate(Array("<p>-</p>".utf8), for: .paper(.memo))
        let page = PaperFrame(template, style: .shipped(.style))
            .page(try memo(about), numerals: .thai)
        #expect(page.contains("เรื่องนี้ถูกยกเลิกในทะเบียนแล้ว: บันทึกซ้ำ"))
    }

    @Test("Every field that a template may name is described in the documentation")
    func documented() throws {
        let page = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
            .appending(path: "Sources/Reports/Reports.docc/Papers.md")
        let text = try String(contentsOf: page, encoding: .utf8)
        for kind in PaperKind.allCases {
            let json = try JSONEncoder().encode(Paper.sample(kind).fieldsForMachines)
            let fields = try JSONSerialization.jsonObject(with: json)
            for name in Self.names(in: fields) {
                #expect(text.contains("`\(name)`"), "\(kind.rawValue) has \(name)")
            }
        }
    }

    private static func names(in value: Any) -> [String] {
        if let object = value as? [String: Any] {
            return object.flatMap { [$0.key] + names(in: $0.value) }
        }
        return (value as? [Any])?.flatMap(names) ?? []
    }
}
