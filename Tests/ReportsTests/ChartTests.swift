import Testing

@testable import Reports

@Suite("Charts")
struct ChartTests {
    private static func figures(
        _ shape: ReportChart.Shape,
        names: [String],
        counts: [[Int]],
    ) throws -> ChartFigures {
        let columns = [ReportColumn.page("ชื่อ")] + counts.map { _ in .page("จำนวน", .trailing) }
        let rows = names.enumerated().map { place, name in
            [ReportCell.text(name)] + counts.map { .integer($0[place]) }
        }
        let chart = ReportChart(shape, title: "ภาพ", names: 0, values: Array(1...counts.count))
        let table = ReportTable(columns: columns, rows: rows, chart: chart)
        return try #require(ChartFigures(table, numerals: .arabic))
    }

    private static func labels(_ picture: ChartPicture) -> [ChartLabel] {
        picture.marks.compactMap { if case .label(let label) = $0 { label } else { nil } }
    }

    private static func bars(_ picture: ChartPicture) -> [ChartFrame] {
        picture.marks.compactMap { if case .bar(let frame, _) = $0 { frame } else { nil } }
    }

    @Test(
        "An axis goes in at most five round steps of whole cases",
        arguments: [
            (0, [0, 1]), (1, [0, 1]), (3, [0, 1, 2, 3]), (5, [0, 1, 2, 3, 4, 5]),
            (6, [0, 2, 4, 6]), (11, [0, 5, 10, 15]), (27, [0, 10, 20, 30]),
            (100, [0, 20, 40, 60, 80, 100]), (1_234_567, [0, 500_000, 1_000_000, 1_500_000]),
        ],
    )
    func scale(greatest: Int, marks: [Int]) {
        #expect(ChartScale(greatest: greatest).marks == marks)
    }

    @Test("Not even the greatest number of all breaks an axis")
    func greatest() {
        #expect(ChartScale(greatest: .max).top >= 1)
    }

    @Test("No text meets another or leaves the picture, whatever is drawn", arguments: 0..<300)
    func noCollision(seed: Int) throws {
        var chance = Chance(seed: UInt64(seed))
        let words = ["ที่", "สำนักงานปลัด", "องค์การบริหารส่วนตำบลกะหรอ", "ม.ค. 2569", "Facebook", "ก/ข"]
        let names = (0...chance.below(14)).map { _ in
            (0...chance.below(3)).map { _ in words[chance.below(words.count)] }
                .joined(separator: chance.below(2) == 0 ? " " : "")
        }
        let limit = [3, 40, 2_000, 1_000_000][chance.below(4)]
        let series = (0...chance.below(4)).map { _ in names.map { _ in chance.below(limit) + 1 } }
        let shape = [ReportChart.Shape.columns, .stackedColumns, .bars][chance.below(3)]
        let figures = try Self.figures(shape, names: names, counts: series)
        let picture = ChartPicture(figures, numerals: .arabic)
        let frames = Self.labels(picture).map(\.frame)
        for (place, frame) in frames.enumerated() {
            #expect(frame.x >= -0.01 && frame.x + frame.width <= ChartPicture.width + 0.01)
            #expect(frame.y >= -0.01 - ChartLabel.lineHeight / 2)
            #expect(frame.y + frame.height <= picture.height + 0.01)
            let met = frames[(place + 1)...].first(where: frame.overlaps)
            #expect(met == nil, "\(Self.labels(picture)[place])")
        }
    }

    @Test("A bar is as long as its count says, and a stack as long as its sum", arguments: 0..<50)
    func lengths(seed: Int) throws {
        var chance = Chance(seed: UInt64(seed))
        let counts = (0..<3).map { _ in (0..<4).map { _ in chance.below(100) + 1 } }
        for shape in [ReportChart.Shape.columns, .stackedColumns, .bars] {
            let figures = try Self.figures(shape, names: ["ก", "ข", "ค", "ง"], counts: counts)
            let bars = Self.bars(ChartPicture(figures, numerals: .arabic)).prefix(12)
            let lengths = bars.map { shape == .bars ? $0.width : $0.height }
            let wanted = (0..<4).flatMap { place in counts.map { Double($0[place]) } }
            let unit = lengths[0] / wanted[0]
            #expect(zip(lengths, wanted).allSatisfy { abs($0 - $1 * unit) < 0.001 })
        }
    }

    @Test("Columns whose names have no room lie down, and the first stays on top")
    func lying() throws {
        let names = Array(repeating: "องค์การบริหารส่วนตำบลกะหรอ", count: 8)
        let counts = Array(1...8)
        let upright = try Self.figures(.columns, names: names.map { _ in "ก" }, counts: [counts])
        let lying = try Self.figures(.columns, names: names, counts: [counts])
        let columns = Self.bars(ChartPicture(upright, numerals: .arabic))
        let bars = Self.bars(ChartPicture(lying, numerals: .arabic))
        #expect(Set(columns.map(\.width)).count == 1)
        #expect(Set(bars.map(\.height)).count == 1)
        #expect(bars.map(\.y) == bars.map(\.y).sorted())
    }

    @Test("A chart's counts are written in the chosen digits")
    func digits() throws {
        let figures = try Self.figures(.columns, names: ["ก", "ข"], counts: [[12, 7]])
        let texts = Self.labels(ChartPicture(figures, numerals: .thai)).map(\.text)
        #expect(texts.contains("๑๒") && texts.contains("๗") && !texts.contains("12"))
    }

    @Test(
        "Too many offices for one page are not drawn",
        arguments: [(1, false), (2, true), (25, true), (26, false)]
    )
    func offices(count: Int, isDrawn: Bool) {
        #expect((OfficeLine.chart(of: count) != nil) == isDrawn)
    }
}

/// Numbers that look random and are the same in every run: a linear congruence.
private struct Chance {
    private var state: UInt64

    init(seed: UInt64) { state = seed &* 2 &+ 1 }

    mutating func below(_ limit: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int(state >> 33) % limit
    }
}
