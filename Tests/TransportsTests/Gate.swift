import Synchronization

/// A door that is closed until somebody opens it, for tests that need an order of events.
final class Gate: Sendable {
    private let stream: AsyncStream<Void>
    private let continuation: AsyncStream<Void>.Continuation
    private let opened = Mutex(false)

    init() {
        (stream, continuation) = AsyncStream.makeStream()
    }

    /// Lets everybody through who waits, now or later.
    func open() {
        opened.withLock { $0 = true }
        continuation.finish()
    }

    /// Whether the gate has been opened.
    var isOpen: Bool { opened.withLock { $0 } }

    /// Waits until the gate is open or the task is cancelled.
    func wait() async {
        for await _ in stream {}
    }
}
