import FieldNode
import Glibc
import TestGround
import Testing

@testable import Transports

@Suite("A peer over HTTP", .guardedAgainstHanging)
struct HTTPPeerLinkTests {
    @Test(
        "Only a plain http or https address is taken",
        arguments: [
            ("ftp://centre.th", PeerLinkError.wrongScheme(address: "ftp://centre.th")),
            ("/media/usb", .notAnAddress(text: "/media/usb")),
            ("centre.th", .notAnAddress(text: "centre.th")),
            ("http://", .notAnAddress(text: "http://")),
            ("http://a:99999", .notAnAddress(text: "http://a:99999")),
            ("http://u:secret@a", .notABase(address: "http://u:secret@a")),
            ("http://a/?q", .notABase(address: "http://a/?q")),
            ("http://a/#f", .notABase(address: "http://a/#f")),
        ],
    )
    func wrongAddresses(text: String, error: PeerLinkError) {
        #expect(throws: error) { try HTTPPeerLink(text) }
    }

    @Test("An address is shown without the slashes at its end")
    func shownAddress() throws {
        #expect(
            try HTTPPeerLink("https://centre.th/tambon//").address == "https://centre.th/tambon"
        )
    }

    @Test("The answer's bytes come back")
    func answer() async throws {
        let peer = try await StubPeer(answer: "HTTP/1.1 200 OK\r\ncontent-length: 3\r\n\r\nabc")
        let link = try HTTPPeerLink(peer.url)
        #expect(try await link.exchange([1]) == Array("abc".utf8))
        try await peer.close()
    }

    @Test("A port where nobody listens is called that")
    func refused() async throws {
        let peer = try await StubPeer(answer: nil)
        try await peer.close()
        // The time-out is far beyond the test's own: a refusal must be told at once.
        let link = try HTTPPeerLink(peer.url, limits: HTTPPeerLimits(connectTimeoutSeconds: 600))
        await expect(.refused(address: peer.url), from: link)
    }

    @Test("A host that does not exist is called unknown")
    func unknownHost() async throws {
        // A label of more than 63 characters is refused by the resolver itself.
        let url = "http://\(String(repeating: "a", count: 70)).invalid"
        await expect(.hostNotFound(address: url), from: try HTTPPeerLink(url))
    }

    @Test("A peer that stays silent is given up after the read time-out")
    func silence() async throws {
        let peer = try await StubPeer(answer: nil)
        let link = try HTTPPeerLink(peer.url, limits: HTTPPeerLimits(readTimeoutSeconds: 1))
        await expect(.silent(address: peer.url, seconds: 1), from: link)
        try await peer.close()
    }

    @Test("A host that takes no connection is given up after the connect time-out")
    func connectTimeout() async throws {
        let crowd = try CrowdedPort()
        let link = try HTTPPeerLink(crowd.url, limits: HTTPPeerLimits(connectTimeoutSeconds: 1))
        await expect(.connectTimedOut(address: crowd.url, seconds: 1), from: link)
    }

    @Test(
        "An answer that ends too early is a broken connection",
        arguments: ["", "HTTP/1.1 200", "HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\nabc"],
    )
    func brokenOff(answer: String) async throws {
        let peer = try await StubPeer(answer: answer)
        await expect(.brokenOff(address: peer.url), from: try HTTPPeerLink(peer.url))
        try await peer.close()
    }

    @Test("What does not speak HTTP is told so")
    func notHTTP() async throws {
        let peer = try await StubPeer(
            answer: "220 mail.example.th ESMTP\r\n\r\n",
            thenCloses: false
        )
        await expect(.notHTTP(address: peer.url), from: try HTTPPeerLink(peer.url))
        try await peer.close()
    }

    @Test(
        "An answer above the limit is refused, announced or not",
        arguments: ["content-length: 4\r\n\r\nabcd", "\r\nabcd"],
    )
    func tooLarge(rest: String) async throws {
        let peer = try await StubPeer(answer: "HTTP/1.1 200 OK\r\n\(rest)")
        let link = try HTTPPeerLink(peer.url, limits: HTTPPeerLimits(answerBytes: 3))
        await expect(.answerTooLarge(address: peer.url, limitBytes: 3), from: link)
        try await peer.close()
    }

    @Test("A peer's refusal is shown with its status and sentence, cleaned and shortened")
    func declined() async throws {
        let text = "No \u{1B}[2J\r\nroom. " + String(repeating: "x", count: 500)
        let head = "HTTP/1.1 507 Full\r\ncontent-length: \(text.utf8.count)\r\n\r\n"
        let peer = try await StubPeer(answer: head + text)
        let sentence = "No [2J room. " + String(repeating: "x", count: 287) + "…"
        await expect(
            .declined(address: peer.url, status: 507, sentence: sentence),
            from: try HTTPPeerLink(peer.url),
        )
        try await peer.close()
    }

    @Test("A redirection is not followed")
    func redirection() async throws {
        let peer = try await StubPeer(
            answer: "HTTP/1.1 302 Found\r\nlocation: http://a/\r\ncontent-length: 0\r\n\r\n"
        )
        await expect(
            .declined(address: peer.url, status: 302, sentence: ""),
            from: try HTTPPeerLink(peer.url),
        )
        try await peer.close()
    }

    private func expect(
        _ error: PeerLinkError,
        from link: HTTPPeerLink,
        sourceLocation: SourceLocation = #_sourceLocation,
    ) async {
        await #expect(throws: error, sourceLocation: sourceLocation) {
            try await link.exchange([1, 2, 3])
        }
        #expect("\(error)".contains(link.address), sourceLocation: sourceLocation)
    }
}
