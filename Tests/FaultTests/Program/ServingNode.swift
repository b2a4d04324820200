import Glibc
import Testing
import TestGround

/// A node that answers peers until it is told to end.
struct ServingNode: Sendable {
    /// Where it listens.
    let url: String
    /// The process.
    let program: RunningProgram

    /// The port it listens at.
    var port: UInt16 { url.split(separator: ":").last.flatMap { UInt16($0) } ?? 0 }

    /// Starts `serve` on a free port and waits until it listens.
    init(
        _ node: FaultNode,
        listen host: String = "127.0.0.1",
        by runner: Program? = nil
    )
        async throws
    {
        let program = try (runner ?? node.runner).start(
            node.words(["serve", "--listen", host + ":0"])
        )
        self.program = program
        let hello = "listening on "
        do {
            try await eventually("serve listens") {
                program.output.contains("\n") || !program.isRunning
            }
        } catch {
            program.abandon()
            throw error
        }
        let first = program.output.split(separator: "\n").first.map(String.init) ?? ""
        guard first.hasPrefix(hello + "http://") else {
            throw TestTrouble.unexpected("\(first) \(program.errors)")
        }
        url = String(first.dropFirst(hello.count))
    }

    /// Runs `body` while a node serves, and ends it whatever happens.
    @discardableResult
    static func during<Value>(
        _ node: FaultNode,
        listen host: String = "127.0.0.1",
        by runner: Program? = nil,
        _ body: (ServingNode) async throws -> Value,
    ) async throws -> Value {
        let serving = try await ServingNode(node, listen: host, by: runner)
        do {
            let value = try await body(serving)
            serving.program.signal(SIGTERM)
            _ = try await serving.program.outcome()
            return value
        } catch {
            await serving.kill()
            throw error
        }
    }

    /// Ends it without warning.
    func kill() async {
        program.signal(SIGKILL)
        _ = try? await program.outcome()
    }
}
