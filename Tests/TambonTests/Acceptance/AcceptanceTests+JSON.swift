import Foundation
import Testing
import TestGround

extension AcceptanceTests {
    @Suite("For other programs")
    struct JSON {
        /// Every command that prints, as a program would call it; CASE stands for a case.
        private static let printing: [(words: [String], keys: Set<String>)] = [
            (["show", "CASE"], showKeys),
            (["show", "CASE", "--history"], showKeys.union(["history"])),
            (["show", "CASE", "--identity"], showKeys.union(["identityFields"])),
            (["act", "CASE", "note", "--text", "x"], ["id", "number", "state"]),
            (["edit", "CASE", "place", "หน้าวัด"], ["id", "number", "field", "basis", "conflicts"]),
            (["verify"], ["changes", "problems"]), (["doctor"], ["ledgers", "waiting"]),
            (["check-channel", "phone"], ["code", "name"]),
            (["export", "--to", "centre", "--out", "OUT"], ["bytes", "changes", "file", "to"]),
            (["channel", "add", "line", "--name", "LINE"], ["code", "name"]),
            (["holiday", "add", "2569-08-13", "--name", "พิเศษ"], ["date", "name", "moved"]),
            (["holiday", "end", "2569-08-13"], ["date", "name", "moved"]),
            (["report", "register"], []), (["report", "monthly"], []),
            (["report", "consolidated"], []),
            (
                ["sync", "STICK"],
                ["peer", "sentChanges", "receivedChanges", "refused", "isComplete"]
            ),
            (["void", "CASE", "--reason", "ซ้ำ"], ["id", "number", "state"]),
        ]
        /// What DESIGN promises of `show --json` at least.
        private static let showKeys: Set = [
            "id", "number", "office", "state", "received", "recorded", "channel", "category",
            "accused", "subject", "detail", "place", "actions", "deadlines", "conflicts", "basis",
        ]
        private static let lists: [(words: [String], keys: Set<String>)] = [
            (["list"], ["id", "number", "office", "state", "received", "channel", "subject"]),
            (["state"], ["ledger", "office", "vector", "rows"]),
            (["channel", "list"], ["code", "name"]),
            (["holiday", "list", "--year", "2569"], ["date", "name"]),
            (["log"], ["at", "peer", "sentChanges", "receivedChanges"]),
            (["conflicts"], ["id", "number", "conflicts"]),
            (["link", "CASE", "OTHER"], ["id", "number"]),
            (["channel", "end", "line"], ["code"]),
        ]

        @Test("Every command that prints gives one JSON document with the agreed names")
        func documents() async throws {
            let (karo, folder) = (try await DeskNode.centre().enrolled(), try TestFolder())
            let id = try await karo.record("น้ำไม่ไหล", "--name", "นางทดสอบ ระบบ")
            let other = try await karo.record("ไฟดับ")
            let basis = try await karo.json("show", other)["basis"].text
            for text in ["ก", "ข"] {
                try await karo.ok("edit", other, "place", text, "--basis", basis)
            }
            let places = [
                "CASE": id, "OTHER": other, "OUT": folder.file("x.tbn"), "STICK": folder.path,
            ]
            for (words, keys) in Self.printing {
                let document = try await Self.document(karo, words.map { places[$0] ?? $0 })
                #expect(document.keys.isSuperset(of: keys), "\(words): \(document.keys.sorted())")
            }
            for (words, keys) in Self.lists {
                let elements = try await Self.document(karo, words.map { places[$0] ?? $0 })
                    .elements
                let first = try #require(elements.first, "\(words)")
                #expect(first.keys.isSuperset(of: keys), "\(words): \(first.keys.sorted())")
            }
        }

        @Test("Identities are strings, dates are ISO 8601 of the Common Era with Bangkok's day")
        func shapes() async throws {
            let karo = try await DeskNode()
            let day = BangkokDay(.now).adding(days: -2)
            let id = try await karo.record("น้ำไม่ไหล", "--received", day.thai)
            let view = try await karo.json("show", id)
            #expect(view["id"] == .text(id) && !id.hasPrefix("-"))
            #expect(view["number"].text.hasPrefix("1/25"))
            #expect(view["received"].text.hasPrefix(day.iso))
            #expect(view["recorded"].text.hasPrefix(BangkokDay(.now).iso))
            let dues = view["deadlines"].elements.map { $0["due"].text }
            #expect(dues.allSatisfy { $0.hasPrefix("20") })
        }

        @Test("What is refused prints nothing on standard output, as JSON no more than as text")
        func refusals() async throws {
            let karo = try await DeskNode()
            for words in [
                ["show", "9/2569"], ["act", "9/2569", "note"], ["edit", "9/2569", "place", "x"],
                ["list", "--office", "80.99.x"], ["import", "/no-file"], ["sync", "/no-stick"],
                ["record", "--channel", "pigeon", "--subject", "ก", "--detail", "ข"],
                ["record", "--from", "/no-file"], ["state", "--office", "80.99.x"],
            ] {
                let outcome = try await ProgramRunner().run(karo.words(words + ["--json"]))
                outcome.isRefusal(naming: [])
            }
        }

        @Test("A list is cut into pages that together are the whole")
        func pages() async throws {
            let karo = try await DeskNode()
            try await karo.ok("record", "--from", "-", input: Complaints.lines(7))
            let whole = try await karo.json("list").elements.map { $0["id"].text }
            var pieces: [String] = []
            while pieces.count < 7 {
                let behind = pieces.last.map { ["--after", $0] } ?? []
                let words = karo.words(["list", "--limit", "3", "--json"] + behind)
                let page = try JSONValue(document: try await ProgramRunner().run(words).output)
                let ids = page.elements.map { $0["id"].text }
                try #require(!ids.isEmpty)
                pieces += ids
            }
            #expect(pieces == whole)
        }

        private static func document(_ node: DeskNode, _ words: [String]) async throws -> JSONValue
        {
            let outcome = try await ProgramRunner().run(node.words(words) + ["--json"])
            #expect(outcome.code == 0 && outcome.errors == "", "\(outcome.account)")
            return try JSONValue(document: outcome.output)
        }
    }
}
