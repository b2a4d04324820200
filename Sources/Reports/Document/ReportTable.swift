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

    /// Makes a table; a row that does not fit its columns is a mistake of the caller.
    package init(columns: [ReportColumn], rows: [[ReportCell]], totals: [ReportCell]? = nil) {
        for row in rows + (totals.map { [$0] } ?? []) {
            precondition(
                row.count == columns.count,
                "A row of \(row.count) cells does not fit a table of \(columns.count) columns.",
            )
        }
        self.columns = columns
        self.rows = rows
        self.totals = totals
    }

    /// The columns that a page shows, each with its place and heading.
    var pageColumns: [(index: Int, heading: String)] {
        columns.indices.compactMap { index in
            columns[index].heading.map { (index, $0) }
        }
    }
}
