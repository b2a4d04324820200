/// A chart laid out on paper: where every bar and every word stands.
///
/// Columns that have no room for their names or counts lie down as bars, which always have: so no
/// two texts ever meet.
struct ChartPicture: Hashable {
    /// The width of every chart, in points: what a standing A4 has between its margins.
    static let width = 450.0

    /// What is drawn, from the back to the front.
    private(set) var marks: [ChartMark] = []
    /// The height, in points.
    private(set) var height = 0.0

    /// Lays out a chart.
    init(_ figures: ChartFigures, numerals: Numerals) {
        if let columns = ChartColumns(figures, numerals: numerals) {
            marks = columns.marks
            height = columns.height
        } else {
            let bars = ChartBars(figures, numerals: numerals)
            marks = bars.marks
            height = bars.height
        }
        if figures.series.count > 1 { addLegend(figures.series.map(\.name)) }
    }

    private mutating func addLegend(_ names: [String]) {
        let swatch = 11.0
        var x = 0.0
        var y = height + 6
        for (series, name) in names.enumerated() {
            let width = swatch + 5 + ChartLabel.width(of: name)
            if x > 0, x + width > Self.width {
                x = 0
                y += ChartLabel.lineHeight
            }
            let frame = ChartFrame(x: x + 0.5, y: y + 4, width: swatch, height: swatch)
            marks.append(.bar(frame, series: series))
            marks.append(
                .label(ChartLabel(text: name, x: x + swatch + 5, y: y, anchor: .start))
            )
            x += width + 18
        }
        height = y + ChartLabel.lineHeight
    }
}
