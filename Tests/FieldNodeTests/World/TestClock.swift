import FieldNode
import Synchronization
import TestGround

/// A wall clock that only a test moves.
final class TestClock: Sendable {
    private let milliseconds: Mutex<Int64>

    /// The machine on which every node stands unless a test says otherwise; copies of a disk on like
    /// machines cannot be told apart.
    static let place = "machine 1"

    /// 18 November 2025, 10:00 in Bangkok.
    init(_ milliseconds: Int64 = 1_763_434_800_000) { self.milliseconds = Mutex(milliseconds) }

    func advance(milliseconds by: Int64) { milliseconds.withLock { $0 += by } }

    func advance(days: Int64) { advance(milliseconds: days * 86_400_000) }

    /// This clock, and chance from a seed, on a machine.
    func world(seed: UInt64, place: String = TestClock.place) -> World {
        let random = Mutex(SplitMix64(seed: seed))
        return World(
            nowMilliseconds: { self.milliseconds.withLock { $0 } },
            randomBytes: { count in
                random.withLock { random in (0..<count).map { _ in UInt8(random.below(256)) } }
            },
            placeOfFile: { _ in place }
        )
    }
}
