import AsyncHTTPClient
import FieldNode
import NIOCore
import NIOHTTP1
import NIOPosix

/// A peer that is asked over HTTP: a parcel is posted to `BASE/exchange`, the answer is a parcel.
///
/// Connections are kept between the rounds of one synchronisation. Redirections are not followed:
/// a parcel goes to the address that a person has given, or nowhere.
package final class HTTPPeerLink: PeerLink {
    /// The media type of a parcel.
    package static let parcelMediaType = "application/x-tambon-parcel"

    package let address: String
    private let url: PeerURL
    private let limits: HTTPPeerLimits
    private let client: HTTPClient

    /// Checks the address of a peer; nothing is sent yet.
    ///
    /// - Parameters:
    ///   - text: The address, such as `https://centre.example.go.th` or `http://10.0.0.5:8080`.
    ///   - limits: How long is waited, and how much is taken.
    /// - Throws: ``PeerLinkError`` if the text is no plain http or https address.
    package init(_ text: String, limits: HTTPPeerLimits = HTTPPeerLimits()) throws(PeerLinkError) {
        self.url = try PeerURL(text)
        self.address = url.base
        self.limits = limits
        self.client = HTTPClient(
            eventLoopGroup: MultiThreadedEventLoopGroup.singleton,
            configuration: Self.configuration(limits),
        )
    }

    deinit {
        // Takes the client along until its connections are closed; nobody waits for that.
        client.shutdown { _ in }
    }

    /// Posts a parcel to the peer and returns its answer.
    package func exchange(_ parcel: [UInt8]) async throws -> [UInt8] {
        do {
            let response = try await client.execute(request(parcel), deadline: .distantFuture)
            guard response.status == .ok else { throw await declined(response) }
            let body = try await response.body.collect(upTo: limits.answerBytes)
            return Array(body.readableBytesView)
        } catch {
            try Task.checkCancellation()
            throw PeerLinkFailure(address: address, limits: limits).named(error)
        }
    }

    private func request(_ parcel: [UInt8]) -> HTTPClientRequest {
        var request = HTTPClientRequest(url: url.exchange)
        request.method = .POST
        request.headers.add(name: "content-type", value: Self.parcelMediaType)
        request.body = .stream(
            ParcelChunks(parcel: parcel, chunkBytes: 32 * 1024),
            length: .known(Int64(parcel.count)),
        )
        return request
    }

    /// The refusal that an answer expresses, with the peer's own sentence if it sent one.
    private func declined(_ response: HTTPClientResponse) async -> PeerLinkError {
        let body = try? await response.body.collect(upTo: 4096)
        let sentence = body.map { PeerSentence(utf8: $0.readableBytesView).text } ?? ""
        let status = Int(response.status.code)
        return .declined(address: address, status: status, sentence: sentence)
    }

    private static func configuration(_ limits: HTTPPeerLimits) -> HTTPClient.Configuration {
        let silence = TimeAmount.seconds(Int64(limits.readTimeoutSeconds))
        var configuration = HTTPClient.Configuration(
            redirectConfiguration: .disallow,
            timeout: .init(
                connect: .seconds(Int64(limits.connectTimeoutSeconds)),
                read: silence,
                write: silence,
            ),
        )
        // A failed connection is a person's to repeat, or the next round's.
        configuration.connectionPool.retryConnectionEstablishment = false
        // One parcel at a time needs neither streams nor their windows.
        configuration.httpVersion = .http1Only
        return configuration
    }
}
