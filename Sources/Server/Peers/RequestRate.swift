import Hummingbird
import HummingbirdCore
import NIOCore
import Synchronization

/// Bounds how many requests come from one address: a bucket that fills at a steady rate.
///
/// It stops a flood before a body is read. Many offices may share an address, so the rate is far
/// above what one of them needs. What comes from this very computer is not bounded: behind a web
/// server that brings TLS, everybody does, and that server is the one to tell them apart.
final class RequestRate: RouterMiddleware {
    private let perMinute: Double
    private let now: @Sendable () -> ContinuousClock.Instant
    private let buckets = Mutex<[String: Bucket]>([:])

    /// More addresses than this are not remembered: the oldest knowledge goes.
    private static let limitAddresses = 10_000

    private struct Bucket {
        var allowance: Double
        var at: ContinuousClock.Instant
    }

    /// Makes a bound.
    ///
    /// - Parameters:
    ///   - perMinute: The requests of one address in a minute, at most; as many may come at once.
    ///   - now: A clock that never jumps.
    init(perMinute: Int, now: @escaping @Sendable () -> ContinuousClock.Instant = { .now }) {
        self.perMinute = Double(perMinute)
        self.now = now
    }

    @concurrent
    func handle(
        _ input: Request,
        context: PeerRequestContext,
        next: @concurrent (Request, PeerRequestContext) async throws -> Response,
    ) async throws -> Response {
        guard
            context.isFromThisComputer
                || admits(context.channel.remoteAddress?.ipAddress ?? "")
        else {
            var response = Response.sentence(
                .tooManyRequests,
                "Too many requests come from this address; try again in a minute."
            )
            response.headers[.retryAfter] = "60"
            return response
        }
        return try await next(input, context)
    }

    /// Whether a request from an address is within the bound; it is counted then.
    func admits(_ address: String) -> Bool {
        let moment = now()
        return buckets.withLock { buckets in
            if buckets.count >= Self.limitAddresses, buckets[address] == nil {
                buckets.removeAll(keepingCapacity: true)
            }
            var bucket = buckets[address] ?? Bucket(allowance: perMinute, at: moment)
            let seconds = (moment - bucket.at) / .seconds(1)
            bucket.allowance = min(perMinute, bucket.allowance + seconds * perMinute / 60)
            bucket.at = moment
            defer { buckets[address] = bucket }
            guard bucket.allowance >= 1 else { return false }
            bucket.allowance -= 1
            return true
        }
    }
}
