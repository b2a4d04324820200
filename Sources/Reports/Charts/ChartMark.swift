/// One thing drawn in a chart, in points from the upper left corner.
enum ChartMark: Hashable {
    /// A bar, or a part of one, filled as its series is.
    case bar(ChartFrame, series: Int)
    /// A line of the axis or of the grid behind the bars.
    case line(ChartFrame, isAxis: Bool)
    /// Words or a count.
    case label(ChartLabel)
}

/// A rectangle; a line has no width or no height.
struct ChartFrame: Hashable {
    /// The left edge.
    let x: Double
    /// The upper edge.
    let y: Double
    /// The width.
    let width: Double
    /// The height.
    let height: Double

    /// Whether two rectangles have more than an edge in common.
    func overlaps(_ other: ChartFrame) -> Bool {
        x < other.x + other.width && other.x < x + width
            && y < other.y + other.height && other.y < y + height
    }
}

/// A text of one line in a chart.
struct ChartLabel: Hashable {
    /// The point of the text that stands at its place.
    enum Anchor: String, Hashable {
        /// Its left end.
        case start
        /// Its middle.
        case middle
        /// Its right end.
        case end
    }

    /// The size of all letters in charts, in points.
    static let size = 13.0
    /// The height of a line, with room for marks above and below.
    static let lineHeight = 18.0
    /// The width of a consonant of TH Sarabun New.
    static let cellWidth = 0.56 * size

    /// What is written.
    let text: String
    /// The place of the anchor.
    let x: Double
    /// The upper edge of the line.
    let y: Double
    /// The point that stands at `x`.
    let anchor: Anchor
    /// Whether it stands on a bar, whose hatching would run through it.
    var isOnBar = false

    /// The room that the text takes.
    var frame: ChartFrame {
        let width = Self.width(of: text)
        let left =
            switch anchor {
            case .start: x
            case .middle: x - width / 2
            case .end: x - width
            }
        return ChartFrame(x: left, y: y, width: width, height: Self.lineHeight)
    }

    /// The width of a text.
    static func width(of text: String) -> Double { Double(TerminalWidth.of(text)) * cellWidth }

    /// The lines of a text in a column so wide.
    static func lines(_ text: String, width: Double) -> [String] {
        TerminalText.fitted(text, limit: .wrap(cells: max(2, Int(width / cellWidth))))
    }
}
