import Foundation
import Testing
import TestGround

/// A node in a folder of its own, worked by commands alone.
struct DeskNode: Sendable {
    /// The node's folder.
    let directory: String
    /// Its office's code.
    let office: String
    private let folder: TestFolder?

    /// Everything of a node that a refused command must leave as it was.
    struct Footprint: Equatable {
        let state: String
        let files: [String]
    }

    /// Takes a node that is there already.
    init(directory: String, office: String) {
        self.directory = directory
        self.office = office
        folder = nil
    }

    /// Sets a node up, in a temporary folder or in one that is named.
    init(
        _ office: String = "80.21.karo",
        level: String = "office",
        in parent: String? = nil
    )
        async throws
    {
        folder = parent == nil ? try TestFolder() : nil
        self.office = office
        directory = (parent ?? folder?.path ?? "") + "/" + office
        try await ok("init", "--office", office, "--name", "สำนักงาน \(office)", "--level", level)
    }

    /// Sets up a node that this one has invited and that has accepted: it is enrolled as soon as an
    /// exchange by any road has told so.
    func enrolled(
        _ office: String = "80.21.karo",
        level: String = "office",
        in parent: String? = nil,
    ) async throws -> DeskNode {
        let node = try await DeskNode(office, level: level, in: parent)
        let folder = try TestFolder()
        let file = folder.file("invitation")
        try await ok("invite", office, "--level", level, "--out", file)
        try await node.ok("join", file)
        return node
    }

    /// Sets up the centre.
    static func centre() async throws -> DeskNode { try await DeskNode("centre", level: "centre") }

    /// The words with the node named behind the first.
    func words(_ words: [String]) -> [String] {
        [words[0], "--node", directory] + words.dropFirst()
    }

    /// Runs a command.
    func run(_ words: String..., input: String = "") async throws -> ProgramOutcome {
        try await ProgramRunner().run(self.words(words), input: input)
    }

    /// Runs a command that must end well and complain of nothing.
    @discardableResult
    func ok(
        _ words: String...,
        input: String = "",
        sourceLocation: SourceLocation = #_sourceLocation,
    ) async throws -> ProgramOutcome {
        let outcome = try await ProgramRunner().run(self.words(words), input: input)
        #expect(outcome.code == 0, "\(outcome.account)", sourceLocation: sourceLocation)
        #expect(outcome.errors == "", "\(outcome.words)", sourceLocation: sourceLocation)
        return outcome
    }

    /// Runs a command with `--json` that must end well, and reads what it prints.
    func json(
        _ words: String...,
        input: String = "",
        sourceLocation: SourceLocation = #_sourceLocation,
    ) async throws -> JSONValue {
        let outcome = try await ProgramRunner().run(self.words(words) + ["--json"], input: input)
        #expect(outcome.code == 0, "\(outcome.account)", sourceLocation: sourceLocation)
        #expect(outcome.errors == "", "\(outcome.words)", sourceLocation: sourceLocation)
        return try JSONValue(document: outcome.output)
    }

    /// Records a complaint and returns its id.
    @discardableResult
    func record(_ subject: String, _ more: String...) async throws -> String {
        let words = ["record", "--channel", "phone", "--subject", subject, "--detail", "ลองระบบ"]
        let outcome = try await ProgramRunner().run(self.words(words + more) + ["--json"])
        try #require(outcome.code == 0, "\(outcome.account)")
        return try JSONValue(document: outcome.output)["id"].text
    }

    /// The whole merged state, of all ledgers or of one office.
    func state(of office: String? = nil) async throws -> String {
        let limit = office.map { ["--office", $0] } ?? []
        let outcome = try await ProgramRunner().run(words(["state", "--json"] + limit))
        try #require(outcome.code == 0, "\(outcome.account)")
        return outcome.output
    }

    /// The merged state of the own office's ledger.
    func ownState() async throws -> String { try await state(of: office) }

    /// What a refused command must leave as it was.
    func footprint() async throws -> Footprint {
        Footprint(state: try await state(), files: TestFolder.tree(directory))
    }

    /// The numbers of all cases of the own office in the order of entry.
    func numbers() async throws -> [String] {
        try await json("list", "--office", office).elements.map { $0["number"].text }
    }

    /// Checks that every change of the node is sound.
    func verifies(sourceLocation: SourceLocation = #_sourceLocation) async throws {
        let outcome = try await run("verify")
        #expect(outcome.code == 0, "\(outcome.account)", sourceLocation: sourceLocation)
    }
}
