package import ComplaintModel

extension AnnualReport {
    /// Everything that the fiscal-year report needs.
    package struct Figures: Hashable, Sendable {
        /// The office.
        package let office: ReportOffice
        /// The fiscal year.
        package let year: FiscalYear
        /// The day as of which deadlines are judged.
        package let asOf: CivilDate
        /// The counts of the whole year, each under a code.
        package let totals: [ComparedCount]
        /// Cases received and ended, by month.
        package let months: [ComparedMonth]
        /// Cases received, by channel.
        package let channels: [ComparedCount]
        /// Cases received, by category.
        package let categories: [ComparedCount]
        /// Cases received, by responsible unit: a case of two units counts for both.
        package let units: [ComparedCount]
        /// Cases received, by state.
        package let states: [ComparedCount]
        /// Deadlines that started in the year, by rule.
        package let deadlines: [ComparedDeadline]
        /// How long it took to accept, to notify and to close.
        package let spans: [ComparedSpan]
        /// The months as they were reported, and what was adjusted since.
        package let reconciliation: [ReconciledMonth]

        /// Gathers the figures.
        package init(
            office: ReportOffice,
            year: FiscalYear,
            asOf: CivilDate,
            totals: [ComparedCount],
            months: [ComparedMonth],
            channels: [ComparedCount],
            categories: [ComparedCount],
            units: [ComparedCount],
            states: [ComparedCount],
            deadlines: [ComparedDeadline],
            spans: [ComparedSpan],
            reconciliation: [ReconciledMonth],
        ) {
            self.office = office
            self.year = year
            self.asOf = asOf
            self.totals = totals
            self.months = months
            self.channels = channels
            self.categories = categories
            self.units = units
            self.states = states
            self.deadlines = deadlines
            self.spans = spans
            self.reconciliation = reconciliation
        }
    }
}
