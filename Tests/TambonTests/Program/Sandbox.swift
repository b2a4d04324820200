import TestGround

/// A folder with nodes in it, in which commands are given; removed with the value.
final class Sandbox: Sendable {
    private let folder: TestFolder

    init() throws { folder = try TestFolder() }

    /// The folder.
    var path: String { folder.path }

    /// Runs the program to its end; `node` is what the environment names.
    func run(
        _ words: String...,
        input: String = "",
        node: String? = nil,
    ) async throws -> ProgramOutcome {
        try await run(all: words, input: input, node: node)
    }

    /// Runs the program to its end; `node` is what the environment names.
    func run(
        all words: [String],
        input: String = "",
        node: String? = nil,
    ) async throws -> ProgramOutcome {
        var runner = ProgramRunner(workingDirectory: path, environment: ["TMPDIR": path])
        runner.environment["TAMBON_NODE"] = node.map { path + "/" + $0 }
        return try await runner.run(words, input: input)
    }

    /// Starts `serve` on one of its nodes.
    func serve(_ node: String) async throws -> ServingNode {
        try await ServingNode(DeskNode(directory: path + "/" + node, office: node))
    }
}
