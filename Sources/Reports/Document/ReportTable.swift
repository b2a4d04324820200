/// A table of a report: columns, and rows of one cell a column.
package struct ReportTable: Hashable, Sendable {
    /// The columns, for people and for machines.
    package let columns: [ReportColumn]
    /// The rows, each with a cell for every column.
    package let rows: [[ReportCell]]
    /// The row of sums at the foot.
    ///
    /// Machines get its counts alone.
    package let totals: [ReportCell]?
    /// How its figures are drawn; nothing for a table that is only read.
    package let chart: ReportChart?

    /// Makes a table; a row or a chart that does not fit its columns is a mistake of the caller.
    package init(
        columns: [ReportColumn],
        rows: [[ReportCell]],
        totals: [ReportCell]? = nil,
        chart: ReportChart? = nil,
    ) {
        for row in rows + (totals.map { [$0] } ?? []) {
            precondition(
                row.count == columns.count,
                "A row of \(row.count) cells does not fit a table of \(columns.count) columns.",
            )
        }
        if let chart {
            precondition(
                (chart.values + [chart.names]).allSatisfy(columns.indices.contains),
                "A chart names a column that its table does not have.",
            )
        }
        self.columns = columns
        self.rows = rows
        self.totals = totals
        self.chart = chart
    }

    /// The chart, where there is something to see: a picture of zeros is none.
    var drawnChart: ReportChart? {
        guard let chart else { return nil }
        let isZero = rows.allSatisfy { row in
            chart.values.allSatisfy { (row[$0].count ?? 0) <= 0 }
        }
        return isZero ? nil : chart
    }

    /// A column that is shown: its place among all, and its heading.
    typealias ShownColumn = (index: Int, heading: String)

    /// The columns that a page shows.
    var pageColumns: [ShownColumn] { headedColumns.filter { columns[$0.index].isPrinted } }

    /// The columns that a spreadsheet has besides.
    var furtherColumns: [ShownColumn] { headedColumns.filter { !columns[$0.index].isPrinted } }

    /// The columns that a spreadsheet has: those of the page, and behind them the others.
    var sheetColumns: [ShownColumn] { pageColumns + furtherColumns }

    private var headedColumns: [ShownColumn] {
        columns.indices.compactMap { index in
            columns[index].heading.map { (index, $0) }
        }
    }
}
