import ComplaintModel
import FieldNode
import Foundation
import Testing
import TestGround

@Suite struct SearchTests {
    private static let scalars = Array("กขคงจชดตนบปมยรลวสหอะาิีุู่้์ไเแ๑๒ab-\"*'()%_:^".unicodeScalars)

    private static func text(_ random: inout SplitMix64, words: Int) -> String {
        (0..<words).map { _ in
            String(
                String.UnicodeScalarView(
                    (0...random.below(7)).map { _ in random.pick(scalars) }
                )
            )
        }.joined(separator: " ")
    }

    private static func request(_ query: String) -> ListRequest {
        var request = ListRequest()
        request.search = query
        return request
    }

    /// A text as the index has it: small letters, Arabic digits, and no marks that are left out often.
    private static func folded(_ text: String) -> String {
        var scalars = String.UnicodeScalarView()
        for scalar in text.lowercased().unicodeScalars {
            switch scalar.value {
            case 0xE47...0xE4C, 0xE4E: continue
            case 0xE40 where scalars.last?.value == 0xE40:
                scalars.removeLast()
                scalars.append("แ")
            case 0xE50...0xE59: scalars.append(Unicode.Scalar(UInt8(scalar.value - 0xE50 + 0x30)))
            default: scalars.append(scalar)
            }
        }
        return String(scalars)
    }

    /// What a person would find leafing through the cases: those that hold every word.
    private static func scan(_ cases: [(id: String, text: String)], for query: String) -> [String] {
        let words = folded(query.precomposedStringWithCanonicalMapping).utf8.split(separator: 0x20)
            .map { Array($0) }
        if words.isEmpty { return [] }
        return cases.filter { item in
            let text = Array(folded(item.text).utf8)
            return words.allSatisfy { text.firstRange(of: $0) != nil }
        }.map(\.id)
    }

    @Test("A search finds what leafing through all cases finds, on random texts", arguments: 1...4)
    func naive(seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        let office = try TestNode("80.21.karo")
        var cases: [(id: String, text: String)] = []
        for _ in 0..<60 {
            let texts = (0..<3).map { _ in Self.text(&random, words: 4) }
            let recorded = try? office.record(texts[0], [.detail: texts[1], .place: texts[2]])
            guard let id = recorded?.id else { continue }
            let view = try office.node.show(id)
            cases.append((id, [view.subject, view.detail, view.place].joined(separator: "\n")))
        }
        #expect(cases.count > 50)
        var hits = 0
        for _ in 0..<300 {
            let source = random.pick(cases).text.split(whereSeparator: \.isWhitespace)
            let word = random.pick(source).unicodeScalars
            let start = random.below(word.count)
            let part = word.dropFirst(start).prefix(1 + random.below(5))
            var query = String(String.UnicodeScalarView(part))
            if random.once(in: 3) { query += " " + Self.text(&random, words: 1) }
            if random.once(in: 4) { query = query.decomposedStringWithCanonicalMapping }
            let expected = Self.scan(cases, for: query)
            hits += expected.count
            let found = try? office.node.list(Self.request(query)).map(\.id)
            #expect(found == expected, "\(Array(query.unicodeScalars))")
        }
        #expect(hits > 100)
    }

    @Test(
        "Words of one, two and more letters, operators and quotes are looked for as they stand",
        arguments: [
            ("น", 2), ("น้ำ", 1), ("น้ำท่วม", 1), ("ถนน", 1), ("AND", 1), ("\"", 1), ("*", 1), ("-", 1),
            ("\"พัง\"", 1), ("ถนน AND", 1), ("ถนน น้ำ", 0), ("NOT", 0), ("NEAR(", 0), ("subject:", 0),
            ("^ถ", 0), ("OR", 0), ("a*", 1), ("  ถนน   พัง ", 1),
        ]
    )
    func operators(query: String, count: Int) throws {
        let office = try TestNode("80.21.karo")
        try office.record("ถนน \"พัง\" AND a*b - ซ่อม", [.detail: "ด่วน"])
        try office.record("น้ำท่วม", [.detail: "มาก"])
        #expect(try office.node.list(Self.request(query)).count == count)
    }

