package import ComplaintModel

extension ConsolidatedReport {
    /// Everything that the consolidated report needs; none of it speaks of a single case.
    package struct Figures: Hashable, Sendable {
        /// The district, province or centre that consolidates.
        package let centre: ReportOffice
        /// The period in which the counted cases were received.
        package let period: ReportPeriod
        /// The day as of which cases stand as they are shown.
        package let asOf: CivilDate
        /// An office is marked when it has been silent for more than so many days.
        package let silentAfterDays: Int
        /// Cases received in the period that were handed over: whichever of the offices took them over has
        /// received them as well.
        package let handedOver: Int
        /// A row for every office below, also for those that sent nothing.
        package let offices: [OfficeLine]
        /// Cases received in the period, by category.
        package let categories: [NamedCount]
        /// Cases received in the period, by channel.
        package let channels: [NamedCount]
        /// Cases received in the period, by month: a line for every month of it.
        package let months: [MonthLine]

        /// Gathers the figures.
        package init(
            centre: ReportOffice,
            period: ReportPeriod,
            asOf: CivilDate,
            silentAfterDays: Int,
            handedOver: Int,
            offices: [OfficeLine],
            categories: [NamedCount],
            channels: [NamedCount],
            months: [MonthLine],
        ) {
            self.centre = centre
            self.period = period
            self.asOf = asOf
            self.silentAfterDays = silentAfterDays
            self.handedOver = handedOver
            self.offices = offices
            self.categories = categories
            self.channels = channels
            self.months = months
        }
    }
}
