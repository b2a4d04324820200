import Hummingbird
import HummingbirdTesting
import Logging
import NIOCore
import Testing

@testable import Server

@Suite("The routes for peers, without a socket")
struct PeerRoutesTests {
    private struct Unforeseen: Error {
        let secret = "table cases"
    }

    private let log = CapturedLog()

    @Test("A parcel goes in, the answering parcel comes out")
    func exchange() async throws {
        let response = try await post([1, 2, 3]) { parcel in parcel.reversed() }
        #expect(response.status == .ok)
        #expect(Array(response.body.readableBytesView) == [3, 2, 1])
        #expect(response.headers[.contentType] == "application/x-tambon-parcel")
    }

    @Test("A parcel of another content type is not refused for that")
    func contentType() async throws {
        let response = try await post([1], headers: [.contentType: "text/plain"]) { $0 }
        #expect(response.status == .ok)
    }

    @Test(
        "Every refusal has its status, and its sentence goes to the peer",
        arguments: [
            (PeerRefusal.badParcel("Not a parcel."), 400), (.notAccepted("Not enrolled."), 403),
            (.full("No room."), 507), (.busy("Try later."), 503),
        ],
    )
    func refusals(refusal: PeerRefusal, status: Int) async throws {
        let response = try await post([1]) { _ in throw refusal }
        #expect(response.status.code == status)
        #expect(String(buffer: response.body) == refusal.description)
        #expect(response.headers[.contentType] == "text/plain; charset=utf-8")
        #expect(log.errors == [])
    }

    @Test("An unforeseen error is told to the log, and not to the peer")
    func unforeseen() async throws {
        let response = try await post([1]) { _ in throw Unforeseen() }
        #expect(response.status == .internalServerError)
        let sentence = "The node met an unexpected error; try again later."
        #expect(String(buffer: response.body) == sentence)
        #expect(log.errors.count == 1 && log.errors.first?.contains("table cases") == true)
    }

    @Test("A body of the limit is taken, one byte more is too large and answered by nobody")
    func bodyLimit() async throws {
        let largest = [UInt8](repeating: 1, count: 1000)
        #expect(try await post(largest) { $0 }.status == .ok)
        let response = try await post(largest + [1]) { _ in
            Issue.record("a body above the limit must not be looked at")
            return []
        }
        #expect(response.status.code == 413)
        #expect(String(buffer: response.body).contains("1000"))
    }

    @Test("Whoever asks too often is told when to come again, before anything is read")
    func rate() async throws {
        let configuration = PeerServerConfiguration(
            host: "127.0.0.1",
            port: 0,
            limitRequestsPerMinute: 2
        )
        let server = PeerServer(configuration: configuration, logger: log.logger) { $0 }
        // However long the three take here: the bucket fills by the clock.
        let moment = ContinuousClock.now
        try await server.application(now: { moment }).test(.router) { client in
            for expected in [HTTPResponse.Status.ok, .ok, .tooManyRequests] {
                let response = try await client.executeRequest(
                    uri: "/exchange",
                    method: .post,
                    headers: [:],
                    body: ByteBuffer(bytes: [1]),
                )
                #expect(response.status == expected)
                #expect(response.headers[.retryAfter] == (expected == .ok ? nil : "60"))
            }
        }
    }

    @Test("The health page says ok")
    func health() async throws {
        let response = try await send("/health", .get, [], [:]) { $0 }
        #expect(response.status == .ok)
        #expect(String(buffer: response.body) == "ok")
    }

    @Test(
        "Elsewhere, or asked in another way, there is nothing, in a sentence",
        arguments: [("/", HTTPRequest.Method.get), ("/exchange", .get), ("/exchange/x", .post)],
    )
    func elsewhere(path: String, method: HTTPRequest.Method) async throws {
        let response = try await send(path, method, [], [:]) { $0 }
        #expect(response.status == .notFound)
        #expect(String(buffer: response.body).hasSuffix("."))
    }

    private func post(
        _ parcel: [UInt8],
        headers: HTTPFields = [:],
        answer: @escaping @Sendable ([UInt8]) async throws -> [UInt8],
    ) async throws -> TestResponse {
        try await send("/exchange", .post, parcel, headers, answer)
    }

    private func send(
        _ path: String,
        _ method: HTTPRequest.Method,
        _ body: [UInt8],
        _ headers: HTTPFields,
        _ answer: @escaping @Sendable ([UInt8]) async throws -> [UInt8],
    ) async throws -> TestResponse {
        let configuration = PeerServerConfiguration(
            host: "127.0.0.1",
            port: 0,
            limitBodyBytes: 1000,
        )
        let server = PeerServer(configuration: configuration, logger: log.logger, answer: answer)
        return try await server.application().test(.router) { client in
            try await client.executeRequest(
                uri: path,
                method: method,
                headers: headers,
                body: ByteBuffer(bytes: body),
            )
        }
    }
}
