import Glibc
import TestGround
import Testing

@testable import Transports

@Suite("A command through the local socket", .guardedAgainstHanging)
struct LocalCommandTests {
    private let folder: TemporaryFolder
    private let path: String

    init() throws {
        folder = try TemporaryFolder()
        path = "\(folder.path)/node.sock"
    }

    @Test("Words and folder arrive; output, errors and exit code come back")
    func roundTrip() async throws {
        let request = LocalFrameTests.request
        let large = (0..<700_000).map { UInt8(truncatingIfNeeded: $0) }
        let streams = try CommandStreams()
        let outcome = try await withHost { command, reply in
            guard command.request == request else { return 1 }
            try? await reply.output(large)
            try? await reply.errors([1, 2])
            try? await reply.output([])
            try? await reply.output([9])
            return -7
        } body: { _ in
            try await run(request, streams)
        }
        #expect(outcome == .finished(exitCode: -7))
        let written = try streams.written()
        #expect(written.output == large + [9])
        #expect(written.errors == [1, 2])
    }

    @Test("Where nobody listens the command is told so, and not by an error")
    func nobodyListens() async throws {
        let streams = try CommandStreams()
        #expect(try await run(LocalFrameTests.request, streams) == .nobodyListens)
        let missing = LocalCommandClient(path: "\(folder.path)/nothing/node.sock")
        #expect(try await missing.run(LocalFrameTests.request) == .nobodyListens)
        try leaveStaleSocket()
        #expect(try await run(LocalFrameTests.request, streams) == .nobodyListens)
    }

    @Test("The socket file of a killed process is replaced")
    func staleSocket() async throws {
        try leaveStaleSocket()
        let streams = try CommandStreams()
        let outcome = try await withHost { _, _ in
            3
        } body: { _ in
            try await run(LocalFrameTests.request, streams)
        }
        #expect(outcome == .finished(exitCode: 3))
        #expect(try folder.names() == [], "a stopped host leaves no socket behind")
    }

