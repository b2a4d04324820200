import Foundation
import Testing
import TestGround

/// A node in a folder, worked by commands alone.
struct FaultNode: Sendable {
    /// The node's folder.
    let directory: String
    /// Its office's code.
    let office: String
    /// How its commands are run.
    var runner = Program()

    /// Sets a node up in a folder that is there.
    init(_ office: String = "80.21.karo", in parent: String) async throws {
        self.init(there: parent + "/" + office, office: office)
        try await ok(Self.setUp(office, in: directory))
    }

    /// Takes a node that is there already.
    init(there directory: String, office: String) {
        self.directory = directory
        self.office = office
    }

    /// The words that set a node up.
    static func setUp(_ office: String, in directory: String) -> [String] {
        let level = office == "centre" ? "centre" : "office"
        return ["init", "--office", office, "--name", "สำนักงาน \(office)", "--level", level]
    }

    /// Sets up an office and a centre that know each other.
    static func acquainted(
        office: String,
        centre: String
    ) async throws -> (
        office: FaultNode, centre: FaultNode
    ) {
        let pair = (
            office: try await FaultNode("80.21.karo", in: office),
            centre: try await FaultNode("centre", in: centre)
        )
        try await pair.office.meet(pair.centre)
        return pair
    }

    /// Lets an office and a centre know each other, so that they may exchange.
    func meet(_ centre: FaultNode) async throws {
        let file = directory + ".invitation"
        try await centre.ok("invite", office, "--out", file)
        try await ok("join", file)
    }

    /// The same node, worked under other circumstances.
    func run(by runner: Program) -> FaultNode {
        var other = self
        other.runner = runner
        return other
    }

    /// The words with the node named behind the first.
    func words(_ words: [String]) -> [String] {
        [words[0], "--node", directory] + words.dropFirst()
    }

    /// Runs a command.
    func run(_ words: String..., input: String = "") async throws -> ProgramOutcome {
        try await runner.run(self.words(words), input: input)
    }

    /// Starts a command and returns at once.
    func start(_ words: [String], input: String = "") throws -> RunningProgram {
        try runner.start(self.words(words), input: input)
    }

    /// Runs a command that must end well.
    @discardableResult
    func ok(
        _ words: String...,
        input: String = "",
        sourceLocation: SourceLocation = #_sourceLocation,
    ) async throws -> String {
        try await ok(words, input: input, sourceLocation: sourceLocation)
    }

    /// Runs a command that must end well.
    @discardableResult
    func ok(
        _ words: [String],
        input: String = "",
        sourceLocation: SourceLocation = #_sourceLocation,
    ) async throws -> String {
        let outcome = try await runner.run(self.words(words), input: input)
        try #require(outcome.code == 0, "\(outcome.account)", sourceLocation: sourceLocation)
        return outcome.output
    }

    /// Runs a command with `--json` that must end well, and reads what it prints.
    func json(
        _ words: String...,
        sourceLocation: SourceLocation = #_sourceLocation,
    ) async throws -> JSONValue {
        try JSONValue(document: try await ok(words + ["--json"], sourceLocation: sourceLocation))
    }

    /// Records a complaint; nil if that was not acknowledged.
    func record(_ subject: String, detail: String = "ลอง") async throws -> String? {
        let words = ["record", "--channel", "phone", "--subject", subject, "--detail", detail]
        let outcome = try await runner.run(self.words(words + ["--json"]))
        return outcome.code == 0 ? try JSONValue(document: outcome.output)["id"].text : nil
    }

    /// The ids of all complaints.
    func ids() async throws -> Set<String> {
        Set(try await json("list").elements.map { $0["id"].text })
    }

    /// The ids of all complaints that can still be read: none of a book that is damaged.
    func readableIDs() async throws -> Set<String> {
        let outcome = try await runner.run(words(["list", "--json"]))
        if outcome.code != 0 { return [] }
        return Set(try JSONValue(document: outcome.output).elements.map { $0["id"].text })
    }

    /// The whole merged state of an office's ledger.
    func state(of office: String) async throws -> String {
        try await ok("state", "--office", office, "--json")
    }

    /// Checks that the book is sound: every change, every signature, every row, and SQLite's own.
    func isSound(sourceLocation: SourceLocation = #_sourceLocation) async throws {
        for words in [["verify"], ["doctor"]] {
            let outcome = try await runner.run(self.words(words))
            #expect(outcome.code == 0, "\(outcome.account)", sourceLocation: sourceLocation)
        }
    }
}
