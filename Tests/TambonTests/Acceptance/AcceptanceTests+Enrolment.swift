import Foundation
import Testing
import TestGround

extension AcceptanceTests {
    @Suite("Enrolment")
    struct Enrolment {
        @Test("The root key is said once, when the centre is set up, and is in none of its files")
        func rootKey() async throws {
            let folder = try TestFolder()
            let centre = DeskNode(directory: folder.file("centre"), office: "centre")
            let made = try await centre.json(
                "init",
                "--office",
                "centre",
                "--name",
                "ศูนย์กลาง",
                "--level",
                "centre"
            )
            let key = made["rootKey"].text.filter(\.isHexDigit)
            #expect(key.count == 68)
            let bytes = stride(from: 0, to: 64, by: 2).compactMap { place in
                UInt8(key.dropFirst(place).prefix(2), radix: 16)
            }
            try #require(bytes.count == 32)
            var looked = 0
            for name in TestFolder.tree(centre.directory) {
                guard
                    let file = FileManager.default.contents(
                        atPath: centre.directory + "/" + name
                    )
                else { continue }
                looked += 1
                for form in [Data(bytes), Data(key.prefix(64).utf8)] {
                    #expect(file.range(of: form) == nil, "\(name)")
                }
            }
            #expect(looked >= 4)
            // It certifies, and no other key does.
            try await centre.ok("certify", "--root-key", made["rootKey"].text)
            let other = try await DeskNode.centre()
            try await other.refuses(
                ["certify", "--root-key", made["rootKey"].text],
                naming: ["root key"]
            )
        }

        @Test("An office is invited, joins by a stick, is listed, and sees what has arrived")
        func byStick() async throws {
            let centre = try await DeskNode.centre()
            let karo = try await DeskNode()
            let stick = try TestFolder()
            try await karo.record("ก่อนได้รับเชิญ")
            try await karo.refuses(["sync", stick.path], naming: ["tambon invite 80.21.karo"])
            let file = stick.file("karo.invitation")
            try await centre.ok("invite", karo.office, "--out", file)
            let joined = try await karo.json("join", file)
            #expect(joined["invitedBy"] == .text("centre"))
            let waiting = try await karo.json("list", "--not-arrived").elements
            #expect(waiting.map { $0["subject"] } == [.text("ก่อนได้รับเชิญ")])
            for node in [karo, centre, karo] { try await node.ok("sync", stick.path) }
            let arrived = try await karo.json("list", "--not-arrived").elements
            #expect(arrived == [])
            for node in [karo, centre] {
                let nodes = try await node.json("nodes")["nodes"].elements
                #expect(
                    Set(nodes.map { "\($0["office"].text) \($0["state"].text)" })
                        == ["centre enrolled", "80.21.karo enrolled"]
                )
            }
        }

        @Test("F21 A revoked node is told so, records nothing more, and hinders nobody")
        func revoked() async throws {
            let centre = try await DeskNode.centre()
            let (karo, nong) = (
                try await centre.enrolled(), try await centre.enrolled("80.22.nong")
            )
            let serving = try await ServingNode(centre)
            for node in [karo, nong] { try await node.ok("sync", serving.url) }
            try await centre.ok("revoke", karo.office)
            try await karo.record("หลังเพิกถอน")
            let told = try await karo.run("sync", serving.url)
            #expect(told.code == 1 && told.errors.contains("revoked"), "\(told.account)")
            let words = ["record", "--channel", "phone", "--subject", "ก", "--detail", "ข"]
            try await karo.refuses(words, naming: ["revoked"])
            let held = try await centre.json("doctor")["quarantine"].elements
            #expect(held.count == 1)
            let cases = try await centre.json("list").elements
            #expect(cases == [])
            try await nong.record("ของหนอง")
            try await nong.ok("sync", serving.url)
            try await serving.end()
            try await centre.verifies()
        }

        @Test("F17 A folder that was copied says so, gives slip codes, and numbers once it is told")
        func copied() async throws {
            let karo = try await DeskNode.centre().enrolled()
            try await karo.record("หนึ่ง")
            let folder = try TestFolder()
            try FileManager.default.copyItem(
                atPath: karo.directory,
                toPath: folder.file("karo")
            )
            let copy = DeskNode(directory: folder.file("karo"), office: karo.office)
            let book = try await copy.json("book")
            #expect(book["isPaused"] == .flag(true))
            let words = ["record", "--channel", "phone", "--subject", "สอง", "--detail", "ข"]
            let recorded = try await ProgramRunner().run(copy.words(words) + ["--json"])
            let slip = try JSONValue(document: recorded.output)["number"].text
            #expect(slip.hasPrefix("ช"), "\(recorded.account)")
            #expect(recorded.errors.contains("this database was copied"), "\(recorded.account)")
            let year = try await karo.numbers()[0].split(separator: "/")[1]
            let taken = try await copy.run("book", "--take", "--last", "3/\(year)", "--json")
            #expect(taken.code == 0, "\(taken.account)")
            let shown = try await copy.run("show", slip, "--json")
            let number = try JSONValue(document: shown.output)["number"].text
            #expect(number == "4/\(year)")
            try await copy.verifies()
        }
    }
}
