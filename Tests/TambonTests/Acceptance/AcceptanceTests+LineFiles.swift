import Testing
import TestGround

extension AcceptanceTests {
    @Suite("Files of lines")
    struct LineFiles {
        /// Good lines are 1, 3 and 9; line 5 is blank.
        private static let mixed = [
            Complaints.line(ref: "a"), "{\"channel\": \"phone\"\n", Complaints.line(ref: "b"),
            Complaints.line(ref: "c", detail: "ข", ", \"colour\": \"red\""), "\n",
            Complaints.line(ref: "d", detail: "ข", ", \"received\": \"32/1/2569\""),
            Complaints.line(ref: "e", detail: "ข", ", \"office\": \"80.99.other\""),
            Complaints.line(ref: "f", detail: "ข", ", \"category\": \"ufo\""),
            Complaints.line(ref: "g"), "[1]\n",
        ].joined()
        private static let bad = [2, 4, 6, 7, 8, 10]

        @Test("Bad lines are named with their numbers, and the good ones are recorded")
        func goodAndBad() async throws {
            let karo = try await DeskNode()
            let folder = try TestFolder()
            let path = try folder.put("in.jsonl", Self.mixed)
            let outcome = try await karo.run("record", "--from", path)
            #expect(outcome.code == 1)
            #expect(outcome.output.contains("3"))
            for line in Self.bad { #expect(outcome.errors.contains("line \(line): "), "\(line)") }
            for word in ["colour", "32/1/2569", "80.99.other", "ufo"] {
                #expect(outcome.errors.contains(word), "\(outcome.account)")
            }
            #expect(!outcome.errors.contains("line 1:") && !outcome.errors.contains("line 3:"))
            let numbers = try await karo.numbers()
            #expect(numbers.count == 3)
        }

        @Test("One bad line keeps all from being recorded, where all or nothing was asked for")
        func allOrNothing() async throws {
            let karo = try await DeskNode()
            let before = try await karo.footprint()
            let words = ["record", "--from", "-", "--all-or-nothing"]
            let outcome = try await ProgramRunner().run(karo.words(words), input: Self.mixed)
            #expect(outcome.code == 1)
            for line in Self.bad { #expect(outcome.errors.contains("line \(line): "), "\(line)") }
            let after = try await karo.footprint()
            #expect(after == before)
            let good = Complaints.lines(3)
            try await karo.ok("record", "--from", "-", "--all-or-nothing", input: good)
            let numbers = try await karo.numbers()
            #expect(numbers.count == 3)
        }

        @Test("A file that is read twice, or names a reference twice, doubles nothing")
        func references() async throws {
            let karo = try await DeskNode()
            let lines = Complaints.lines(4) + Complaints.lines(2).split(separator: "\n")[1] + "\n"
            let first = try await karo.json("record", "--from", "-", input: lines).elements
            #expect(first.count == 5 && first[4]["id"] == first[1]["id"])
            let once = try await karo.state()
            let second = try await karo.json("record", "--from", "-", input: lines).elements
            let twice = try await karo.state()
            #expect(second.map { $0["id"] } == first.map { $0["id"] } && twice == once)
            let said = try await karo.ok("record", "--from", "-", input: lines)
            #expect(said.output.contains("skipped 5"))
        }

        @Test("As JSON, every line that is not blank has its own answer")
        func json() async throws {
            let karo = try await DeskNode()
            let words = karo.words(["record", "--from", "-", "--json"])
            let outcome = try await ProgramRunner().run(words, input: Self.mixed)
            let answers = try JSONValue(document: outcome.output).elements
            #expect(outcome.code == 1)
            #expect(answers.map { $0["line"].integer } == [1, 2, 3, 4, 6, 7, 8, 9, 10])
            for answer in answers {
                let isBad = Self.bad.contains(answer["line"].integer ?? 0)
                #expect(answer.keys == (isBad ? ["line", "error"] : ["line", "id", "number"]))
            }
        }

        @Test("Actions come from a file too, and a bad one is named")
        func actions() async throws {
            let karo = try await DeskNode()
            let id = try await karo.record("น้ำไม่ไหล")
            let lines = """
                {"case": "\(id)", "action": "accept"}
                {"case": "\(id)", "action": "fly"}
                {"case": "99/2569", "action": "note", "text": "x"}
                {"case": "\(id)", "action": "assign", "unit": "กองช่าง"}
                """
            let words = karo.words(["act", "--from", "-"])
            let before = try await karo.state()
            let none = try await ProgramRunner().run(words + ["--all-or-nothing"], input: lines)
            let unchanged = try await karo.state()
            #expect(none.code == 1 && unchanged == before)
            let outcome = try await ProgramRunner().run(words, input: lines)
            #expect(outcome.code == 1)
            #expect(outcome.errors.contains("line 2: ") && outcome.errors.contains("line 3: "))
            let view = try await karo.json("show", id)
            #expect(view["state"] == .text("assigned") && view["actions"].elements.count == 2)
        }

        @Test("A file from Windows is read like any other")
        func windows() async throws {
            let karo = try await DeskNode()
            let lines = "\u{FEFF}" + Complaints.lines(2).replacing("\n", with: "\r\n")
            try await karo.ok("record", "--from", "-", input: lines)
            let numbers = try await karo.numbers()
            #expect(numbers.count == 2)
        }
    }
}
