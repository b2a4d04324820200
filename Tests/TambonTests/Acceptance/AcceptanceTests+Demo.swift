import Foundation
import Testing
import TestGround

extension AcceptanceTests {
    @Suite("The demonstration")
    struct Demo {
        private let folder: TestFolder
        private let outcome: ProgramOutcome
        private let nodes: [String: DeskNode]

        init() async throws {
            folder = try TestFolder()
            let runner = ProgramRunner(environment: ["TMPDIR": folder.path])
            outcome = try await runner.run(["demo"])
            let last = outcome.output.split(separator: "\n").suffix(3)
            let offices = [
                "centre": "centre", "karo": "80.21.karo", "school": "80.21.ban-na-school",
            ]
            nodes = Dictionary(
                uniqueKeysWithValues: last.compactMap { line in
                    let parts = line.split(separator: ": ", maxSplits: 1).map(String.init)
                    guard parts.count == 2, let office = offices[parts[0]] else { return nil }
                    return (parts[0], DeskNode(directory: parts[1], office: office))
                }
            )
        }

        @Test("It ends well, and leaves three nodes that agree and can be worked on")
        func nodesAgree() async throws {
            #expect(outcome.code == 0 && outcome.errors == "", "\(outcome.account)")
            #expect(nodes.count == 3)
            let centre = try #require(nodes["centre"])
            for name in ["karo", "school"] {
                let office = try #require(nodes[name])
                #expect(office.directory.hasPrefix(folder.path + "/"))
                let own = try await office.ownState()
                let copy = try await centre.state(of: office.office)
                #expect(own == copy)
                try await office.verifies()
                let before = try await office.numbers().count
                let channel = try await office.json("channel", "list").elements[0]["code"].text
                let words = ["record", "--channel", channel, "--subject", "ต่อ", "--detail", "ข"]
                let recorded = try await ProgramRunner().run(office.words(words))
                #expect(recorded.code == 0, "\(recorded.account)")
                let after = try await office.numbers().count
                #expect(after == before + 1)
            }
            let conflicts = try await centre.json("conflicts").elements
            #expect(conflicts == [])
        }

        @Test("No complainant's name or number is in any file or output, but where it is asked for")
        func canaries() async throws {
            let canaries = try Self.canaries()
            #expect(canaries.count > 10)
            let centre = try #require(nodes["centre"])
            let karo = try #require(nodes["karo"])
            let out = folder.file("out.tbn")
            try await karo.ok("export", "--to", "centre", "--out", out)
            var said = [outcome.output, outcome.errors]
            for node in nodes.values { said += try await Self.everything(node) }
            for canary in canaries {
                #expect(!said.contains { $0.contains(canary) }, "printed: \(canary)")
            }
            var looked = 0
            for name in TestFolder.tree(folder.path) {
                guard let bytes = FileManager.default.contents(atPath: folder.file(name)) else {
                    continue
                }
                looked += 1
                for canary in canaries {
                    // As the texts stand in files: UTF-8, and the one-byte form of the change sets.
                    let forms = [Data(canary.utf8), Self.thaiBytes(canary)]
                    #expect(!forms.contains { bytes.range(of: $0) != nil }, "\(name): \(canary)")
                }
            }
            #expect(looked > 10)
            let first = try await karo.json("list").elements[0]["id"].text
            let opened = try await karo.ok("show", first, "--identity")
            #expect(canaries.contains { opened.output.contains($0) })
            let elsewhere = try await centre.run("show", first, "--identity")
            elsewhere.isRefusal(naming: [])
        }

        /// What identifies a complainant in the samples and stands in none of their public fields.
        private static func canaries() throws -> [String] {
            let identity = ["name", "phone", "email", "id-number", "address"]
            let samples = try Complaints.samples()
            let open = samples.flatMap { sample in
                sample.keys.subtracting(identity).map { sample[$0].text }
            }
            let sealed = Set(samples.flatMap { sample in identity.map { sample[$0].text } })
            // "Not given" names nobody, and stands on pages too.
            return sealed.subtracting(["ไม่ระบุ"]).filter { value in
                value.count > 3 && !open.contains { $0.contains(value) }
            }.sorted()
        }

        /// All that a curious reader can get printed.
        private static func everything(_ node: DeskNode) async throws -> [String] {
            var commands = [
                ["list"], ["state"], ["conflicts"], ["log"], ["doctor"], ["verify"],
                ["channel", "list"],
                ["report", "register", "--fiscal-year", "2569"],
                ["report", "monthly", "--period", "2568-10"],
                ["report", "consolidated", "--fiscal-year", "2569"],
            ]
            for listed in try await node.json("list").elements {
                commands.append(["show", listed["id"].text, "--history"])
            }
            var said: [String] = []
            for words in commands {
                for words in [words, words + ["--json"]] {
                    let outcome = try await ProgramRunner().run(node.words(words))
                    #expect(outcome.code == 0, "\(outcome.account)")
                    said += [outcome.output, outcome.errors]
                }
            }
            return said
        }

        /// Thai letters as one byte each, as the change sets hold them.
        private static func thaiBytes(_ text: String) -> Data {
            Data(
                text.unicodeScalars.map { scalar in
                    (0x0E00...0x0E7F).contains(scalar.value)
                        ? UInt8(0x80 + scalar.value - 0x0E00)
                        : UInt8(truncatingIfNeeded: scalar.value)
                }
            )
        }
    }
}
