import ComplaintModel
import Foundation
import Testing

@Suite("Series of letter numbers")
struct LetterSeriesTests {
    private static func procedure(letters: String) throws -> Procedure {
        let shipped = try #require(Procedure.shipped("karo-sao"))
        let json = String(decoding: try shipped.json(), as: UTF8.self)
        return try Procedure.load(Array((json.dropLast() + ",\"letters\":\(letters)}").utf8))
    }

    @Test("A procedure may say how its letters are numbered, and from where")
    func ofProcedure() throws {
        let procedure = try Self.procedure(
            letters: """
                [{"code": "letters", "nameThai": "หนังสือภายนอก", "pattern": "นศ 78501/{n}",
                  "papers": ["result-notice"], "lastOnPaper": {"2569": 123}}]
                """
        )
        let series = try #require(procedure.letterSeries(for: .resultNotice))
        #expect(series.written(124, buddhistYear: 2569) == "นศ 78501/124")
        #expect(series.lastOnPaper(buddhistYear: 2569) == 123)
        #expect(series.lastOnPaper(buddhistYear: 2570) == 0)
        #expect(procedure.letterSeries(for: .memo) == nil)
        #expect(try Procedure.load(try procedure.json()) == procedure)
    }

    @Test("A procedure that says nothing has a series for memos, letters and orders each")
    func usual() throws {
        for procedure in Procedure.shipped {
            let codes = [PaperKind.memo, .forwardingLetter, .preliminaryNotice, .committeeOrder]
                .map { procedure.letterSeries(for: $0)?.code }
            #expect(codes == ["memos", "letters", "letters", "orders"])
            #expect(procedure.letterSeries(for: .slip) == nil)
            #expect(procedure.letterSeries(for: .memo)?.written(5, buddhistYear: 2569) == "5/2569")
        }
    }

    @Test(
        "A series that contradicts itself is refused",
        arguments: [
            ("\"code\": \"Letters\"", "code"), ("\"pattern\": \"x\"", "{n}"),
            ("\"pattern\": \"{n}/{n}\"", "{n}"), ("\"papers\": []", "no paper"),
            ("\"papers\": [\"slip\"]", "slip"), ("\"papers\": [\"memo\", \"memo\"]", "two letter"),
            ("\"lastOnPaper\": {\"69\": 1}", "69"), ("\"lastOnPaper\": {\"2569\": -1}", "-1"),
        ],
    )
    func contradictions(change: String, word: String) throws {
        var fields = [
            "\"code\": \"letters\"", "\"nameThai\": \"ก\"", "\"pattern\": \"{n}\"",
            "\"papers\": [\"memo\"]",
        ]
        let name = change.prefix { $0 != ":" }
        fields.removeAll { $0.hasPrefix(name) }
        let letters = "[{\((fields + [change]).joined(separator: ", "))}]"
        let error = #expect(throws: ComplaintModelError.self) {
            try Self.procedure(letters: letters)
        }
        #expect(error?.sentence.english.contains(word) == true, "\(error?.sentence.english ?? "")")
    }
}
