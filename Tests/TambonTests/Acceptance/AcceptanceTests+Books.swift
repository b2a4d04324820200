import Foundation
import Testing
import TestGround

extension AcceptanceTests {
    @Suite("Old books and closed years")
    struct Books {
        /// The file of an old register.
        private static func path(_ name: String) -> String {
            URL(filePath: #filePath).deletingLastPathComponent()
                .appending(path: "../../../Fixtures/Registers/\(name)").standardized.path
        }

        private static let messy = [
            "import-register", path("messy-2566.csv"), "--channel", "walk-in", "--map",
            "address=หมู่", "--category", "ถนน=service", "--category", "สุนัข=service", "--merged",
            "received", "--merged", "number", "--century", "be", "--undated", "30/9/2566",
        ]

        @Test("A trial shows what would be entered line by line, and enters nothing")
        func dryRun() async throws {
            let karo = try await DeskNode()
            let before = try await karo.footprint()
            let words = karo.words(Self.messy + ["--dry-run"])
            let outcome = try await ProgramRunner().run(words, input: "")
            #expect(outcome.code == 1)
            for word in [
                "วันที่รับ", "1/2566", "12/2566", "Would enter 6", "4/2566, 8/2566, 11/2566", "สงวน",
            ] {
                #expect(outcome.output.contains(word), "\(outcome.account)")
            }
            #expect(outcome.errors.contains("line 10: วันที่รับ \"31/2/2566\": There is no day"))
            #expect(outcome.errors.contains("บรรทัดที่ 10"))
            #expect(!(outcome.output + outcome.errors).contains("นายตัวอย่าง"))
            let after = try await karo.footprint()
            #expect(after == before)
        }

        @Test("Good lines go in with exit code 1 for the bad ones, and a second run enters nothing")
        func twice() async throws {
            let karo = try await DeskNode()
            let first = try await ProgramRunner().run(karo.words(Self.messy), input: "")
            #expect(first.code == 1 && first.output.contains("Entered 6, 0 entered before, 5 bad"))
            let state = try await karo.state()
            let second = try await ProgramRunner().run(
                karo.words(Self.messy + ["--json"]),
                input: ""
            )
            let report = try JSONValue(document: second.output)
            #expect(report["lines"].elements.count { $0["outcome"].text == "known" } == 6)
            let again = try await karo.state()
            #expect(again == state)
            try await karo.ok("import-register", Self.path("clean-2567.csv"))
            try await karo.ok(
                "import-register",
                Self.path("tis-620-2565.csv"),
                "--channel",
                "phone"
            )
            let shown = try await karo.json("show", "1/2565")
            #expect(shown["subject"].text == "ขอซ่อมสะพานไม้")
            let register = try await karo.ok("report", "register", "--period", "2566-10")
            #expect(register.output.contains("คัดจากสมุดเดิม"))
        }

        @Test(
            "What is wrong with the command is told, and nothing is entered",
            arguments: [
                (["--map", "colour=ที่"], 64, "colour"), (["--map", "number="], 64, "number"),
                (["--century", "xx"], 64, "--century"), (["--category", "ถนน"], 64, "ถนน"),
                (["--map", "unit=ไม่มี"], 1, "ไม่มี"), (["--category", "ถนน=ufo"], 1, "ufo"),
                (["--channel", "pigeon"], 1, "pigeon"),
            ]
        )
        func refused(more: [String], code: Int32, word: String) async throws {
            let karo = try await DeskNode()
            let words =
                ["import-register", Self.path("messy-2566.csv"), "--channel", "phone"] + more
            let outcome = try await ProgramRunner().run(karo.words(words), input: "")
            #expect(outcome.code == code, "\(outcome.account)")
            #expect(outcome.errors.contains(word), "\(outcome.account)")
            let numbers = try await karo.numbers()
            #expect(numbers.isEmpty)
        }

        @Test("A closed year leaves the daily list, is found in every other way, and comes back")
        func archive() async throws {
            let karo = try await DeskNode()
            try await karo.ok("import-register", Self.path("clean-2567.csv"))
            let said = try await karo.ok("archive", "2567")
            #expect(said.output.contains("4 cases; 2 are open"))
            let daily = try await karo.json("list").elements.map { $0["number"].text }
            #expect(daily == ["4/2567", "6/2567"])
            for words in [["--archived"], ["--fiscal-year", "2567"], ["--search", "ถนน"]] {
                let listing = try await ProgramRunner().run(karo.words(["list", "--json"] + words))
                let found = try JSONValue(document: listing.output).elements
                #expect(found.contains { $0["number"].text == "1/2567" }, "\(words)")
            }
            try await karo.ok("show", "1/2567")
            let register = try await karo.ok("report", "register", "--period", "2566-10")
            #expect(register.output.contains("1/2567"))
            let years = try await karo.json("archive").elements
            #expect(years.map { $0["fiscalYear"].integer } == [2567])
            try await karo.ok("archive", "2567", "--undo")
            let all = try await karo.json("list").elements
            #expect(all.count == 6)
            try await karo.refuses(["archive", "2567", "--undo"], naming: ["2567"])
            try await karo.refuses(["archive", "2599"], naming: ["2599"])
        }
    }
}
