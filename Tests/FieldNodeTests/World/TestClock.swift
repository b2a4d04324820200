import FieldNode
import Synchronization

/// A wall clock that only a test moves.
final class TestClock: Sendable {
    private let milliseconds: Mutex<Int64>

    /// 18 November 2025, 10:00 in Bangkok.
    init(_ milliseconds: Int64 = 1_763_434_800_000) { self.milliseconds = Mutex(milliseconds) }

    func advance(milliseconds by: Int64) { milliseconds.withLock { $0 += by } }

    func advance(days: Int64) { advance(milliseconds: days * 86_400_000) }

    /// This clock, and chance from a seed.
    func world(seed: UInt64) -> World {
        let random = Mutex(SplitMix64(seed: seed))
        return World(
            nowMilliseconds: { self.milliseconds.withLock { $0 } },
            randomBytes: { count in
                random.withLock { random in (0..<count).map { _ in UInt8(random.below(256)) } }
            }
        )
    }
}
