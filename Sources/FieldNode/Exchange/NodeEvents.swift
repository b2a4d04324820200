import Synchronization

/// Tells those who wait what happens at the node, as far as an exchange in the background goes by it.
package final class NodeEvents: Sendable {
    /// What has happened.
    package enum Event: Hashable, Sendable {
        /// Something was recorded here.
        case recorded
        /// An invitation was accepted, which may say that another node is above, or elsewhere.
        case invited
        /// A peer was reached at this address, and the exchange has come to its end.
        case reached(address: String)
    }

    private let listeners = Mutex<[Int: AsyncStream<Event>.Continuation]>([:])

    /// A stream of what happens from now on.
    package func stream() -> AsyncStream<Event> {
        AsyncStream { continuation in
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

    func tell(_ event: Event) {
        for listener in listeners.withLock({ Array($0.values) }) { listener.yield(event) }
    }
}
