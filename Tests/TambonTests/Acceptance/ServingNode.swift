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
    init(_ node: DeskNode, _ more: String...) async throws {
        let program = try ProgramRunner().start(
            node.words(["serve", "--listen", "127.0.0.1:0"] + more)
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

    /// What it answers to `GET`: the status and the page.
    func get(_ path: String, field: String? = nil) throws -> (status: Int, text: String) {
        let connection = try LoopbackSocket.connect(to: port)
        defer { close(connection) }
        let fields = ["host: tambon", "connection: close"] + (field.map { [$0] } ?? [])
        let request = "GET \(path) HTTP/1.1\r\n\(fields.joined(separator: "\r\n"))\r\n\r\n"
        guard LoopbackSocket.write(Array(request.utf8), to: connection) else {
            throw TestTrouble.system(errno)
        }
        var answer: [UInt8] = []
        var piece = [UInt8](repeating: 0, count: 4_096)
        while case let count = unsafe read(connection, &piece, piece.count), count > 0 {
            answer += piece[..<count]
        }
        let parts = String(decoding: answer, as: UTF8.self).split(
            separator: "\r\n\r\n",
            maxSplits: 1
        )
        guard let head = parts.first, let status = Int(head.split(separator: " ")[1]) else {
            throw TestTrouble.unexpected(String(decoding: answer, as: UTF8.self))
        }
        return (status, parts.count > 1 ? String(parts[1]) : "")
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
