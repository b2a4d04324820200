/// An axis of counts from zero up, in round steps: 1, 2 or 5 times a power of ten, never less.
struct ChartScale: Hashable {
    /// From one mark of the axis to the next.
    let step: Int
    /// The last mark, at or above the greatest count.
    let top: Int

    /// The most steps of an axis.
    private static let limitSteps = 5

    /// Makes an axis for counts up to `greatest`.
    init(greatest: Int) {
        let greatest = max(1, greatest)
        var step = 1
        var factors = [2, 5, 10]
        var decade = 1
        while (greatest - 1) / step >= Self.limitSteps, decade <= .max / 20 {
            step = decade * factors.removeFirst()
            if factors.isEmpty {
                decade *= 10
                factors = [2, 5, 10]
            }
        }
        self.step = step
        let (top, overflow) = ((greatest - 1) / step + 1).multipliedReportingOverflow(by: step)
        self.top = overflow ? greatest : top
    }

    /// The counts at which the axis is marked, from zero up.
    var marks: [Int] { Array(stride(from: 0, through: top, by: step)) }
}
