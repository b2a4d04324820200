package import ComplaintModel

/// The row of one month in a consolidated report.
package struct MonthLine: Hashable, Sendable {
    /// The month of receipt.
    package let month: MonthPeriod
    /// How the cases received in the month stand, over all offices.
    package let counts: CaseCounts

    /// Writes a row.
    package init(month: MonthPeriod, counts: CaseCounts) {
        self.month = month
        self.counts = counts
    }

    /// The columns of the table of months.
    static let columns: [ReportColumn] = [.both("month", "เดือน")] + CaseCounts.columns

    /// What became of each month's cases, one part on top of the other: together what came in.
    static let chart = ReportChart(
        .stackedColumns,
        title: "เรื่องที่รับในแต่ละเดือน และผลจนถึงวันนี้",
        names: 0,
        values: [2, 3, 4],
    )

    /// The cells of ``columns``.
    var cells: [ReportCell] { [.month(month)] + counts.cells }

    /// The row of sums for ``columns``.
    static func totals(_ lines: [MonthLine]) -> [ReportCell] {
        [.phrase("รวม")] + lines.reduce(CaseCounts()) { $0 + $1.counts }.cells
    }
}
