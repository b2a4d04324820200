import Testing
import TestGround

@Suite("Reminders on the command line")
struct RemindCommandTests {
    private let sandbox: Sandbox

    /// A centre, a district below it, and an office below that, which have heard of one another.
    init() async throws {
        sandbox = try Sandbox()
        try await run("centre", "init", "--office", "centre", "--name", "ศูนย์", "--level", "centre")
        try await run("up", "init", "--office", "80.21", "--name", "อำเภอ", "--level", "district")
        try await run("karo", "init", "--office", "80.21.karo", "--name", "อบต.กะหรอ")
        try await run("centre", "invite", "80.21", "--level", "district", "--out", "d")
        try await run("up", "join", "d")
        try await exchange("up", "centre")
        try await run("up", "invite", "80.21.karo", "--out", "k")
        try await run("karo", "join", "k")
        try await exchange("karo", "up")
    }

    @discardableResult
    private func run(_ node: String, _ words: String...) async throws -> String {
        let outcome = try await sandbox.run(all: words, node: node)
        try #require(outcome.code == 0, "\(words): \(outcome.errors)")
        return outcome.output
    }

    private func exchange(_ lower: String, _ upper: String) async throws {
        let serving = try await sandbox.serve(upper)
        for _ in 0..<2 { try await run(lower, "sync", serving.url) }
        try await serving.end()
    }

    @Test("A case of another office is named as it is found there")
    func otherOffice() async throws {
        try await run(
            "karo",
            "record",
            "--channel",
            "phone",
            "--subject",
            "เรียกเงิน",
            "--detail",
            "ค่าปูพื้น",
            "--name",
            "ผู้กล้า",
            "--reserve-for",
            "80.21"
        )
        try await exchange("karo", "up")
        let owed = try await run("up", "remind", "--within", "60")
        let number = try #require(owed.firstMatch(of: /80\.21\.karo:\d+\/\d+/)).output
        #expect(try await run("up", "show", String(number)).contains("เรียกเงิน"))
    }
}
