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
    init(_ node: DeskNode) async throws {
        let program = try ProgramRunner().start(
            node.words(["serve", "--listen", "127.0.0.1:0"])
        )
        self.program = program
        let hello = "listening on "
        try await eventually("serve listens") {
            program.output.contains("\n") || !program.isRunning
        }
        let first = program.output.split(separator: "\n").first.map(String.init) ?? ""
        guard first.hasPrefix(hello + "http://") else {
            throw TestTrouble.unexpected("\(first) \(program.errors)")
        }
        url = String(first.dropFirst(hello.count))
    }

    /// Ends it in the way an operating system does, and checks that it goes in time.
    func end(sourceLocation: SourceLocation = #_sourceLocation) async throws {
        let clock = ContinuousClock()
        let start = clock.now
        program.signal(SIGTERM)
        let outcome = try await program.outcome()
        #expect(outcome.code == 0, "\(outcome.account)", sourceLocation: sourceLocation)
        #expect(clock.now - start < .seconds(5), sourceLocation: sourceLocation)
    }
}
