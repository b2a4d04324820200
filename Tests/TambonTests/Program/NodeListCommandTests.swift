import Testing

@Suite("What clerks are sent to read is in Thai, and leads on")
struct NodeListCommandTests {
    private let sandbox: Sandbox

    /// A centre.
    init() async throws {
        sandbox = try Sandbox()
        try await run("centre", "init", "--office", "centre", "--name", "ศูนย์", "--level", "centre")
    }

    @discardableResult
    private func run(_ node: String, _ words: String...) async throws -> ProgramOutcome {
        let outcome = try await sandbox.run(all: words, node: node)
        try #require(outcome.code == 0, "\(outcome.account)")
        return outcome
    }

    private func exchange(_ lower: String...) async throws {
        let serving = try await sandbox.serve("centre")
        for _ in 0..<2 { for node in lower { try await run(node, "sync", serving.url) } }
        try await serving.end()
    }

    @Test("The nodes and invitations are listed in Thai")
    func nodes() async throws {
        try await run("centre", "invite", "80.21.karo", "--out", "k")
        let listed = try await run("centre", "nodes").output
        for word in ["ส่วนกลาง", "ใช้งานอยู่", "กุญแจราก", "เครื่องนี้", "เชิญแล้ว", "80.21.karo"] {
            #expect(listed.contains(word), "\(listed)")
        }
        #expect(!listed.contains("enrolled"))
    }

    @Test("A number that stands on two cases is settled where the hub says that it can be")
    func numberAtHub() async throws {
        try await run("karo", "init", "--office", "80.21.karo", "--name", "อบต.กะหรอ")
        for (node, file) in [("karo", "k"), ("second", "s")] {
            try await run("centre", "invite", "80.21.karo", "--out", file)
            try await run(node, "join", file)
            try await exchange(node)
        }
        try await run("second", "book", "--take")
        for node in ["karo", "second"] {
            try await run(node, "record", "--channel", "phone", "--subject", node, "--detail", "ก")
        }
        try await exchange("karo", "second")
        let place = "ที่เครื่องที่ออกเลขทะเบียนของ 80.21.karo"
        let atHub = try await run("centre", "conflicts").output
        #expect(atHub.contains("เลขทะเบียน (number)") && atHub.contains(place), "\(atHub)")
        let atBook = try await run("second", "conflicts").output
        #expect(atBook.contains("เลขทะเบียน (number)") && !atBook.contains(place), "\(atBook)")
    }

    @Test("A restored centre is told in both languages to certify itself")
    func restoredCentre() async throws {
        try await run("centre", "backup", "b")
        let told = try await run("new", "restore", "b").errors
        let lines = told.split(separator: "\n").filter { $0.contains("certify --root-key") }
        #expect(lines.count == 2 && !told.contains("tambon join"), "\(told)")
    }

    @Test("Who asks an office that nobody knows is told so, and that it can be withdrawn")
    func unknownOffice() async throws {
        try await run("karo", "init", "--office", "80.21.karo", "--name", "อบต.กะหรอ")
        try await run("centre", "invite", "80.21.karo", "--out", "k")
        try await run("karo", "join", "k")
        try await exchange("karo")
        try await run("karo", "record", "--channel", "phone", "--subject", "ก", "--detail", "ข")
        let listed = try await run("karo", "list").output
        let number = try #require(listed.firstMatch(of: /\d+\/25\d\d/)).output
        let told = try await run("karo", "transfer", String(number), "80.99.none").errors
        #expect(told.contains("80.99.none") && told.contains("--withdraw"), "\(told)")
        try await run("karo", "transfer", String(number), "--withdraw", "--reason", "ผิด")
        let known = try await run("karo", "transfer", String(number), "centre").errors
        #expect(!known.contains("--withdraw"), "\(known)")
    }
}
