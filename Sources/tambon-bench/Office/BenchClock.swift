import FieldNode
import Synchronization

/// The clock of a measured node: it stands still until the workload moves it.
final class BenchClock: Sendable {
    private let milliseconds: Mutex<Int64>

    /// Starts at a moment, in milliseconds since 1970.
    init(milliseconds: Int64) { self.milliseconds = Mutex(milliseconds) }

    /// Moves the clock.
    func set(milliseconds: Int64) { self.milliseconds.withLock { $0 = milliseconds } }

    /// The world of a node: this clock, and chance from a seed.
    ///
    /// - Parameters:
    ///   - seed: what chance is made from.
    ///   - isCopied: whether the node's folder is copied, of which the node must not take notice.
    /// - Returns: the world.
    func world(seed: UInt64, isCopied: Bool) -> World {
        let random = Mutex(SeededRandom(seed: seed))
        return World(
            nowMilliseconds: { self.milliseconds.withLock { $0 } },
            randomBytes: { count in random.withLock { $0.bytes(count) } },
            placeOfFile: { isCopied ? "bench" : HostStamp.place(of: $0) }
        )
    }
}
