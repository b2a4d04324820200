import Foundation
import TestGround
import Testing

@Suite("Papers on the command line")
struct PaperCommandTests {
    private let sandbox: Sandbox

    init() async throws {
        sandbox = try Sandbox()
        let made = try await run("init", "--office", "80.21.karo", "--name", "อบต.กะหรอ")
        try #require(made.code == 0, "\(made.errors)")
    }

    private func run(_ words: String..., input: String = "") async throws -> ProgramOutcome {
        let command = [words[0], "--node", "karo"] + words.dropFirst()
        return try await sandbox.run(all: command, input: input)
    }

    @Test("A paper is drawn as a page or as fields, numbered, by the office's own template")
    func drawn() async throws {
        let recorded = try await run(
            "record",
            "--channel",
            "phone",
            "--subject",
            "น้ำไม่ไหล",
            "--detail",
            "หกวัน",
            "--name",
            "นางอารีย์ ศรีสุข",
            "--json"
        )
        guard case .text(let id) = try JSONValue(document: recorded.output)["id"] else {
            throw TestTrouble.unexpected(recorded.output)
        }
        let notice = try await run("paper", "preliminary-notice", id, "--number", "--json")
        #expect(notice.code == 0, "\(notice.errors)")
        let fields = try JSONValue(document: notice.output)
        #expect(fields["subject"] == .text("น้ำไม่ไหล"))
        #expect(fields["complainant"] == .text("ผู้ร้องเรียน"))
        #expect(fields["number"] != .text(""))
        let named = try await run("paper", "preliminary-notice", id, "--identity")
        #expect(named.output.contains("นางอารีย์ ศรีสุข"))
        let changed = try await run(
            "paper",
            "template",
            "set",
            "memo",
            "-",
            input: "<p>แบบของเรา {{subject}}</p>"
        )
        #expect(changed.code == 0, "\(changed.errors)")
        let written = try await run("paper", "memo", id, "--out", "memo.html")
        #expect(written.code == 0, "\(written.errors)")
        let page = try String(contentsOfFile: sandbox.path + "/memo.html", encoding: .utf8)
        #expect(page.contains("<p>แบบของเรา น้ำไม่ไหล</p>"))
        let refused = try await run("paper", "template", "set", "memo", "-", input: "\n{{nobody}}")
        #expect(refused.code == 1)
        #expect(refused.errors.contains("line 2: there is no field \"nobody\""))
        let shown = try await run("paper", "template", "show", "memo")
        #expect(shown.output == "<p>แบบของเรา {{subject}}</p>")
        let reset = try await run("paper", "template", "reset", "memo")
        #expect(reset.code == 0)
        #expect(try await run("paper", "memo", id).output.contains("บันทึกข้อความ"))
    }

    @Test("A paper that cannot be written takes no number", arguments: ["none/c.html", "folder"])
    func notWritten(out: String) async throws {
        try FileManager.default.createDirectory(
            atPath: sandbox.path + "/folder",
            withIntermediateDirectories: true
        )
        let recorded = try await run(
            "record",
            "--channel",
            "phone",
            "--subject",
            "ไฟดับ",
            "--detail",
            "สองคืน",
            "--json"
        )
        guard case .text(let id) = try JSONValue(document: recorded.output)["id"] else {
            throw TestTrouble.unexpected(recorded.output)
        }
        let refused = try await run("paper", "memo", id, "--number", "--out", out)
        #expect(refused.code == 1)
        let left = try JSONValue(document: await run("paper", "memo", id, "--json").output)
        #expect(left["number"] == .text(""))
        let written = try await run("paper", "memo", id, "--number", "--out", "c.html", "--json")
        guard case .text(let number) = try JSONValue(document: written.output)["number"] else {
            throw TestTrouble.unexpected(written.output)
        }
        #expect(number.hasPrefix("1/"))
        let files = try FileManager.default.contentsOfDirectory(atPath: sandbox.path)
        #expect(Set(files).isSuperset(of: ["c.html", "folder", "karo"]))
        #expect(!files.contains { $0.hasSuffix(".tmp") })
    }

    @Test("Options that contradict each other are wrong use")
    func wrongUse() async throws {
        for words in [
            ["memo", "1/2569", "--number", "--today", "2026-01-01"],
            ["memo", "1/2569", "--period", "2569-01"], ["contact-sheet", "1/2569"],
        ] {
            let outcome = try await sandbox.run(all: ["paper"] + words + ["--node", "karo"])
            #expect(outcome.code == 64, "\(words)")
        }
    }
}