    @Test(
        "A case is found however its words were typed",
        arguments: [
            "น้ำท่วม", "นำทวม", "น้ํา", "ซอย ๑๒", "ซอย 12", "Facebook", "facebook", "การันต", "การันต์",
            "น\u{200B}้ำ", "É", "é", "็แ", "เเจ้ง", "แถว", "เเถว", "เ่เถว",
        ]
    )
    func folding(query: String) throws {
        let office = try TestNode("80.21.karo")
        let id = try office.record(
            "น้ำท่วมซอย ๑๒ เเถวที่สอง",
            [.detail: "แจ้งทาง FACEBOOK ของ É และการันต์"]
        ).id
        try office.record("ถนนพัง", [.detail: "ฝุ่น"])
        let found = try office.node.list(Self.request(query)).map(\.id)
        #expect(found == [id])
    }

    @Test(
        "A year is found in either era, and a telephone number in every spelling",
        arguments: [
            ("2569", 1), ("2026", 1), ("๒๕๖๙", 1), ("พ.ศ.2569", 1), ("2570", 0), ("0812345678", 1),
            ("081-234-5678", 1), ("081 234 5678", 1), ("+66 81 234 5678", 1), ("(081) 2345678", 1),
            ("+66(0)81-2345678", 1), ("๐๘๑๒๓๔๕๖๗๘", 1), ("2345678", 1), ("075-123456", 1),
            ("075123456", 1), ("075 123 456", 1), ("0812345679", 0), ("081 234 5679", 0),
        ]
    )
    func numbers(query: String, count: Int) throws {
        let office = try TestNode("80.21.karo")
        try office.record("น้ำท่วม พ.ศ.2026", [.detail: "โทร ๐๘๑-๒๓๔ ๕๖๗๘ หรือ 075 123456 ในเวลา"])
        try office.record("ถนนพัง", [.detail: "081234567 และ 0812345670 ซอย 0812"])
        #expect(try office.node.list(Self.request(query)).count == count)
    }

    @Test("Short words are found wherever they stand, also where many trigrams begin with them")
    func short() throws {
        let office = try TestNode("80.21.karo")
        let letters = Array("กขคงจชดตนบปมยรลวสหอพ".unicodeScalars)
        let many = letters.flatMap { second in
            letters.map { String(String.UnicodeScalarView(["ฬ", second, $0])) }
        }
        try office.record("ตัวอักษร", [.detail: many.joined()])
        try office.record("ปลายฬ", [.place: "ไฟ"])
        try office.record("กลาง ไฟ ทาง")
        #expect(try office.node.list(Self.request("ฬ")).count == 2)
        #expect(try office.node.list(Self.request("ฬก")).count == 1)
        #expect(try office.node.list(Self.request("ไฟ")).count == 2)
        #expect(try office.node.list(Self.request("ไฟ ฬ")).count == 1)
        #expect(try office.node.list(Self.request("ไฟ กลาง")).count == 1)
        #expect(try office.node.list(Self.request("ฟไ")).isEmpty)
    }

    @Test("What folds to nothing finds nothing, and no word at all finds everything")
    func empty() throws {
        let office = try TestNode("80.21.karo")
        try office.record("น้ำท่วม")
        #expect(try office.node.list(Self.request("่")).isEmpty)
        #expect(try office.node.list(Self.request("  ")).count == 1)
    }

    @Test("Trigrams that do not stand together are no word")
    func apart() throws {
        let office = try TestNode("80.21.karo")
        try office.record("กขคง ขคงจ")
        #expect(try office.node.list(Self.request("กขคงจ")).isEmpty)
        #expect(try office.node.list(Self.request("ขคงจ")).count == 1)
    }

    @Test("A search follows edits, actions, and what a sync has brought")
    func follows() async throws {
        let centre = try TestNode("centre", level: .centre)
        let office = try centre.enrolled("80.21.karo")
        let id = try office.record("ถนนพัง").id
        try await office.sync(with: centre)
        #expect(try centre.node.list(Self.request("ถนนพัง")).map(\.id) == [id])
        try office.node.edit(id, .subject, to: "สะพานขาด")
        try office.act(id, .note) { $0.text = "โทรแจ้งกองช่าง" }
        try await office.sync(with: centre)
        for node in [office, centre] {
            #expect(try node.node.list(Self.request("สะพาน")).map(\.id) == [id])
            #expect(try node.node.list(Self.request("กองช่าง")).map(\.id) == [id])
            #expect(try node.node.list(Self.request("ถนนพัง เรื่องเดิม")).isEmpty)
        }
    }
}
