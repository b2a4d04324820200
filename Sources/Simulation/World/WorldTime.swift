import Synchronization

/// The true time of a world; it moves only from event to event.
final class WorldTime: Sendable {
    /// 18 November 2025, 10:00 in Bangkok.
    static let start: Int64 = 1_763_434_800_000

    private let milliseconds = Mutex(WorldTime.start)

    var now: Int64 {
        get { milliseconds.withLock { $0 } }
        set { milliseconds.withLock { $0 = newValue } }
    }
}

/// The clock of one machine: it may run fast or slow, and jump.
final class MachineClock: Sendable {
    private struct Fault {
        var offset: Int64 = 0
        var driftPerMillion: Int64 = 0
    }

    /// The years by which a clock is ahead that was set to the Buddhist era.
    static let buddhistYears: Int64 = 543
    private static let yearMilliseconds: Int64 = 31_556_952_000

    private let time: WorldTime
    private let fault = Mutex(Fault())

    init(_ time: WorldTime) { self.time = time }

    var milliseconds: Int64 {
        let now = time.now
        return fault.withLock { fault in
            now + fault.offset + (now - WorldTime.start) * fault.driftPerMillion / 1_000_000
        }
    }

    func jump(milliseconds: Int64) { fault.withLock { $0.offset += milliseconds } }

    func jump(years: Int64) { jump(milliseconds: years * Self.yearMilliseconds) }

    func drift(perMillion: Int64) { fault.withLock { $0.driftPerMillion = perMillion } }

    /// Somebody sets the clock right.
    func mend() { fault.withLock { $0 = Fault() } }
}
