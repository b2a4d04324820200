package import ComplaintModel

/// A report that somebody asks for.
package struct ReportRequest: Sendable {
    /// The reports there are.
    package enum Kind: String, CaseIterable, Sendable {
        /// The register in book layout, for a period.
        case register
        /// The monthly summary to the executive.
        case monthly
        /// All offices held here, each a row.
        case consolidated
    }

    /// Which report.
    package var kind: Kind
    /// A month, `2569-01`; nil for the fiscal year or, for the monthly summary, this month.
    package var period: MonthPeriod?
    /// A fiscal year; nil for that of the day.
    package var fiscalYear: FiscalYear?
    /// The day as of which it speaks; nil for today.
    package var today: CivilDate?

    /// Asks for a report of the present period.
    package init(_ kind: Kind) { self.kind = kind }
}
