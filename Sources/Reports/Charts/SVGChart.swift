/// A chart as SVG inside a page of HTML: greys and hatching that a copier keeps apart.
struct SVGChart {
    private let figures: ChartFigures
    private let picture: ChartPicture
    private let name: String

    /// Draws a chart.
    ///
    /// - Parameters:
    ///   - figures: What is drawn.
    ///   - numerals: The digits of its counts.
    ///   - name: A word that no other chart of the page has, for its patterns.
    init(_ figures: ChartFigures, numerals: Numerals, name: String) {
        self.figures = figures
        self.name = name
        picture = ChartPicture(figures, numerals: numerals)
    }

    /// The element.
    var element: String {
        let title = HTMLText.escaped(figures.title)
        let size = "\(Self.number(ChartPicture.width)) \(Self.number(picture.height))"
        let head =
            "<svg role=\"img\" aria-label=\"\(title)\" viewBox=\"0 0 \(size)\">\n"
            + "<title>\(title)</title>\n"
        let defs = figures.series.count > 1 ? "<defs>\(patterns)</defs>\n" : ""
        return head + defs + picture.marks.map { drawn($0) + "\n" }.joined() + "</svg>"
    }

    private static let fillCount = 4

    private var patterns: String {
        let strokes = ["M0 8 8 0", "M0 4 8 4", "M0 0 8 8M0 8 8 0"]
        return strokes.enumerated().map { place, stroke in
            "<pattern id=\"\(name)-\(place + 1)\" width=\"8\" height=\"8\" "
                + "patternUnits=\"userSpaceOnUse\"><rect width=\"8\" height=\"8\" fill=\"#fff\"/>"
                + "<path d=\"\(stroke)\" stroke=\"#000\" stroke-width=\".7\"/></pattern>"
        }.joined()
    }

    private func drawn(_ mark: ChartMark) -> String {
        switch mark {
        case .bar(let frame, let series):
            let place = series % Self.fillCount
            let fill = place == 0 ? "#999" : "url(#\(name)-\(place))"
            return "<rect \(Self.place(frame)) fill=\"\(fill)\" stroke=\"#000\" "
                + "stroke-width=\".8\"/>"
        case .line(let frame, let isAxis):
            let end = (x: frame.x + frame.width, y: frame.y + frame.height)
            return "<path d=\"M\(Self.number(frame.x)) \(Self.number(frame.y))"
                + "L\(Self.number(end.x)) \(Self.number(end.y))\" "
                + "stroke=\"\(isAxis ? "#000" : "#ccc")\" stroke-width=\"\(isAxis ? "1" : ".7")\"/>"
        case .label(let label):
            return (label.isOnBar ? Self.paper(under: label) : "") + Self.text(label)
        }
    }

    private static func text(_ label: ChartLabel) -> String {
        // The base line lies at two thirds of the line's height.
        let base = number(label.y + ChartLabel.lineHeight * 0.7)
        return "<text x=\"\(number(label.x))\" y=\"\(base)\" "
            + "text-anchor=\"\(label.anchor.rawValue)\">\(HTMLText.escaped(label.text))</text>"
    }

    private static func paper(under label: ChartLabel) -> String {
        let frame = label.frame
        let inner = ChartFrame(
            x: frame.x - 1,
            y: frame.y + 2,
            width: frame.width + 2,
            height: frame.height - 4,
        )
        return "<rect \(place(inner)) fill=\"#fff\"/>"
    }

    private static func place(_ frame: ChartFrame) -> String {
        "x=\"\(number(frame.x))\" y=\"\(number(frame.y))\" "
            + "width=\"\(number(frame.width))\" height=\"\(number(frame.height))\""
    }

    // Tenths of a point are finer than any printer.
    private static func number(_ value: Double) -> String {
        let tenths = Int((value * 10).rounded())
        let sign = tenths < 0 ? "-" : ""
        let whole = tenths.magnitude / 10
        let rest = tenths.magnitude % 10
        return rest == 0 ? "\(sign)\(whole)" : "\(sign)\(whole).\(rest)"
    }
}
