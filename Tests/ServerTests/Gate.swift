/// A door that is closed until somebody opens it, for tests that need an order of events.
final class Gate: Sendable {
    private let stream: AsyncStream<Void>
    private let continuation: AsyncStream<Void>.Continuation

    init() {
        (stream, continuation) = AsyncStream.makeStream()
    }

    /// Lets everybody through who waits, now or later.
    func open() {
        continuation.finish()
    }

    /// Waits until the gate is open or the task is cancelled.
    func wait() async {
        for await _ in stream {}
    }
}
