import Foundation
import Testing

@Suite("Several processes and one node")
struct SharingTests {
    private let sandbox: Sandbox

    init() async throws {
        sandbox = try Sandbox()
        let centre = try await sandbox.run(
            "init",
            "--node",
            "centre",
            "--office",
            "centre",
            "--name",
            "ศูนย์กลาง",
            "--level",
            "centre"
        )
        let karo = try await sandbox.run(
            "init",
            "--node",
            "karo",
            "--office",
            "80.21.karo",
            "--name",
            "อบต.กะหรอ"
        )
        try #require(centre.code == 0 && karo.code == 0)
        let invited = try await sandbox.run("invite", "80.21.karo", "--out", "i", node: "centre")
        let joined = try await sandbox.run("join", "i", node: "karo")
        try #require(invited.code == 0 && joined.code == 0, "\(invited.errors)\(joined.errors)")
    }

    private static let line = #"{"channel":"phone","subject":"ก","detail":"ข"}"#

    @Test("While serve runs, commands do what they always do, standard input included")
    func besideServe() async throws {
        let serving = try await sandbox.serve("karo")
        let recorded = try await sandbox.run(
            "record",
            "--from",
            "-",
            input: Self.line,
            node: "karo"
        )
        #expect(recorded.code == 0, "\(recorded.errors)")
        let edited = try await sandbox.run("edit", "1/2569", "nothing", "x", node: "karo")
        #expect(edited.code == 1)
        #expect(edited.errors.contains("there is no field"))
        let wrong = try await sandbox.run("list", "--today", "99", node: "karo")
        #expect(wrong.code == 64)
        let written = try await sandbox.run(
            "export",
            "--to",
            "centre",
            "--out",
            "k.tbn",
            node: "karo"
        )
        #expect(written.code == 0)
        #expect(FileManager.default.fileExists(atPath: sandbox.path + "/k.tbn"))
        try await serving.end()
        #expect(try await sandbox.run("list", node: "karo").output.contains("1 เรื่อง"))
    }

    @Test("A node is served once: a second serve is told so and changes nothing")
    func servedOnce() async throws {
        let serving = try await sandbox.serve("centre")
        let second = try await sandbox.run("serve", "--listen", "127.0.0.1:0", node: "centre")
        #expect(second.code == 1)
        #expect(second.errors.contains("served already"))
        #expect(second.output.isEmpty)
        let exchanged = try await sandbox.run("sync", serving.url, node: "karo")
        #expect(exchanged.code == 0, "\(exchanged.errors)")
        try await serving.end()
    }

    @Test("Two who record at once both record, under different numbers")
    func twoAtOnce() async throws {
        let sandbox = sandbox
        let numbers = try await withThrowingTaskGroup(of: String.self) { group in
            for _ in 0..<4 {
                group.addTask {
                    let outcome = try await sandbox.run(
                        "record",
                        "--from",
                        "-",
                        "--json",
                        input: Self.line,
                        node: "karo"
                    )
                    #expect(outcome.code == 0, "\(outcome.errors)")
                    return outcome.output
                }
            }
            return try await group.reduce(into: Set<String>()) { $0.insert($1) }
        }
        #expect(numbers.count == 4)
    }

    @Test("Two nodes that have exchanged print the same state")
    func sameState() async throws {
        _ = try await sandbox.run("record", "--from", "-", input: Self.line, node: "karo")
        let serving = try await sandbox.serve("centre")
        let exchanged = try await sandbox.run("sync", serving.url, "--json", node: "karo")
        #expect(exchanged.code == 0, "\(exchanged.errors)")
        let here = try await sandbox.run("state", "--office", "80.21.karo", "--json", node: "karo")
        let there = try await sandbox.run(
            "state",
            "--office",
            "80.21.karo",
            "--json",
            node: "centre"
        )
        #expect(here.code == 0)
        #expect(here.output == there.output)
        try await serving.end()
    }

    @Test("The demonstration runs to its end and names three nodes that can be worked on")
    func demo() async throws {
        let outcome = try await sandbox.run("demo")
        #expect(outcome.code == 0, "\(outcome.errors)")
        let folders = outcome.output.split(separator: "\n").suffix(3)
        for (line, name) in zip(folders, ["centre: ", "karo: ", "school: "]) {
            #expect(line.hasPrefix(name))
            let folder = String(line.dropFirst(name.count))
            #expect(try await sandbox.run("verify", "--node", folder).code == 0)
        }
    }
}
