import FieldNode
import Testing
import TestGround

@Suite("When a node exchanges by itself") struct SyncScheduleTests {
    private static let pace = SyncSchedule.Pace(
        interval: 900_000,
        settling: 5_000,
        latest: 60_000,
        firstRetry: 30_000,
        longestRetry: 14_400_000
    )

    private static func schedule(now: Int64 = 0, chance: Double = 0.5) -> SyncSchedule {
        SyncSchedule(now: now, chance: chance, pace: pace)
    }

    @Test("The first exchange comes soon, and not at the same moment everywhere")
    func first() {
        #expect(Self.schedule(now: 7, chance: 0).due == 7)
        #expect(Self.schedule(now: 7, chance: 0.5).due == 2_507)
    }

    @Test(
        "Without a change the next one comes after the interval, a fifth more or less",
        arguments: [(0.0, 720_000), (0.5, 900_000), (0.999_999, 1_079_999)]
    )
    func interval(chance: Double, wait: Int64) {
        var schedule = Self.schedule()
        schedule.begun()
        schedule.succeeded(now: 10_000, chance: chance)
        #expect(schedule.due == 10_000 + wait)
    }

    @Test("After a change it comes when nothing has followed for a while, and at last in any case")
    func debounce() {
        var schedule = Self.schedule()
        schedule.begun()
        schedule.succeeded(now: 0, chance: 0.5)
        schedule.changed(now: 100_000)
        #expect(schedule.due == 105_000)
        for second in 1...70 {
            schedule.changed(now: 100_000 + Int64(second) * 1_000)
            #expect(schedule.due == min(105_000 + Int64(second) * 1_000, 160_000))
        }
        // What is recorded while the exchange runs calls for another one.
        schedule.begun()
        schedule.succeeded(now: 175_000, chance: 0.5)
        schedule.changed(now: 175_000)
        #expect(schedule.due == 180_000)
    }

    @Test("After failures the waits double up to the longest; a change does not shorten them")
    func backOff() {
        var schedule = Self.schedule()
        var waits: [Int64] = []
        for _ in 0..<70 {
            schedule.begun()
            schedule.failed(now: 0, chance: 0.5)
            waits.append(schedule.due)
            schedule.changed(now: 1)
            #expect(schedule.due == waits.last)
        }
        #expect(Array(waits.prefix(4)) == [30_000, 60_000, 120_000, 240_000])
        #expect(waits[9...].allSatisfy { $0 == 14_400_000 })
        schedule.begun()
        schedule.succeeded(now: 0, chance: 0.5)
        schedule.changed(now: 0)
        #expect(schedule.due == 5_000)
        schedule.begun()
        schedule.failed(now: 0, chance: 0)
        #expect(schedule.due == 24_000)
    }

    @Test("An exchange that somebody else has made ends the waits after failures")
    func reached() {
        var schedule = Self.schedule()
        for _ in 0..<10 {
            schedule.begun()
            schedule.failed(now: 0, chance: 0.5)
        }
        #expect(schedule.due == 14_400_000)
        schedule.reached(now: 7_000)
        #expect(schedule.due == 12_000)
        schedule.changed(now: 9_000)
        #expect(schedule.due == 14_000)
        schedule.begun()
        schedule.failed(now: 14_000, chance: 0.5)
        #expect(schedule.due == 44_000)
        // Without failures before it, it changes nothing.
        schedule.begun()
        schedule.succeeded(now: 44_000, chance: 0.5)
        schedule.reached(now: 45_000)
        #expect(schedule.due == 944_000)
    }

    /// What befalls a schedule within a week: whether the line holds, and how often people record.
    struct Week: Sendable {
        let failing: Int
        let changing: Int64
    }

    @Test(
        "However people write and lines fail, exchanges keep their distance, and none stays away",
        arguments: [
            Week(failing: 0, changing: 1_000), Week(failing: 3, changing: 700),
            Week(failing: 2, changing: 40_000), Week(failing: 1, changing: 600_000),
        ],
        [UInt64(1), 2]
    )
    func neverAStorm(week: Week, seed: UInt64) {
        var random = SplitMix64(seed: seed)
        func chance() -> Double { Double(random.below(1_000)) / 1_000 }
        var (now, nextChange) = (Int64(0), Int64(0))
        var schedule = Self.schedule(chance: chance())
        var exchanges: [(at: Int64, hasFailed: Bool)] = []
        // Many more steps than the longest of these weeks takes.
        for _ in 0..<200_000 where exchanges.count < 200 {
            if nextChange < schedule.due {
                now = nextChange
                schedule.changed(now: now)
                nextChange += 1 + Int64(random.below(Int(week.changing) * 2))
                continue
            }
            now = max(now, schedule.due)
            schedule.begun()
            let hasFailed = week.failing > 0 && random.below(week.failing) == 0
            hasFailed
                ? schedule.failed(now: now, chance: chance())
                : schedule.succeeded(now: now, chance: chance())
            exchanges.append((now, hasFailed))
            // Somebody writes at once.
            nextChange = now
        }
        #expect(exchanges.count == 200)
        for (earlier, later) in zip(exchanges, exchanges.dropFirst()) {
            let wait = later.at - earlier.at
            #expect(wait >= (earlier.hasFailed ? 24_000 : 5_000))
            #expect(wait <= (earlier.hasFailed ? 17_280_000 : 60_000))
        }
    }

    @Test("A hundred offices that lost the network together do not call together again")
    func spread() {
        let dues = (0..<100).map { office in
            var schedule = Self.schedule()
            schedule.begun()
            schedule.failed(now: 0, chance: Double(office) / 100)
            return schedule.due
        }
        #expect(Set(dues).count == 100)
        #expect(dues.max().map { $0 - (dues.min() ?? 0) } ?? 0 > 11_000)
    }
}
