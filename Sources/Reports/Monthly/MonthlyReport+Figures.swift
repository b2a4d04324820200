package import ComplaintModel

extension MonthlyReport {
    /// Everything that the monthly summary needs.
    package struct Figures: Hashable, Sendable {
        /// The office.
        package let office: ReportOffice
        /// The counts: of a frozen month as they were frozen.
        package let counts: MonthlyCounts
        /// The day as of which the lists stand.
        package let listedOn: CivilDate
        /// The cases received until the end of the month and still open, in register order.
        package let openCases: [OpenCase]
        /// Their deadlines that are overdue and not met; a case may appear with several.
        package let lateCases: [LateCase]
        /// The freezing that counts; nothing for a month that is not frozen.
        package let frozen: FrozenMark?
        /// Other freezings of the month, made apart from that one.
        package let otherFreezings: [FrozenMark]
        /// What of the month is another than it was frozen.
        package let adjustments: [AdjustmentLine]
        /// Cases of the month that the freezing did not know.
        package let arrivals: [LateArrival]
        /// What of earlier frozen months is another than was reported before this month's report.
        package let earlierAdjustments: [AdjustmentLine]

        /// Gathers the figures.
        package init(
            office: ReportOffice,
            counts: MonthlyCounts,
            listedOn: CivilDate,
            openCases: [OpenCase],
            lateCases: [LateCase],
            frozen: FrozenMark? = nil,
            otherFreezings: [FrozenMark] = [],
            adjustments: [AdjustmentLine] = [],
            arrivals: [LateArrival] = [],
            earlierAdjustments: [AdjustmentLine] = [],
        ) {
            self.office = office
            self.counts = counts
            self.listedOn = listedOn
            self.openCases = openCases
            self.lateCases = lateCases
            self.frozen = frozen
            self.otherFreezings = otherFreezings
            self.adjustments = adjustments
            self.arrivals = arrivals
            self.earlierAdjustments = earlierAdjustments
        }
    }
}
