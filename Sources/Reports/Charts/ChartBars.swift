/// Lying bars under each other, with room for long names at their left.
struct ChartBars {
    /// What is drawn, from the back to the front.
    private(set) var marks: [ChartMark] = []
    /// The height, in points.
    private(set) var height = 0.0

    private let figures: ChartFigures
    private let numerals: Numerals
    private let scale: ChartScale
    private let left: Double
    private let right: Double
    private let names: [[String]]

    private static let barHeight = ChartLabel.lineHeight
    private static let gap = 7.0
    private static let nameShare = 0.42

    /// Lays out bars.
    init(_ figures: ChartFigures, numerals: Numerals) {
        self.figures = figures
        self.numerals = numerals
        scale = figures.scale
        let names = figures.names.map {
            ChartLabel.lines($0, width: ChartPicture.width * Self.nameShare)
        }
        self.names = names
        left = names.joined().reduce(0) { max($0, ChartLabel.width(of: $1)) } + 8
        // Behind the longest bar its count must find room, and the last mark under the axis.
        right = ChartPicture.width - ChartLabel.width(of: numerals.write(String(scale.top))) - 8
        let rows = figures.names.indices.map(rowHeight)
        let bottom = rows.reduce(Self.gap / 2, +)
        addGrid(bottom: bottom)
        var y = Self.gap / 2
        for (place, row) in rows.enumerated() {
            addRow(place, y: y, height: row - Self.gap)
            y += row
        }
        height = bottom + 3 + ChartLabel.lineHeight
    }

    private var barsEach: Int { figures.isStacked ? 1 : figures.series.count }

    private func rowHeight(_ place: Int) -> Double {
        let bars = Double(barsEach) * Self.barHeight
        return max(bars, Double(names[place].count) * ChartLabel.lineHeight) + Self.gap
    }

    private func x(_ count: Int) -> Double {
        left + Double(count) / Double(scale.top) * (right - left)
    }

    private mutating func addGrid(bottom: Double) {
        // Where the marks are too close for their digits, every second or third is named.
        let widest = ChartLabel.width(of: numerals.write(String(scale.top))) + 8
        let spacing = x(scale.step) - left
        let named = max(1, Int((widest / spacing).rounded(.up)))
        for (place, mark) in scale.marks.enumerated() {
            let line = ChartFrame(x: x(mark), y: 0, width: 0, height: bottom)
            marks.append(.line(line, isAxis: mark == 0))
            guard place.isMultiple(of: named) else { continue }
            let text = numerals.write(String(mark))
            marks.append(
                .label(ChartLabel(text: text, x: x(mark), y: bottom + 3, anchor: .middle))
            )
        }
    }

    private mutating func addRow(_ place: Int, y: Double, height: Double) {
        let lines = names[place]
        let upper = y + (height - Double(lines.count) * ChartLabel.lineHeight) / 2
        for (line, text) in lines.enumerated() {
            let top = upper + Double(line) * ChartLabel.lineHeight
            marks.append(.label(ChartLabel(text: text, x: left - 6, y: top, anchor: .end)))
        }
        let counts = figures.series.map { $0.counts[place] }
        let first = y + (height - Double(barsEach) * Self.barHeight) / 2
        if figures.isStacked {
            addStack(counts, y: first)
        } else {
            for (series, count) in counts.enumerated() {
                let top = first + Double(series) * Self.barHeight
                addBar(from: 0, to: count, y: top, series: series)
                addCount(count, behind: count, y: top)
            }
        }
    }

    private mutating func addStack(_ counts: [Int], y: Double) {
        var total = 0
        for (series, count) in counts.enumerated() where count > 0 {
            addBar(from: total, to: total + count, y: y, series: series)
            let part = x(total + count) - x(total)
            let text = numerals.write(String(count))
            if ChartLabel.width(of: text) + 4 <= part, count < counts.reduce(0, +) {
                let middle = x(total) + part / 2
                let top = y + (Self.barHeight - ChartLabel.lineHeight) / 2
                var label = ChartLabel(text: text, x: middle, y: top, anchor: .middle)
                label.isOnBar = true
                marks.append(.label(label))
            }
            total += count
        }
        addCount(total, behind: total, y: y)
    }

    private mutating func addBar(from low: Int, to high: Int, y: Double, series: Int) {
        guard high > low else { return }
        let frame = ChartFrame(
            x: x(low),
            y: y + 1,
            width: x(high) - x(low),
            height: Self.barHeight - 2,
        )
        marks.append(.bar(frame, series: series))
    }

    private mutating func addCount(_ count: Int, behind length: Int, y: Double) {
        let top = y + (Self.barHeight - ChartLabel.lineHeight) / 2
        let text = numerals.write(String(count))
        marks.append(.label(ChartLabel(text: text, x: x(length) + 5, y: top, anchor: .start)))
    }
}