    @Test("A file that is no socket is left alone, and so is a host that lives")
    func occupied() throws {
        try folder.put("node.sock", [1])
        #expect(throws: LocalCommandError.notASocket(path: path)) {
            try LocalCommandHost(path: path)
        }
        #expect(try folder.bytes("node.sock") == [1])
        let other = "\(folder.path)/other.sock"
        let host = try LocalCommandHost(path: other)
        #expect(throws: LocalCommandError.alreadyListening(path: other)) {
            try LocalCommandHost(path: other)
        }
        withExtendedLifetime(host) {}
    }

    @Test("Only the owner may use the socket file")
    func rights() throws {
        let host = try LocalCommandHost(path: path)
        var status = stat()
        try #require(unsafe lstat(path, &status) == 0)
        #expect(status.st_mode & 0o7777 == 0o600)
        withExtendedLifetime(host) {}
    }

    @Test("A path longer than the kernel's limit works all the same")
    func longPath() async throws {
        let deep = "\(folder.path)/\(String(repeating: "ก", count: 50))"
        try #require(unsafe mkdir(deep, 0o700) == 0)
        let long = "\(deep)/node.sock"
        let host = try LocalCommandHost(path: long)
        let outcome = try await serving(host, { _, _ in 5 }) {
            try await LocalCommandClient(path: long).run(LocalFrameTests.request)
        }
        #expect(outcome == .finished(exitCode: 5))
    }

    @Test("A file name that fits no socket is refused in so many words")
    func tooLongName() {
        let long = "\(folder.path)/\(String(repeating: "n", count: 120))"
        #expect(throws: LocalCommandError.pathTooLong(path: long)) {
            try LocalCommandHost(path: long)
        }
    }

    @Test("A command that reads no input leaves it untouched and does not wait for it")
    func untouchedInput() async throws {
        let streams = try CommandStreams(typed: [1, 2, 3])
        let outcome = try await withHost { _, _ in
            0
        } body: { _ in
            try await run(LocalFrameTests.request, streams)
        }
        #expect(outcome == .finished(exitCode: 0))
        #expect(streams.unread() == [1, 2, 3])
    }

    @Test("A command that reads its input gets all of it, and then the end for ever")
    func wholeInput() async throws {
        let typed = (0..<200_000).map { UInt8(truncatingIfNeeded: $0 / 3) }
        try folder.put("typed", typed)
        let input = try OpenFile.open("\(folder.path)/typed", O_RDONLY).release()
        defer { close(input) }
        let streams = try CommandStreams()
        let outcome = try await withHost { command, reply in
            do {
                while let piece = try await command.input.read() { try await reply.output(piece) }
                return try await command.input.read() == nil ? 0 : 1
            } catch {
                return 2
            }
        } body: { [path] _ in
            try await LocalCommandClient(path: path).run(
                LocalFrameTests.request,
                standardInput: input,
                standardOutput: streams.output,
            )
        }
        #expect(outcome == .finished(exitCode: 0))
        #expect(try streams.written().output == typed)
    }

    @Test("F39 Commands run beside each other")
    func concurrency() async throws {
        let gate = Gate()
        let outcome = try await withHost { command, _ in
            if command.request.arguments == ["second"] { gate.open() }
            await gate.wait()
            return 0
        } body: { [path] _ in
            let client = LocalCommandClient(path: path)
            async let first = client.run(request("first"))
            async let second = client.run(request("second"))
            return try await [first, second]
        }
        #expect(outcome == [.finished(exitCode: 0), .finished(exitCode: 0)])
    }

    @Test("Stopping lets a running command end, and takes no new one")
    func stopping() async throws {
        let (started, gate, ended) = (Gate(), Gate(), Gate())
        let host = try LocalCommandHost(path: path)
        let client = LocalCommandClient(path: path)
        try await withThrowingTaskGroup { group in
            group.addTask {
                try await host.run { _, _ in
                    started.open()
                    await gate.wait()
                    ended.open()
                    return 4
                }
                #expect(ended.isOpen, "run must wait for the handler")
            }
            async let running = client.run(request("long"))
            await started.wait()
            host.stop()
            #expect(try await client.run(request("late")) == .nobodyListens)
            gate.open()
            #expect(try await running == .finished(exitCode: 4))
            try await group.waitForAll()
        }
    }

    @Test("Stopping ends a command's wait for input")
    func stoppingInput() async throws {
        let streams = try CommandStreams()
        let outcome = try await withHost { command, reply in
            do {
                try await reply.output([1])
                _ = try await command.input.read()
                return 0
            } catch {
                return error as? LocalCommandError == .hostStopping ? 9 : 1
            }
        } body: { host in
            async let outcome = run(LocalFrameTests.request, streams)
            while try streams.written().output.isEmpty { await Task.yield() }
            host.stop()
            return try await outcome
        }
        #expect(outcome == .finished(exitCode: 9))
    }

    @Test("A command that has begun to read gets the rest, although the host is stopping")
    func begunInput() async throws {
        let streams = try CommandStreams(typed: [1])
        let outcome = try await withHost { command, reply in
            do {
                guard try await command.input.read() == [1], command.input.hasBegun else {
                    return 1
                }
                try await reply.output([1])
                return try await command.input.read() == [2] ? 0 : 2
            } catch { return 9 }
        } body: { host in
            async let outcome = run(LocalFrameTests.request, streams)
            while try streams.written().output.isEmpty { await Task.yield() }
            host.stop()
            try streams.type([2])
            return try await outcome
        }
        #expect(outcome == .finished(exitCode: 0))
    }

    @Test("Cancelling the host cancels its commands, and the client learns that it is in doubt")
    func cancelling() async throws {
        let (started, never) = (Gate(), Gate())
        let host = try LocalCommandHost(path: path)
        let task = Task {
            try await host.run { _, _ in
                started.open()
                await never.wait()
                return 0
            }
        }
        async let outcome = LocalCommandClient(path: path).run(request("long"))
        await started.wait()
        task.cancel()
        try await task.value
        do {
            Issue.record("the client must not learn of an outcome: \(try await outcome)")
        } catch {
            #expect(error as? LocalCommandError == .brokenOff(path: path))
        }
    }

    @Test("A host that was stopped before it ran ends at once")
    func stoppedEarly() async throws {
        let host = try LocalCommandHost(path: path)
        host.stop()
        try await host.run { _, _ in 0 }
        #expect(try await LocalCommandClient(path: path).run(request("late")) == .nobodyListens)
    }

    private func run(
        _ request: LocalRequest,
        _ streams: CommandStreams,
    ) async throws -> LocalCommandOutcome {
        try await LocalCommandClient(path: path).run(
            request,
            standardInput: streams.input,
            standardOutput: streams.output,
            standardError: streams.errors,
        )
    }

    private func request(_ word: String) -> LocalRequest {
        LocalRequest(arguments: [word], workingDirectory: "/", outputIsTerminal: false)
    }

    private func withHost<Value: Sendable>(
        _ handler: @escaping LocalCommandHost.Handler,
        body: (LocalCommandHost) async throws -> Value,
    ) async throws -> Value {
        let host = try LocalCommandHost(path: path)
        return try await serving(host, handler) { try await body(host) }
    }

    private func serving<Value: Sendable>(
        _ host: LocalCommandHost,
        _ handler: @escaping LocalCommandHost.Handler,
        _ body: () async throws -> Value,
    ) async throws -> Value {
        try await withThrowingTaskGroup { group in
            group.addTask { try await host.run(handler: handler) }
            let value: Value
            do {
                value = try await body()
            } catch {
                host.stop()
                throw error
            }
            host.stop()
            try await group.waitForAll()
            return value
        }
    }

    /// A socket file as a killed process leaves it.
    private func leaveStaleSocket() throws {
        _ = try LocalSocket.listen(path)
    }
}
