import Hummingbird
import HummingbirdCore
import NIOCore
import Synchronization

/// Reads the body of every request before a route sees it: bounded in bytes, in time and in pace,
/// and with all others in the memory that they take together.
///
/// A body that is too large is still read to its end, so that the peer gets to see the answer; but
/// nothing more is read when the time is up, when hardly anything comes, or when the body has to
/// make way: a few hundred callers that drip bytes would else keep everybody out, and a few that
/// heap them up take all memory. They get to know why, and the connection is closed.
struct WholeBody: RouterMiddleware {
    let limitBytes: Int
    let limitSeconds: Int
    let budget: BodyBudget
    /// How often the pace is looked at.
    var paceSeconds = 30
    /// What has to come in that time, unless the body has ended: far less than a 2G link brings.
    var paceBytes = 4_096

    @concurrent
    func handle(
        _ input: Request,
        context: PeerRequestContext,
        next: @concurrent (Request, PeerRequestContext) async throws -> Response,
    ) async throws -> Response {
        let channel = context.channel
        let progress = Progress()
        let deadline = channel.eventLoop.scheduleTask(in: .seconds(Int64(limitSeconds))) {
            progress.cut(channel, because: .isLate)
        }
        let period = TimeAmount.seconds(Int64(paceSeconds))
        let watch = channel.eventLoop.scheduleRepeatedTask(
            initialDelay: period,
            delay: period
        ) { [paceBytes] _ in
            if !progress.hasGrown(by: paceBytes) { progress.cut(channel, because: .isLate) }
        }
        defer { watch.cancel() }
        let ticket = budget.open { progress.cut(channel, because: .takesTooMuch) }
        // Until the answer is made: whoever makes it holds the body.
        defer { budget.close(ticket) }
        var request = input
        request.body = RequestBody(
            asyncSequence: Counted(body: request.body, progress: progress) { [budget] in
                budget.add($0, to: ticket)
            }
        )
        do { _ = try await request.collectBody(upTo: limitBytes) } catch {
            // The rest of a body that is too large is read after this, and must end in time as well.
            throw progress.refusal ?? error
        }
        budget.finish(ticket)
        if let refusal = progress.refusal { throw refusal }
        deadline.cancel()
        return try await next(request, context)
    }

    /// How much of a body has come.
    private final class Progress: Sendable {
        /// Why nothing more is read.
        enum Cut {
            case isLate, takesTooMuch
        }

        private let counts = Mutex<(all: Int, seen: Int)>((0, 0))
        private let reason = Mutex<Cut?>(nil)

        /// What to answer if the body was not read to its end.
        var refusal: (any Error)? {
            switch reason.withLock(\.self) {
            case .isLate: HTTPError(.requestTimeout)
            case .takesTooMuch:
                PeerRefusal.busy(
                    "Too much comes in at the moment for this node's memory; try again in a minute."
                )
            case nil: nil
            }
        }

        /// Reads no further; what is still to be said can be said, however long a busy computer takes
        /// for it, and the connection ends with it.
        func cut(_ channel: any Channel, because cut: Cut) {
            reason.withLock { $0 = $0 ?? cut }
            channel.close(mode: .input, promise: nil)
        }

        func add(_ bytes: Int) { counts.withLock { $0.all += bytes } }

        /// Whether so many bytes have come since the last time this was asked.
        func hasGrown(by bytes: Int) -> Bool {
            counts.withLock { counts in
                defer { counts.seen = counts.all }
                return counts.all - counts.seen >= bytes
            }
        }
    }

    /// A body whose bytes are counted as they come.
    private struct Counted: AsyncSequence, Sendable {
        typealias Element = ByteBuffer

        let body: RequestBody
        let progress: Progress
        let count: @Sendable (Int) -> Void

        struct AsyncIterator: AsyncIteratorProtocol {
            var base: RequestBody.AsyncIterator
            let progress: Progress
            let count: @Sendable (Int) -> Void

            @concurrent
            mutating func next() async throws -> ByteBuffer? {
                let buffer = try await base.next()
                if let buffer {
                    progress.add(buffer.readableBytes)
                    count(buffer.readableBytes)
                }
                if let refusal = progress.refusal { throw refusal }
                return buffer
            }
        }

        func makeAsyncIterator() -> AsyncIterator {
            AsyncIterator(base: body.makeAsyncIterator(), progress: progress, count: count)
        }
    }
}
