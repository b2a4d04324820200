import Foundation
import Testing
import TestGround

extension AcceptanceTests {
    @Suite("What people type")
    struct Texts {
        private static let texts = [
            "-น้ำไม่ไหล", "--subject", "👨‍👩‍👧 ครอบครัว 🎉", "\"อ้าง\" 'อิง' \\ / `x` $HOME",
            "กำ\u{200B}แพง", "e\u{301}cole", "🇹🇭", "{\"a\": 1}", "<b>&amp;</b>", "%s %d %n",
            "'; DROP TABLE complaint; --",
        ]

        @Test("A text comes out of the program as it went in, whatever is in it", arguments: texts)
        func roundTrip(text: String) async throws {
            let karo = try await DeskNode()
            let id = try await karo.record(text, "--place", text, "--accused", text)
            try await karo.ok("act", id, "note", "--text", text)
            try await karo.ok("edit", id, "detail", text)
            let view = try await karo.json("show", id)
            // Text is normalised once, at entry.
            let kept = text.precomposedStringWithCanonicalMapping
            for field in ["subject", "place", "accused", "detail"] {
                #expect(
                    view[field].text.unicodeScalars.elementsEqual(kept.unicodeScalars),
                    "\(field)"
                )
            }
            #expect(view["actions"].elements.first?["text"].text == kept)
            let listed = try await karo.json("list").elements[0]["subject"].text
            #expect(listed == kept)
            let found = try await karo.json("list", "--search", text).elements
            #expect(found.count == 1, "the search for it finds it")
        }

        @Test("Only the long texts have lines; where one belongs, a line break is refused by name")
        func lineBreaks() async throws {
            let karo = try await DeskNode()
            let id = try await karo.record("หลายบรรทัด")
            let text = "บรรทัดหนึ่ง\n\nบรรทัดสอง"
            try await karo.ok("edit", id, "detail", text)
            try await karo.ok("act", id, "note", "--text", text)
            let view = try await karo.json("show", id)
            #expect(view["detail"].text == text)
            #expect(view["actions"].elements.first?["text"].text == text)
            try await karo.refuses(["edit", id, "subject", text], naming: ["subject"])
            try await karo.refuses(["edit", id, "place", "\u{1B}[31m"], naming: ["place"])
        }

        @Test("No text can command an officer's terminal")
        func terminal() async throws {
            let karo = try await DeskNode()
            let id = try await karo.record("น้ำไม่ไหล")
            let red = "แดง\u{1B}[31m\u{7}\u{202E}กลับ\u{9B}2J"
            // Each of these is either refused or made harmless on every screen.
            for words in [
                ["edit", id, "subject", red], ["edit", id, "name", red],
                ["act", id, "note", "--text", red, "--by", red],
                ["act", id, "assign", "--unit", red], ["void", id, "--reason", red],
                ["channel", "add", "line", "--name", red], ["check-channel", "phone", "--by", red],
                ["holiday", "add", "2569-08-13", "--name", red, "--source", red],
                ["link", id, id, "--reason", red], ["show", red],
                ["resolve", id, red, "--keep", red],
                ["record", "--channel", "phone", "--subject", "ก", "--detail", red, "--ref", red],
            ] {
                let outcome = try await ProgramRunner().run(karo.words(words))
                Self.expectHarmless(outcome.output + outcome.errors, words)
            }
            for words in [
                ["list"], ["show", id], ["show", id, "--history", "--identity"],
                ["report", "register"], ["channel", "list"], ["holiday", "list", "--year", "2569"],
            ] {
                let outcome = try await ProgramRunner().run(karo.words(words))
                #expect(outcome.code == 0, "\(outcome.account)")
                Self.expectHarmless(outcome.output, words)
            }
        }

        private static func expectHarmless(_ text: String, _ words: [String]) {
            let harmful = text.unicodeScalars.filter {
                $0.properties.generalCategory == .control && $0 != "\n" || $0 == "\u{202E}"
            }
            #expect(harmful.isEmpty, "\(words)")
        }

        @Test("A case is named by Thai numerals, by office and number, and by id")
        func caseNames() async throws {
            let desk = try await Desk()
            let number = try await desk.karo.numbers()[0]
            let digits = Array("๐๑๒๓๔๕๖๗๘๙")
            let thai = String(number.map { $0.wholeNumberValue.map { digits[$0] } ?? $0 })
            for name in [number, thai, "80.21.karo:\(number)", "80.21.karo:\(thai)", desk.id] {
                let id = try await desk.karo.json("show", name)["id"].text
                #expect(id == desk.id, "\(name)")
            }
            for name in ["80.21.karo:\(number)", "80.21.karo:\(thai)", desk.id] {
                let id = try await desk.centre.json("show", name)["id"].text
                #expect(id == desk.id, "\(name)")
            }
            // The centre's own register has no such number.
            try await desk.centre.refuses(["show", number], naming: [number])
            try await desk.serving.end()
        }

        @Test("The node is named behind the first word, behind the second, or by the environment")
        func nodeNamed() async throws {
            let karo = try await DeskNode()
            let folder = karo.directory
            for words in [
                ["channel", "--node", folder, "add", "line", "--name", "LINE"],
                ["channel", "end", "--node", folder, "line"],
                ["channel", "add", "line", "--name", "LINE", "--node", folder],
                ["channel", "end", "line", "--node=\(folder)"],
                ["channel", "--node=\(folder)", "add", "line", "--name", "LINE"],
            ] {
                let outcome = try await ProgramRunner().run(words)
                #expect(outcome.code == 0, "\(outcome.account)")
            }
            var runner = ProgramRunner(
                workingDirectory: (folder as NSString).deletingLastPathComponent
            )
            runner.environment["TAMBON_NODE"] = folder
            let named = try await runner.run(["channel", "list", "--json"])
            let codes = try JSONValue(document: named.output).elements.map { $0["code"].text }
            #expect(named.code == 0 && codes.contains("line"))
            runner.environment["TAMBON_NODE"] = "/nowhere"
            let relative = try await runner.run(["list", "--node", karo.office])
            #expect(relative.code == 0, "\(relative.account)")
            let lost = try await runner.run(["list"])
            lost.isRefusal(naming: ["/nowhere"])
        }
    }
}
