import Foundation
import Testing

@Suite("The program on the command line")
struct CommandLineTests {
    private let sandbox: Sandbox

    init() async throws {
        sandbox = try Sandbox()
        let made = try await sandbox.run(
            "init",
            "--node",
            "karo",
            "--office",
            "80.21.karo",
            "--name",
            "อบต.กะหรอ"
        )
        try #require(made.code == 0, "\(made.errors)")
    }

    private func run(_ words: String..., input: String = "") async throws -> ProgramOutcome {
        try await sandbox.run(all: words, input: input, node: "karo")
    }

    @Test("What was recorded is listed and shown, and names nobody")
    func roundTrip() async throws {
        let recorded = try await run(
            "record",
            "--channel",
            "phone",
            "--subject",
            "-น้ำไม่ไหล",
            "--detail",
            "หกวัน",
            "--name",
            "นางอารีย์ ศรีสุข",
            "--json"
        )
        #expect(recorded.code == 0, "\(recorded.errors)")
        let made = try #require(try Self.object(recorded.output) as? [String: Any])
        let id = try #require(made["id"] as? String)
        let listed = try await run("list", "--json")
        #expect((try Self.object(listed.output) as? [[String: Any]])?.first?["id"] as? String == id)
        let shown = try await run("show", id, "--json")
        let view = try #require(try Self.object(shown.output) as? [String: Any])
        #expect(view["subject"] as? String == "-น้ำไม่ไหล")
        #expect(view["number"] as? String == made["number"] as? String)
        for page in [listed, shown, try await run("list"), try await run("show", id)] {
            #expect(!page.output.contains("อารีย์"))
        }
        let opened = try await run("show", id, "--identity")
        #expect(opened.output.contains("นางอารีย์ ศรีสุข"))
    }

    @Test(
        "An address without its scheme is refused at once, before anybody is to call it",
        arguments: ["centre.example.go.th", "centre.example.go.th:8080", "ftp://centre.go.th"]
    )
    func addressWithoutScheme(address: String) async throws {
        let served = try await run("serve", "--listen", "127.0.0.1:0", "--sync", address)
        let file = sandbox.path + "/nong.invitation"
        let invited = try await run("invite", "80.21.nong", "--address", address, "--out", file)
        for told in [served, invited] {
            #expect(told.code != 0)
            #expect(told.errors.contains(address) && told.errors.contains("http"))
            #expect(!told.output.contains("listening"))
        }
        #expect(!FileManager.default.fileExists(atPath: file))
    }

