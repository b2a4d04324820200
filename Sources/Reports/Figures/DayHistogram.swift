/// How often something took so many whole days.
package struct DayHistogram: Hashable, Sendable {
    private struct Bar: Hashable {
        let days: Int
        let count: Int
    }

    private let bars: [Bar]

    /// Gathers counts by whole days.
    package init(_ counts: [Int: Int]) {
        bars = counts.filter { $0.value > 0 }.sorted { $0.key < $1.key }
            .map { Bar(days: $0.key, count: $0.value) }
    }

    /// How many there are.
    package var count: Int { bars.reduce(0) { $0 + $1.count } }

    /// The least number of days within which at least so many of a hundred were done: the percentile
    /// by nearest rank, always one of the days that occurred; nothing where nothing was done.
    package func percentile(_ percent: Int) -> Int? {
        let rank = (count * percent + 99) / 100
        var below = 0
        for bar in bars {
            below += bar.count
            if below >= max(rank, 1) { return bar.days }
        }
        return nil
    }
}
