import Synchronization

/// Tells those who wait that something was recorded here.
package final class LocalChanges: Sendable {
    private let listeners = Mutex<[Int: AsyncStream<Void>.Continuation]>([:])

    /// A stream with an element after each change; several in a row may come as one.
    package func stream() -> AsyncStream<Void> {
        AsyncStream(bufferingPolicy: .bufferingNewest(1)) { continuation in
            let name = listeners.withLock { known in
                let name = (known.keys.max() ?? 0) + 1
                known[name] = continuation
                return name
            }
            continuation.onTermination = { [weak self] _ in
                self?.listeners.withLock { $0[name] = nil }
            }
        }
    }

    func tell() {
        for listener in listeners.withLock({ Array($0.values) }) { listener.yield() }
    }
}
