import Hummingbird
import HummingbirdCore
import Logging
import NIOCore

/// Turns whatever a route throws into an answer: a status and one plain sentence.
///
/// What was not foreseen goes into the log only; a peer learns nothing about our insides.
struct RefusalResponses: RouterMiddleware {
    let limitBodyBytes: Int

    @concurrent
    func handle(
        _ input: Request,
        context: PeerRequestContext,
        next: @concurrent (Request, PeerRequestContext) async throws -> Response,
    ) async throws -> Response {
        do {
            return try await next(input, context)
        } catch {
            let (status, sentence) = refusal(error)
            if status == .internalServerError {
                context.logger.error("request failed", metadata: ["error": "\(error)"])
            }
            var response = Response.sentence(status, sentence)
            if status == .serviceUnavailable { response.headers[.retryAfter] = "60" }
            return response
        }
    }

    /// The one table from errors to HTTP statuses.
    func refusal(_ error: any Error) -> (HTTPResponse.Status, String) {
        switch error {
        case PeerRefusal.badParcel(let sentence): (.badRequest, sentence)
        case PeerRefusal.notAccepted(let sentence): (.forbidden, sentence)
        case PeerRefusal.full(let sentence):
            (.init(code: 507, reasonPhrase: "Insufficient Storage"), sentence)
        case PeerRefusal.busy(let sentence): (.serviceUnavailable, sentence)
        case is NIOTooManyBytesError:
            (.contentTooLarge, "A request may have at most \(limitBodyBytes) bytes; send less.")
        case let error as HTTPError where error.status == .requestTimeout:
            (.requestTimeout, "The request did not arrive in its time; try over a better line.")
        case let error as HTTPError where error.status == .notFound:
            (.notFound, "There is nothing at this address; peers post to /exchange.")
        case let error as HTTPError:
            (error.status, "The request was not understood; peers post to /exchange.")
        default: (.internalServerError, "The node met an unexpected error; try again later.")
        }
    }
}