    @Test("A value that cannot be used is refused in Thai as well, with what is to be done")
    func refusedInThai() async throws {
        _ = try await run("record", "--channel", "phone", "--subject", "ก", "--detail", "ข")
        let listed = try await run("list", "--json")
        let id = try #require(
            (try Self.object(listed.output) as? [[String: Any]])?.first?["id"] as? String
        )
        let large = sandbox.path + "/large.json"
        try Data(repeating: UInt8(ascii: " "), count: 300_000).write(to: URL(filePath: large))
        let refused = [
            ["check-channel", "phone", "--found", "-1"], ["check-channel", "complaint-box"],
            ["list", "--limit", "0"], ["list", "--due-within", "-1"], ["remind", "--within", "-1"],
            ["report", "register", "--half", "1"], ["procedure", "set", large],
            ["paper", "memo", id, "--number", "--today", "2569-01-05"],
            ["resolve", id, "number", "--value", "x"], ["resolve", id, "actions", "--value", "x"],
            ["resolve", id, "identity", "--value", "x"],
        ]
        for words in refused {
            let outcome = try await sandbox.run(all: words, node: "karo")
            #expect(outcome.code != 0, "\(words)")
            let thai = outcome.errors.unicodeScalars.count { (0x0E01...0x0E5B).contains($0.value) }
            #expect(thai > 10, "\(words): \(outcome.errors)")
            #expect(!outcome.errors.contains("ไม่รู้จักช่องข้อมูล"), "\(words)")
        }
        let said = try await sandbox.run(all: ["procedure", "set", large], node: "karo")
        #expect(said.errors.contains("large.json"))
    }

    @Test("Why a file cannot be imported is said in Thai in the sentence that names it")
    func importedTable() async throws {
        let path = sandbox.path + "/2567.csv"
        try Data("ลำดับที่,วันที่\n1,2/10/2567\n".utf8).write(to: URL(filePath: path))
        let refused = try await run("import", path)
        let lines = refused.errors.split(separator: "\n")
        #expect(refused.code == 1 && lines.count == 2)
        #expect(lines[0].contains(path) && lines[0].contains("ไม่ใช่ไฟล์รับส่งข้อมูลของโปรแกรมนี้"))
    }

    @Test("An unknown action is refused, and the known ones stand in both languages")
    func unknownAction() async throws {
        let refused = try await run("act", "1/2569", "fly")
        #expect(refused.code == 1)
        #expect(refused.errors.contains("not-close (ไม่ยุติ)"))
        #expect(refused.errors.contains("there are note accept decline"))
    }

    @Test("A year whose holidays nobody has entered is said to be unknown")
    func unknownHolidays() async throws {
        let unknown = try await run("holiday", "list", "--year", "2573")
        #expect(unknown.code == 0 && unknown.errors.contains("holidays of 2573 are not known"))
        #expect(try await run("holiday", "list", "--year", "2569").errors.isEmpty)
    }

    @Test("A value that begins with a dash is a value")
    func dashes() async throws {
        _ = try await run(
            "record",
            "--channel",
            "phone",
            "--subject",
            "s",
            "--detail",
            "d",
            "--ref",
            "r"
        )
        let listed = try await run("list", "--json")
        let id = try #require(
            (try Self.object(listed.output) as? [[String: Any]])?.first?["id"] as? String
        )
        #expect(try await run("edit", id, "place", "-5 บาท").code == 0)
        #expect(try await run("act", id, "note", "--text", "--").code == 0)
        let shown = try await run("show", id, "--json")
        #expect(shown.output.contains("\"place\":\"-5 บาท\""))
        #expect(shown.output.contains("\"text\":\"--\""))
    }

    @Test("Lines from standard input: good ones are recorded, bad ones named, known ones skipped")
    func lines() async throws {
        let input = """
            {"channel":"phone","subject":"ก","detail":"ข","ref":"a"}

            {"channel":"pigeon","subject":"ก","detail":"ข"}
            {"channel":"phone","subject":"ก","detail":"ข","ref":"b"}
            """
        let first = try await run("record", "--from", "-", "--json", input: input)
        #expect(first.code == 1)
        #expect(first.errors.contains("line 3: "))
        let results = try #require(try Self.object(first.output) as? [[String: Any]])
        #expect(results.map { $0["line"] as? Int } == [1, 3, 4])
        #expect(results.map { $0["error"] == nil } == [true, false, true])
        let again = try await run("record", "--from", "-", input: input)
        #expect(again.output.contains("Recorded 0, skipped 2"))
        let fresh = input.replacing("\"a\"", with: "\"c\"")
        let none = try await run("record", "--from", "-", "--all-or-nothing", input: fresh)
        #expect(none.code == 1)
        #expect(try await run("list").output.contains("2 เรื่อง"))
    }

    @Test("A bad line of a file is answered in both languages, also as JSON")
    func badLineInJSON() async throws {
        let input = #"{"channel":"pigeon","subject":"ก","detail":"ข"}"#
        let outcome = try await run("record", "--from", "-", "--json", input: input)
        let results = try #require(try Self.object(outcome.output) as? [[String: Any]])
        let error = try #require(results.first?["error"] as? String)
        let said = error.split(separator: "\n")
        #expect(said.count == 2 && outcome.errors.contains("line 1: \(said[1])"), "\(error)")
        #expect(outcome.errors.contains("บรรทัดที่ 1: \(said[0])"))
    }

    @Test("A report is written in the format asked for; a workbook is for a file alone")
    func formats() async throws {
        let words = ["report", "register", "--format"]
        let page = try await sandbox.run(all: words + ["html"], node: "karo")
        #expect(page.output.hasPrefix("<!DOCTYPE html>"), "\(page.errors)")
        let file = sandbox.path + "/register.xlsx"
        let written = try await sandbox.run(all: words + ["xlsx", "--out", file], node: "karo")
        #expect(written.code == 0, "\(written.errors)")
        #expect(try Data(contentsOf: URL(filePath: file)).starts(with: [0x50, 0x4B]))
        let poured = try await sandbox.run(all: words + ["xlsx"], node: "karo")
        #expect(poured.code == 64)
        #expect(poured.errors.contains("--out report.xlsx"))
        #expect(poured.output.isEmpty)
    }

    @Test(
        "Wrong use ends with 64 and an explanation, and changes nothing",
        arguments: [
            ["fly"], ["record", "--channel", "phone"], ["record"], ["show"],
            ["list", "--today", "99"],
            ["report", "yearly"], ["report", "register", "--period", "2569"], ["channel"], ["sync"],
            ["resolve", "1/2569", "subject"], ["serve", "--listen", "8080"],
            ["list", "--nod", "x"],
            ["record", "--subject"],
        ]
    )
    func wrongUse(words: [String]) async throws {
        let outcome = try await sandbox.run(all: words, node: "karo")
        #expect(outcome.code == 64)
        #expect(!outcome.errors.isEmpty)
        #expect(outcome.output.isEmpty)
    }

    @Test("Without a folder no command guesses one")
    func noFolder() async throws {
        let outcome = try await sandbox.run("list")
        #expect(outcome.code == 64)
        #expect(outcome.errors.contains("--node DIR"))
    }

    @Test("What the node refuses ends with 1 and a Thai sentence before the English one")
    func refused() async throws {
        let outcome = try await run("show", "99/2569")
        #expect(outcome.code == 1)
        let lines = outcome.errors.split(separator: "\n")
        #expect(lines.count == 2)
        #expect(lines.first?.hasPrefix("ไม่พบเรื่อง") == true)
        #expect(lines.last?.hasPrefix("no case") == true)
    }

    @Test(
        "What is not there is named in Thai first and in English after it",
        arguments: [
            (["sync", "/tmp/no/stick"], "ไม่พบโฟลเดอร์ /tmp/no/stick", "There is no folder"),
            (["list", "--node", "/tmp/no/node"], "ยังไม่ได้ตั้งสำนักงาน", "there is no node"),
            (["report", "register", "--out", "/tmp/no/x.html"], "เขียน /tmp/no/x.html", "/tmp/no/"),
            (["record", "--from", "/tmp/no/file"], "ไม่พบไฟล์ /tmp/no/file", "There is no file"),
        ]
    )
    func missing(words: [String], thai: String, english: String) async throws {
        let outcome = try await sandbox.run(all: words, node: "karo")
        #expect(outcome.code == 1)
        let lines = outcome.errors.split(separator: "\n")
        #expect(lines.count == 2)
        #expect(lines.first?.hasPrefix(thai) == true, "\(outcome.errors)")
        #expect(lines.last?.hasPrefix(english) == true, "\(outcome.errors)")
    }

    @Test(
        "Options that a clerk has mixed up are explained in Thai first",
        arguments: [
            (["report", "monthly", "--fiscal-year", "2569"], "รายงานรายเดือนใช้ --period"),
            (["report", "annual", "--period", "2569-01"], "รายงาน annual ใช้ --fiscal-year"),
            (["paper", "slip", "1/2569", "--number", "--today", "2569-01-01"], "เลขที่หนังสือ"),
        ]
    )
    func mixedUp(words: [String], thai: String) async throws {
        let outcome = try await sandbox.run(all: words, node: "karo")
        #expect(outcome.code == 64)
        #expect(outcome.errors.hasPrefix("Error: " + thai), "\(outcome.errors)")
    }

    static func object(_ json: String) throws -> Any {
        try JSONSerialization.jsonObject(with: Data(json.utf8))
    }
}
