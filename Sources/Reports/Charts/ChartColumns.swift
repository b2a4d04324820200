/// Upright columns, side by side or one part on top of the other.
struct ChartColumns {
    /// What is drawn, from the back to the front.
    private(set) var marks: [ChartMark] = []
    /// The height, in points.
    let height: Double

    private let figures: ChartFigures
    private let numerals: Numerals
    private let scale: ChartScale
    private let left: Double
    private let slot: Double
    private let names: [[String]]

    private static let plotHeight = 120.0
    // Room for a count over the highest column.
    private static let top = ChartLabel.lineHeight
    private static var bottom: Double { top + plotHeight }

    /// Lays out columns; nothing where they have no room for their names or counts.
    init?(_ figures: ChartFigures, numerals: Numerals) {
        guard figures.shape != .bars else { return nil }
        let scale = figures.scale
        left = ChartLabel.width(of: numerals.write(String(scale.top))) + 8
        slot = (ChartPicture.width - left) / Double(figures.names.count)
        guard let names = Self.names(figures.names, slot: slot) else { return nil }
        self.names = names
        self.scale = scale
        self.figures = figures
        self.numerals = numerals
        let lines = names.reduce(1) { max($0, $1.count) }
        height = Self.bottom + 3 + Double(lines) * ChartLabel.lineHeight
        let widest = ChartLabel.width(of: numerals.write(String(scale.top)))
        guard widest <= (figures.isStacked ? slot : barWidth) - 2 else { return nil }
        addGrid()
        for place in figures.names.indices { addColumn(place) }
    }

    // Names break at spaces alone here; one that must be torn makes the columns lie down.
    private static func names(_ names: [String], slot: Double) -> [[String]]? {
        let broken = names.map { ChartLabel.lines($0, width: slot - 6) }
        let isWhole = zip(names, broken).allSatisfy { name, lines in
            lines.count <= 2 && lines.joined(separator: " ") == name
                && lines.allSatisfy { ChartLabel.width(of: $0) <= slot - 6 }
        }
        return isWhole ? broken : nil
    }

    private var barWidth: Double {
        let each = figures.isStacked ? 1.0 : Double(figures.series.count)
        return min(46, slot * 0.76 / each)
    }

    private func y(_ count: Int) -> Double {
        Self.bottom - Double(count) / Double(scale.top) * Self.plotHeight
    }

    private mutating func addGrid() {
        for mark in scale.marks {
            let line = ChartFrame(
                x: left,
                y: y(mark),
                width: ChartPicture.width - left,
                height: 0,
            )
            marks.append(.line(line, isAxis: mark == 0))
            let text = numerals.write(String(mark))
            let middle = y(mark) - ChartLabel.lineHeight / 2
            marks.append(.label(ChartLabel(text: text, x: left - 5, y: middle, anchor: .end)))
        }
    }

    private mutating func addColumn(_ place: Int) {
        let middle = left + slot * (Double(place) + 0.5)
        for (line, text) in names[place].enumerated() {
            let y = Self.bottom + 3 + Double(line) * ChartLabel.lineHeight
            marks.append(.label(ChartLabel(text: text, x: middle, y: y, anchor: .middle)))
        }
        let counts = figures.series.map { $0.counts[place] }
        if figures.isStacked {
            addStack(counts, middle: middle)
        } else {
            let first = middle - barWidth * Double(counts.count) / 2
            for (series, count) in counts.enumerated() {
                let x = first + barWidth * Double(series)
                addBar(from: 0, to: count, x: x, series: series)
                addCount(count, over: count, middle: x + barWidth / 2)
            }
        }
    }

    private mutating func addStack(_ counts: [Int], middle: Double) {
        var total = 0
        for (series, count) in counts.enumerated() where count > 0 {
            addBar(from: total, to: total + count, x: middle - barWidth / 2, series: series)
            let part = y(total) - y(total + count)
            let text = numerals.write(String(count))
            // A part that is all says its count above the column.
            if part >= ChartLabel.lineHeight, count < counts.reduce(0, +),
                ChartLabel.width(of: text) <= barWidth
            {
                let upper = y(total) - part / 2 - ChartLabel.lineHeight / 2
                var label = ChartLabel(text: text, x: middle, y: upper, anchor: .middle)
                label.isOnBar = true
                marks.append(.label(label))
            }
            total += count
        }
        addCount(total, over: total, middle: middle)
    }

    private mutating func addBar(from low: Int, to high: Int, x: Double, series: Int) {
        guard high > low else { return }
        let frame = ChartFrame(x: x, y: y(high), width: barWidth, height: y(low) - y(high))
        marks.append(.bar(frame, series: series))
    }

    private mutating func addCount(_ count: Int, over height: Int, middle: Double) {
        let upper = y(height) - ChartLabel.lineHeight
        let text = numerals.write(String(count))
        marks.append(.label(ChartLabel(text: text, x: middle, y: upper, anchor: .middle)))
    }
}
