import Logging
import TestGround
import Testing
import Transports

@testable import Server

@Suite("The server for peers, through a real port", .guardedAgainstHanging)
struct PeerServerTests {
    @Test("A link and a server exchange parcels, several over one connection")
    func exchange() async throws {
        try await RunningServer.with(limitBodyBytes: 1 << 20) { parcel in
            [UInt8(truncatingIfNeeded: parcel.count)] + parcel
        } _: { server in
            let link = try HTTPPeerLink(server.url + "/")
            let large = (0..<1_000_000).map { UInt8(truncatingIfNeeded: $0 / 7) }
            for parcel in [[], [1], large] {
                let answer = try await link.exchange(parcel)
                #expect(answer == [UInt8(truncatingIfNeeded: parcel.count)] + parcel)
            }
        }
    }

    @Test("The server's refusal reaches the person at the other end")
    func refusal() async throws {
        try await RunningServer.with { _ in
            throw PeerRefusal.notAccepted("This office is not enrolled; ask the district.")
        } _: { server in
            let error = await #expect(throws: PeerLinkError.self) {
                try await HTTPPeerLink(server.url).exchange([1])
            }
            #expect(
                error.map { "\($0)" } == "\(server.url) declined with status 403: "
                    + "This office is not enrolled; ask the district."
            )
        }
    }

    @Test("A parcel above the limit is refused over the wire too")
    func tooLarge() async throws {
        try await RunningServer.with { server in
            let link = try HTTPPeerLink(server.url)
            let parcel = [UInt8](repeating: 1, count: 2_000_000)
            let error = await #expect(throws: PeerLinkError.self) {
                try await link.exchange(parcel)
            }
            guard case .declined(_, 413, _)? = error else {
                Issue.record("expected status 413, not \(error.map { "\($0)" } ?? "an answer")")
                return
            }
        }
    }

    @Test("A second server at the same port is refused with the address")
    func addressInUse() async throws {
        try await RunningServer.with { server in
            let configuration = PeerServerConfiguration(host: "127.0.0.1", port: server.port)
            let second = PeerServer(
                configuration: configuration,
                logger: CapturedLog().logger,
                answer: { $0 },
            )
            let address = "127.0.0.1:\(server.port)"
            await #expect(throws: PeerServerError.addressInUse(address: address)) {
                try await second.run { _, _ in Issue.record("the port is taken") }
            }
        }
    }

    @Test("An address of another computer is refused", arguments: ["192.0.2.1", "a..b"])
    func foreignAddress(host: String) async {
        let server = PeerServer(
            configuration: PeerServerConfiguration(host: host, port: 0),
            logger: CapturedLog().logger,
            answer: { $0 },
        )
        await #expect(throws: PeerServerError.notOfThisComputer(address: "\(host):0")) {
            try await server.run { _, _ in Issue.record("nobody can listen there") }
        }
    }

    @Test("A request that runs is finished before a graceful stop")
    func gracefulStop() async throws {
        let (started, gate) = (Gate(), Gate())
        let answer = try await RunningServer.with { parcel in
            started.open()
            await gate.wait()
            return parcel + [9]
        } _: { server in
            let link = try HTTPPeerLink(server.url)
            async let answer = link.exchange([1])
            await started.wait()
            await server.stop()
            gate.open()
            return try await answer
        }
        #expect(answer == [1, 9])
    }

    @Test("A request that does not end in time does not hold up the stop")
    func forcedStop() async throws {
        let (started, never) = (Gate(), Gate())
        try await RunningServer.with(shutdownSeconds: 0) { parcel in
            started.open()
            await never.wait()
            return parcel
        } _: { server in
            let link = try HTTPPeerLink(server.url)
            let asking = Task { try? await link.exchange([1]) }
            await started.wait()
            await server.stop()
            _ = await asking.value
        }
    }

    @Test("A cancelled server ends without an error")
    func cancelled() async throws {
        let listening = Gate()
        let server = PeerServer(
            configuration: PeerServerConfiguration(host: "127.0.0.1", port: 0),
            logger: CapturedLog().logger,
            answer: { $0 },
        )
        let running = Task {
            try await server.run { host, port in
                #expect(host == "127.0.0.1" && port > 0)
                listening.open()
            }
        }
        await listening.wait()
        running.cancel()
        try await running.value
    }

    @Test("A connection that says nothing, or stops in a request, is closed")
    func idle() async throws {
        try await RunningServer.with(idleSeconds: 1) { server in
            let head = "POST /exchange HTTP/1.1\r\nhost: a\r\ncontent-length: 9\r\n"
            for beginning in ["", "POST /exch", head, head + "\r\nabc"] {
                let connection = try RawConnection(port: server.port)
                connection.send(beginning)
                #expect(try await !connection.read().contains("200 OK"))
            }
        }
    }

    @Test(
        "A request that does not arrive in its time is cut off with a sentence, also one that is too large; others are served meanwhile",
        arguments: [(10, 408, "did not arrive in its time"), (100_000_000, 413, "at most 1000")]
    )
    func slowRequest(length: Int, status: Int, sentence: String) async throws {
        try await RunningServer.with(requestSeconds: 1) { server in
            let slow = try (0..<5).map { _ in try RawConnection(port: server.port) }
            for connection in slow {
                connection.send("POST /exchange HTTP/1.1\r\ncontent-length: \(length)\r\n\r\n")
                connection.send(String(repeating: "x", count: min(length - 1, 5000)))
            }
            #expect(try await HTTPPeerLink(server.url).exchange([1, 2]) == [1, 2])
            for connection in slow {
                // The server's end of the connection comes after the sentence.
                let answer = try await connection.read()
                #expect(answer.hasPrefix("HTTP/1.1 \(status) "), "\(answer)")
                #expect(answer.contains(sentence), "\(answer)")
            }
        }
    }

    @Test("A body that memory has no room for is cut off with a sentence and a time to come again")
    func noRoom() async throws {
        let (started, gate) = (Gate(), Gate())
        try await RunningServer.with(limitBodiesBytes: 1500) { parcel in
            if parcel.count == 1000 {
                started.open()
                await gate.wait()
            }
            return [UInt8(truncatingIfNeeded: parcel.count)]
        } _: { server in
            let link = try HTTPPeerLink(server.url)
            async let whole = link.exchange([UInt8](repeating: 1, count: 1000))
            await started.wait()
            let stalling = try RawConnection(port: server.port)
            stalling.send("POST /exchange HTTP/1.1\r\ncontent-length: 900\r\n\r\n")
            stalling.send(String(repeating: "x", count: 600))
            let answer = try await stalling.read()
            #expect(answer.hasPrefix("HTTP/1.1 503 "), "\(answer)")
            #expect(answer.lowercased().contains("retry-after: 60"), "\(answer)")
            #expect(try await link.exchange([1, 2]) == [2])
            gate.open()
            #expect(try await whole == [UInt8(truncatingIfNeeded: 1000)])
        }
    }

    @Test("Above the limit of connections a new one waits until another has ended")
    func connectionCap() async throws {
        try await RunningServer.with(limitConnections: 1, idleSeconds: 1) { server in
            let first = try RawConnection(port: server.port)
            first.send("GET /health HTTP/1.1\r\n\r\n")
            _ = try await first.read(until: "ok")
            let second = try RawConnection(port: server.port)
            second.send("GET /health HTTP/1.1\r\nconnection: close\r\n\r\n")
            #expect(try await second.read().hasSuffix("ok"))
            #expect(first.isClosed)
        }
    }
}
