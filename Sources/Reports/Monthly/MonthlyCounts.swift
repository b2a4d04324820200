package import ComplaintModel

/// The counts of a monthly summary: what is frozen when the month is.
package struct MonthlyCounts: Hashable, Codable, Sendable {
    /// The month.
    package let month: MonthPeriod
    /// The day as of which deadlines are judged.
    package let asOf: CivilDate
    /// Cases received in the month.
    package let received: Int
    /// Cases received before the month and still open when it began.
    package let carriedOver: Int
    /// Cases closed in the month, whenever they were received.
    package let closed: Int
    /// Cases declined, voided, handed over or reserved in the month, whenever they were received:
    /// received and carried over, less these and the closed, is what is open.
    package let notPursued: Int
    /// Cases received until the end of the month that are still open.
    package let open: Int
    /// Cases received until the end of the month with an overdue deadline, each counted once.
    package let late: Int
    /// Cases among those received or carried over that are in conflict, each counted once.
    package let inConflict: Int
    /// Cases received in the month, by channel: a line for every channel of the office.
    package let channels: [NamedCount]
    /// Cases received in the month, by category: a line for every category of the office.
    package let categories: [NamedCount]
    /// Cases received in the month or carried over, by state.
    package let states: [NamedCount]
    /// How deadlines were kept: a line for every rule of the procedure.
    package let deadlines: [DeadlineCount]

    /// Gathers the counts.
    package init(
        month: MonthPeriod,
        asOf: CivilDate,
        received: Int,
        carriedOver: Int,
        closed: Int,
        notPursued: Int,
        open: Int,
        late: Int,
        inConflict: Int,
        channels: [NamedCount],
        categories: [NamedCount],
        states: [NamedCount],
        deadlines: [DeadlineCount],
    ) {
        self.month = month
        self.asOf = asOf
        self.received = received
        self.carriedOver = carriedOver
        self.closed = closed
        self.notPursued = notPursued
        self.open = open
        self.late = late
        self.inConflict = inConflict
        self.channels = channels
        self.categories = categories
        self.states = states
        self.deadlines = deadlines
    }

    /// What of it a year adds up.
    package var flows: MonthFlows {
        MonthFlows(
            received: received,
            closed: closed,
            notPursued: notPursued,
            channels: Self.byCode(channels),
            categories: Self.byCode(categories),
        )
    }

    private static func byCode(_ counts: [NamedCount]) -> [String: Int] {
        Dictionary(counts.map { ($0.code ?? "", $0.count) }, uniquingKeysWith: +)
    }
}
