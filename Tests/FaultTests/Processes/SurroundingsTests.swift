import Foundation
import Testing
import TestGround

extension FaultTests {
    /// Languages, time zones, hash seeds and the marks of Thai text.
    @Suite("Other surroundings")
    struct Surroundings {
        @Test("F41 Language, time zone and hash seed change no byte of what is printed")
        func sameBytes() async throws {
            let folder = try TestFolder()
            let node = try await FaultNode(in: folder.path)
            try await node.ok("record", "--from", "-", input: Complaints.lines(40))
            var pages: Set<[String]> = []
            for environment in [
                [:], ["LC_ALL": "th_TH.UTF-8", "LANG": "th_TH"], ["LC_ALL": "C"],
                ["TZ": "America/Los_Angeles"], ["TZ": "Pacific/Kiritimati", "LC_ALL": "tr_TR"],
                ["SWIFT_DETERMINISTIC_HASHING": "1"], [:], [:],
            ] {
                let other = node.run(by: Program(environment: environment))
                var page: [String] = []
                for words in [
                    ["state", "--json"], ["list"], ["list", "--json"], ["conflicts", "--json"],
                    ["report", "consolidated", "--period", "2569-01"], ["doctor", "--json"],
                ] {
                    let outcome = try await other.runner.run(other.words(words))
                    page.append("\(outcome.code) \(outcome.output) \(outcome.errors)")
                }
                pages.insert(page)
            }
            #expect(pages.count == 1)
        }

        @Test("F40 Thai text arrives in the same bytes, however its marks were typed")
        func marks() async throws {
            let folder = try TestFolder()
            let (office, centre) = try await FaultNode.acquainted(
                office: folder.path,
                centre: folder.path
            )
            let texts = [
                "ก\u{0e48}\u{0e38}", "ก\u{0e38}\u{0e48}", "น\u{0e4d}\u{0e32}", "น\u{0e33}",
                "ที่\u{200b}นี่", "๑๒๓ 123", "e\u{301}", "\u{e9}", String(repeating: "กู้", count: 160),
            ]
            var ids: [String] = []
            for text in texts { ids.append(try #require(try await office.record(text))) }
            try await ServingNode.during(centre) { try await office.ok("sync", $0.url) }
            let (here, there) = (
                try await office.state(of: office.office), try await centre.state(of: office.office)
            )
            #expect(Array(here.utf8) == Array(there.utf8))
            for (id, text) in zip(ids, texts) {
                let subject = try await centre.json("show", id)["subject"].text
                let once = text.precomposedStringWithCanonicalMapping
                #expect(Array(subject.utf8) == Array(once.utf8))
                let found = try await centre.json("list", "--search", String(text.prefix(40)))
                #expect(found.elements.contains { $0["id"].text == id }, "\(text.prefix(40))")
            }
        }

        @Test("F40 Ten thousand characters of Thai in any order arrive as they are, and are found")
        func longTexts() async throws {
            let folder = try TestFolder()
            let (office, centre) = try await FaultNode.acquainted(
                office: folder.path,
                centre: folder.path
            )
            var chance = SplitMix64(seed: Counts.seed)
            var details: [String: String] = [:]
            for (index, length) in [10, 1_000, 10_000].enumerated() {
                let detail = Self.anyThai(length, &chance)
                let id = try #require(
                    try await office.record("ยาว \(index)", detail: detail)
                )
                details[id] = detail
            }
            try await ServingNode.during(centre) { try await office.ok("sync", $0.url) }
            let here = try await office.state(of: office.office)
            let there = try await centre.state(of: office.office)
            #expect(Array(here.utf8) == Array(there.utf8))
            for (id, detail) in details {
                let shown = try await centre.json("show", id)["detail"].text
                let once = detail.precomposedStringWithCanonicalMapping
                #expect(Array(shown.utf8) == Array(once.utf8), "\(once.unicodeScalars.count)")
                // From the middle, as a clerk remembers it.
                let scalars = once.unicodeScalars
                let middle = scalars.index(scalars.startIndex, offsetBy: scalars.count / 2)
                let words = String(String.UnicodeScalarView(scalars[middle...].prefix(5)))
                for node in [office, centre] {
                    let found = try await node.json("list", "--search", words)
                    #expect(
                        found.elements.contains { $0["id"].text == id },
                        "\(words.debugDescription)"
                    )
                }
            }
        }

        /// So many characters of the Thai block, marks before letters and twice, joiners and Latin
        /// letters with loose accents among them.
        private static func anyThai(_ count: Int, _ chance: inout SplitMix64) -> String {
            let others: [Unicode.Scalar] = ["\u{200b}", "\u{200d}", "e", "\u{301}", "\u{e9}", "1"]
            let thai = Array(0x0e01...0x0e3a) + Array(0x0e3f...0x0e5b)
            var scalars = String.UnicodeScalarView()
            for _ in 0..<count {
                let letter = Unicode.Scalar(UInt16(chance.pick(thai))) ?? "ก"
                scalars.append(chance.once(in: 8) ? chance.pick(others) : letter)
            }
            return String(scalars)
        }
    }
}
