import Hummingbird
import HummingbirdCore
import NIOCore

/// Reads the body of every request before a route sees it: bounded in bytes and in time.
///
/// A body that is too large is still read to its end, so that the peer gets to see the answer; but
/// the connection is closed when the time is up, so that nobody can hold it by dripping bytes.
struct WholeBody: RouterMiddleware {
    let limitBytes: Int
    let limitSeconds: Int

    @concurrent
    func handle(
        _ input: Request,
        context: PeerRequestContext,
        next: @concurrent (Request, PeerRequestContext) async throws -> Response,
    ) async throws -> Response {
        let channel = context.channel
        let deadline = channel.eventLoop.scheduleTask(in: .seconds(Int64(limitSeconds))) {
            channel.close(promise: nil)
        }
        var request = input
        _ = try await request.collectBody(upTo: limitBytes)
        deadline.cancel()
        return try await next(request, context)
    }
}
