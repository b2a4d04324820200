import Glibc
import Testing
import TestGround

extension AcceptanceTests {
    @Suite("While nobody looks")
    struct Background {
        @Test("An office that serves brings to the centre what was recorded, and both logs tell")
        func soonAfterRecord() async throws {
            let centre = try await DeskNode.centre()
            let karo = try await centre.enrolled()
            let above = try await ServingNode(centre)
            let serving = try await ServingNode(karo, "--sync", above.url)
            for subject in ["น้ำไม่ไหล", "ไฟดับ"] {
                try await karo.record(subject)
                try await eventually("the centre has \(subject)", within: .seconds(45)) {
                    try await centre.json("list").elements.contains {
                        $0["subject"].text == subject
                    }
                }
            }
            try await eventually("the office knows", within: .seconds(45)) {
                try await karo.json("list", "--not-arrived").elements.isEmpty
            }
            let told = try await karo.ok("log").output
            #expect(told.contains(above.url) && told.contains("http"), "\(told)")
            let sent = try await karo.json("log").elements.map { $0["sentChanges"].integer ?? 0 }
            #expect(sent.reduce(0, +) == 3, "\(sent)")
            let served = try await centre.ok("log").output
            #expect(served.contains("80.21.karo") && served.contains("served"), "\(served)")
            try await serving.end()
            try await above.end()
        }

        @Test(
            "An office that serves takes up an invitation that is accepted meanwhile, and a later one"
        )
        func invitedMeanwhile() async throws {
            let (centre, folder) = (try await DeskNode.centre(), try TestFolder())
            let karo = try await DeskNode("80.21.karo")
            let serving = try await ServingNode(karo)
            for subject in ["น้ำไม่ไหล", "ไฟดับ"] {
                try await karo.record(subject)
                // Each time at another port.
                let above = try await ServingNode(centre)
                let file = folder.file(subject)
                try await centre.ok("invite", karo.office, "--address", above.url, "--out", file)
                try await karo.ok("join", file)
                try await eventually("the centre has \(subject)", within: .seconds(45)) {
                    try await centre.json("list").elements.contains {
                        $0["subject"].text == subject
                    }
                }
                try await above.end()
            }
            try await serving.end()
        }

        @Test("The pages for those who watch tell numbers that count, and no office")
        func pages() async throws {
            let centre = try await DeskNode.centre()
            let karo = try await centre.enrolled()
            let serving = try await ServingNode(centre)
            #expect(try serving.get("/health") == (200, "ok"))
            let before = try Metrics(serving.get("/metrics"))
            #expect(before.values["tambon_ledgers"] == 2)
            #expect(before.values["tambon_exchanges"] == 0)
            #expect(before.values["tambon_seconds_since_exchange"] == nil)
            try await karo.record("น้ำไม่ไหล")
            try await karo.ok("sync", serving.url)
            let after = try Metrics(serving.get("/metrics"))
            #expect(after.values["tambon_ledgers"] == 3)
            #expect(after.values["tambon_enrolled_nodes"] == 2)
            // The office's opening and its case, and its certificate in the registry.
            let changes = ["tambon_changes"].compactMap { name in
                after.values[name].flatMap { now in before.values[name].map { now - $0 } }
            }
            #expect(changes == [3])
            #expect((after.values["tambon_exchanges"] ?? 0) >= 1)
            #expect((after.values["tambon_seconds_since_exchange"] ?? -1) >= 0)
            #expect(!after.text.contains("karo") && !after.text.contains("80.21"))
            // Behind a web server everybody seems to be on this computer.
            let outside = try serving.get("/metrics", field: "X-Forwarded-For: 203.0.113.9")
            #expect(outside.status == 404)
            try await serving.end()
        }

        @Test("Told to end in the midst of an exchange, both sides do soon, and nothing is lost")
        func endInTheMidst() async throws {
            let centre = try await DeskNode.centre()
            let karo = try await centre.enrolled()
            let lines = Complaints.lines(300, noiseBytes: 200)
            try await karo.ok("record", "--from", "-", input: lines)
            let above = try await ServingNode(centre)
            let relay = try Relay(to: above.port, .hold(afterBytes: 20_000))
            defer { relay.close() }
            let serving = try await ServingNode(karo, "--sync", relay.url)
            try await eventually("the exchange hangs") { relay.passedBytes >= 20_000 }
            // The clerk's work goes on, and the program ends when the machine is shut down.
            try await karo.record("ระหว่างแลกเปลี่ยน")
            try await serving.end()
            relay.become(.hold(afterBytes: 20_000))
            let sync = try ProgramRunner().start(karo.words(["sync", relay.url]))
            try await eventually("another one hangs") { relay.passedBytes >= 20_000 }
            try await above.end()
            #expect(try await sync.outcome().code == 1)
            let again = try await ServingNode(centre)
            try await karo.ok("sync", again.url)
            let (own, copy) = try await (karo.ownState(), centre.state(of: karo.office))
            #expect(own == copy)
            try await again.end()
            try await karo.verifies()
            try await centre.verifies()
        }

        @Test("What is recorded while an exchange hangs in a slow line follows soon after it")
        func recordedMeanwhile() async throws {
            let centre = try await DeskNode.centre()
            let karo = try await centre.enrolled()
            let lines = Complaints.lines(300, noiseBytes: 200)
            try await karo.ok("record", "--from", "-", input: lines)
            let above = try await ServingNode(centre)
            let relay = try Relay(to: above.port, .hold(afterBytes: 20_000))
            defer { relay.close() }
            let serving = try await ServingNode(karo, "--sync", relay.url)
            try await eventually("the exchange hangs") { relay.passedBytes >= 20_000 }
            try await karo.record("ระหว่างแลกเปลี่ยน")
            relay.become(.pass)
            try await eventually("the centre has it", within: .seconds(45)) {
                try await centre.json("list").elements.count == 301
            }
            try await serving.end()
            try await above.end()
        }

        /// A page in Prometheus's text form, read as its specification says.
        private struct Metrics {
            let text: String
            var values: [String: Int] = [:]

            init(_ page: (status: Int, text: String)) throws {
                text = page.text
                guard page.status == 200, text.hasSuffix("\n") else {
                    throw TestTrouble.unexpected("\(page)")
                }
                var help: [String] = []
                var types: [String] = []
                for line in text.split(separator: "\n") {
                    let words = line.split(separator: " ", maxSplits: 3).map(String.init)
                    switch (words[0], words.count) {
                    case ("#", 4) where words[1] == "HELP": help.append(words[2])
                    case ("#", 4) where words[1] == "TYPE" && words[3] == "gauge":
                        types.append(words[2])
                    case (let name, 2) where Self.isName(name) && values[name] == nil:
                        values[name] = Int(words[1])
                    default: throw TestTrouble.unexpected(String(line))
                    }
                }
                // Each has its explanation and its type, once, and a number.
                guard help == types, Set(help).count == help.count, Set(help) == Set(values.keys)
                else { throw TestTrouble.unexpected(text) }
            }

            private static func isName(_ word: String) -> Bool {
                word.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_") }
            }
        }
    }
}
