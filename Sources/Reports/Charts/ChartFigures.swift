/// The figures of a table that a chart shows, read once for every way of drawing.
struct ChartFigures: Hashable {
    /// One row of bars.
    struct Series: Hashable {
        /// What its bars count.
        let name: String
        /// The counts, one for each name.
        let counts: [Int]
    }

    /// How they are drawn.
    let shape: ReportChart.Shape
    /// The title, digits as chosen.
    let title: String
    /// What stands beside each group of bars.
    let names: [String]
    /// The rows of bars.
    let series: [Series]

    /// Reads a table; nothing where there is nothing to see.
    init?(_ table: ReportTable, numerals: Numerals) {
        guard let chart = table.drawnChart else { return nil }
        shape = chart.shape
        title = numerals.write(chart.title)
        names = table.rows.map { row in
            PageText.lines(row[chart.names].written(numerals)).joined(separator: " ")
        }
        series = chart.values.map { place in
            Series(
                name: numerals.write(table.columns[place].heading ?? ""),
                counts: table.rows.map { max(0, $0[place].count ?? 0) },
            )
        }
    }

    /// The axis on which the bars stand.
    var scale: ChartScale {
        let greatest = names.indices.reduce(0) { greatest, place in
            let counts = series.map { $0.counts[place] }
            return max(greatest, isStacked ? counts.reduce(0, +) : counts.max() ?? 0)
        }
        return ChartScale(greatest: greatest)
    }

    /// Whether the bars of a name stand on top of each other.
    var isStacked: Bool { shape == .stackedColumns }
}
