import Glibc
import NIOCore
import NIOPosix
import TestGround
import Testing

@testable import Transports

@Suite("The two sides of the local socket, each against a rude other", .guardedAgainstHanging)
struct LocalCommandPeersTests {
    private let folder: TemporaryFolder
    private let path: String

    init() throws {
        folder = try TemporaryFolder()
        path = "\(folder.path)/node.sock"
    }

    @Test("A client that was accepted and is served by nobody is hung up on, and ends no process")
    func servedByNobody() async throws {
        let server = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .bind(unixDomainSocketPath: path) { channel in
                channel.eventLoop.makeCompletedFuture {
                    AcceptedClient(try LocalCommandHost.wrap(channel))
                }
            }
        let client = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .connect(unixDomainSocketPath: path).get()
        try await server.executeThenClose { clients in
            var accepted = clients.makeAsyncIterator()
            let isThere = try await accepted.next() != nil
            #expect(isThere)
        }
        try await client.closeFuture.get()
    }

    @Test("A host that ends before it has accepted has done nothing: try again")
    func notAccepted() async throws {
        #expect(try await outcome(against: []) == .notAccepted)
    }

    @Test("A host that ends after it has accepted leaves the command in doubt")
    func inDoubt() async throws {
        for frames in [
            [LocalFrame.accepted], [.accepted, .output([])], [.accepted, .inputWanted],
        ] {
            await #expect(throws: LocalCommandError.brokenOff(path: path)) {
                try await outcome(against: frames.flatMap(\.bytes))
            }
        }
        let cutOff = LocalFrame.accepted.bytes + LocalFrame.exit(0).bytes.dropLast()
        await #expect(throws: LocalCommandError.brokenOff(path: path)) {
            try await outcome(against: cutOff)
        }
        let sentence = "\(LocalCommandError.brokenOff(path: path))"
        #expect(sentence.hasPrefix("The command may or may not have been carried out: "))
    }

    @Test("A host that speaks something else is named")
    func notUnderstood() async throws {
        let answers = [
            LocalFrame.exit(0).bytes, Array("HTTP/1.1 400 Bad Request".utf8),
            LocalFrame.accepted.bytes + LocalFrame.accepted.bytes,
        ]
        for answer in answers {
            await #expect(throws: LocalCommandError.notUnderstood(path: path)) {
                try await outcome(against: answer)
            }
        }
    }

    @Test("A command line that fits no frame is refused before anything is sent")
    func tooLarge() async throws {
        let listening = try LocalSocket.listen(path)
        let words = [String(repeating: "x", count: 1 << 20)]
        let request = LocalRequest(arguments: words, workingDirectory: "/", outputIsTerminal: false)
        await #expect(throws: LocalCommandError.requestTooLarge(limitBytes: 1 << 20)) {
            try await LocalCommandClient(path: path).run(request)
        }
        withExtendedLifetime(listening) {}
    }

    @Test("A client that speaks nonsense is cut off, and the next one is served")
    func nonsense() async throws {
        let nonsense: [[UInt8]] = [
            Array("GET / HTTP/1.1\r\n\r\n".utf8), [0, 0, 0, 0], [255, 255, 255, 255],
            LocalFrame.accepted.bytes, LocalFrame.input([1]).bytes,
            Array(LocalFrame.request(LocalFrameTests.request).bytes.dropLast()),
        ]
        let host = try LocalCommandHost(path: path)
        try await withThrowingTaskGroup { group in
            group.addTask {
                try await host.run { command, _ in
                    Int32(command.request.arguments.count)
                }
            }
            for bytes in nonsense {
                #expect(try await answer(to: bytes) == [])
            }
            let outcome = try await LocalCommandClient(path: path).run(LocalFrameTests.request)
            #expect(outcome == .finished(exitCode: 4))
            host.stop()
            try await group.waitForAll()
        }
    }

    @Test("Input that nobody has asked for ends the connection, and cancels the command")
    func unaskedInput() async throws {
        let never = Gate()
        let host = try LocalCommandHost(path: path)
        try await withThrowingTaskGroup { group in
            group.addTask {
                try await host.run { _, _ in
                    await never.wait()
                    return 0
                }
            }
            let frames = [LocalFrame.request(LocalFrameTests.request), .input([1])]
            let answer = try await answer(to: frames.flatMap(\.bytes), stayingOpen: true)
            #expect(LocalFrame.accepted.bytes.starts(with: answer))
            host.stop()
            try await group.waitForAll()
        }
    }

    @Test("When its client goes away a command is cancelled")
    func clientGone() async throws {
        let never = Gate()
        let host = try LocalCommandHost(path: path)
        try await withThrowingTaskGroup { group in
            group.addTask {
                try await host.run { _, _ in
                    await never.wait()
                    return 0
                }
            }
            let request = LocalFrame.request(LocalFrameTests.request).bytes
            guard let socket = try LocalSocket.connect(path) else {
                throw TestFailure.unexpected("nobody listens")
            }
            try socket.write(request)
            #expect(try socket.read(limitBytes: 5) == LocalFrame.accepted.bytes)
            _ = consume socket
            host.stop()
            try await group.waitForAll()
        }
    }

    /// What a client makes of a host that reads the request, sends these bytes, and closes.
    private func outcome(against answer: [UInt8]) async throws -> LocalCommandOutcome {
        let listening = try LocalSocket.listen(path).release()
        async let served: Void = NIOThreadPool.singleton.runIfActive {
            let client = OpenFile(descriptor: accept(listening, nil, nil))
            let request = LocalFrame.request(LocalFrameTests.request).bytes
            guard try client.read(limitBytes: request.count) == request else {
                throw TestFailure.unexpected("another request")
            }
            try client.write(answer)
        }
        defer { LocalSocket.remove(path) }
        defer { close(listening) }
        let client = LocalCommandClient(path: path)
        let outcome = try await client.run(LocalFrameTests.request, standardInput: -1)
        try await served
        return outcome
    }

    /// What the host sends, until it closes, to a client that sends these bytes.
    private func answer(to bytes: [UInt8], stayingOpen: Bool = false) async throws -> [UInt8] {
        let path = path
        return try await NIOThreadPool.singleton.runIfActive {
            guard let socket = try LocalSocket.connect(path) else {
                throw TestFailure.unexpected("nobody listens")
            }
            try socket.write(bytes)
            if !stayingOpen { shutdown(socket.descriptor, CInt(SHUT_WR)) }
            return (try? socket.read(limitBytes: 1 << 16)) ?? []
        }
    }
}
