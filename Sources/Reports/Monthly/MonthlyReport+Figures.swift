package import ComplaintModel

extension MonthlyReport {
    /// Everything that the monthly summary needs.
    package struct Figures: Hashable, Sendable {
        /// The office.
        package let office: ReportOffice
        /// The month.
        package let month: MonthPeriod
        /// The day as of which cases stand as they are shown.
        package let asOf: CivilDate
        /// Cases received in the month.
        package let received: Int
        /// Cases received before the month and still open when it began.
        package let carriedOver: Int
        /// Cases closed in the month, whenever they were received.
        package let closed: Int
        /// Cases among those received or carried over that are in conflict, each counted once.
        package let inConflict: Int
        /// Cases received in the month, by channel: a line for every channel of the office.
        package let channels: [NamedCount]
        /// Cases received in the month, by category: a line for every category of the office.
        package let categories: [NamedCount]
        /// Cases received in the month or carried over, by state as of the day.
        package let states: [NamedCount]
        /// How deadlines were kept: a line for every rule of the procedure.
        package let deadlines: [DeadlineCount]
        /// The cases still open, in register order.
        package let openCases: [OpenCase]
        /// The deadlines overdue and not met; a case may appear with several.
        package let lateCases: [LateCase]

        /// Gathers the figures.
        package init(
            office: ReportOffice,
            month: MonthPeriod,
            asOf: CivilDate,
            received: Int,
            carriedOver: Int,
            closed: Int,
            inConflict: Int,
            channels: [NamedCount],
            categories: [NamedCount],
            states: [NamedCount],
            deadlines: [DeadlineCount],
            openCases: [OpenCase],
            lateCases: [LateCase],
        ) {
            self.office = office
            self.month = month
            self.asOf = asOf
            self.received = received
            self.carriedOver = carriedOver
            self.closed = closed
            self.inConflict = inConflict
            self.channels = channels
            self.categories = categories
            self.states = states
            self.deadlines = deadlines
            self.openCases = openCases
            self.lateCases = lateCases
        }
    }
}
