package import ComplaintModel
package import Reports

/// A report that somebody asks for.
package struct ReportRequest: Sendable {
    /// The reports there are.
    package enum Kind: String, CaseIterable, Sendable {
        /// The register in book layout, for a period.
        case register
        /// The monthly summary to the executive.
        case monthly
        /// The summary and analysis of a fiscal year, against the year before.
        case annual
        /// The statistics of corruption and misconduct complaints that an office publishes.
        case published
        /// All offices held here, each a row.
        case consolidated
    }

    /// Which report.
    package var kind: Kind
    /// A month, `2569-01`; nil for the fiscal year or, for the monthly summary, this month.
    package var period: MonthPeriod?
    /// A fiscal year, and of a register the year of its book; nil for that of the day.
    package var fiscalYear: FiscalYear?
    /// The day as of which it speaks; nil for today.
    package var today: CivilDate?
    /// The office it speaks of; nil for the own one.
    package var office: String?
    /// Which half of the fiscal year the published statistics are of; nil for the whole.
    package var half: PublishedReport.Half?
    /// The number of the published statistics among the items of the year's assessment.
    package var item: String?
    /// A consolidated report marks an office after so many days without a word.
    package var silentAfterDays = 35

    /// Asks for a report of the present period.
    package init(_ kind: Kind) { self.kind = kind }
}
