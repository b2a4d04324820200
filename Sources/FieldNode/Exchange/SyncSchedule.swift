/// When a node exchanges by itself: a state machine without a clock.
///
/// Moments are milliseconds of a clock that never jumps. An exchange follows a change soon, but not
/// each keystroke; without a change it comes round after an interval with jitter, so that offices
/// that lost the network together do not call together; and after failures more and more rarely.
package struct SyncSchedule: Hashable, Sendable {
    /// The bounds of a schedule, in milliseconds.
    package struct Pace: Hashable, Sendable {
        /// Between two exchanges without a change.
        package var interval: Int64
        /// After a change, until nothing more has come for so long.
        package var settling: Int64
        /// After a change at the latest, however many follow.
        package var latest: Int64
        /// After the first failure; doubled with every further one.
        package var firstRetry: Int64
        /// The longest wait after failures.
        package var longestRetry: Int64

        /// The pace of an office on a line that costs little.
        package static let usual = Pace(
            interval: 15 * 60_000,
            settling: 5_000,
            latest: 60_000,
            firstRetry: 30_000,
            longestRetry: 4 * 3_600_000
        )

        /// Describes a pace.
        package init(
            interval: Int64,
            settling: Int64,
            latest: Int64,
            firstRetry: Int64,
            longestRetry: Int64,
        ) {
            self.interval = interval
            self.settling = settling
            self.latest = latest
            self.firstRetry = firstRetry
            self.longestRetry = longestRetry
        }
    }

    private let pace: Pace
    private var failures = 0
    private var firstChange: Int64?
    /// When the next exchange is due.
    package private(set) var due: Int64

    /// Begins with an exchange somewhere within the first settling time.
    ///
    /// - Parameters:
    ///   - now: the moment.
    ///   - chance: a number from 0 up to 1.
    ///   - pace: the bounds.
    package init(now: Int64, chance: Double, pace: Pace = .usual) {
        self.pace = pace
        due = now + Int64(chance * Double(pace.settling))
    }

    /// Something was recorded here.
    ///
    /// While the peer cannot be reached, a change does not bring the next attempt forward.
    package mutating func changed(now: Int64) {
        if failures > 0 { return }
        let first = firstChange ?? now
        firstChange = first
        due = min(now + pace.settling, first + pace.latest)
    }

    /// The peer was reached after all, by an exchange that somebody else has begun.
    ///
    /// After failures the next one comes soon: what was recorded since may not have been in that.
    package mutating func reached(now: Int64) {
        if failures == 0 { return }
        failures = 0
        due = min(due, now + pace.settling)
    }

    /// An exchange begins: what is recorded from now on calls for another one.
    package mutating func begun() { firstChange = nil }

    /// An exchange has ended well.
    ///
    /// - Parameters:
    ///   - now: the moment.
    ///   - chance: a number from 0 up to 1; it spreads the interval by a fifth either way.
    package mutating func succeeded(now: Int64, chance: Double) {
        failures = 0
        due = now + Self.spread(pace.interval, chance)
    }

    /// An exchange has failed.
    package mutating func failed(now: Int64, chance: Double) {
        let doubled = pace.firstRetry << Int64(min(failures, 20))
        failures += 1
        due = now + Self.spread(min(doubled, pace.longestRetry), chance)
    }

    private static func spread(_ wait: Int64, _ chance: Double) -> Int64 {
        Int64(Double(wait) * (0.8 + 0.4 * chance))
    }
}
