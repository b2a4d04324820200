import ComplaintModel
import NodeStore
import Reports
import SyncProtocol

extension FieldNode {
    /// The monthly summary of an office; counts come from the summaries, those of a frozen month from
    /// its freezing.
    func monthlyReport(_ request: ReportRequest) throws -> MonthlyReport {
        try store.read { reader in
            let (desk, office) = try desk(of: request.office, reader, today: request.today)
            let month = request.period ?? MonthPeriod(containing: desk.today)
            let frozen = try FrozenMonths(reader, desk.log)
            let lists = CaseLists(
                desk: desk,
                month: month,
                isPast: desk.today < now.date
            )
            let counts = try frozen[month]?.figures.counts ?? desk.counts(of: month)
            return MonthlyReport(
                MonthlyReport.Figures(
                    office: office,
                    counts: counts,
                    listedOn: desk.today,
                    openCases: try lists.openCases(),
                    lateCases: try lists.lateCases(),
                    frozen: frozen[month]?.mark,
                    otherFreezings: frozen.others(of: month).map(\.mark),
                    adjustments: try frozen[month].map {
                        try desk.adjustments(of: month, since: $0.figures.counts.flows)
                    } ?? [],
                    arrivals: try frozen[month].map { try lists.arrivals(after: $0) } ?? [],
                    earlierAdjustments: try desk.earlierAdjustments(before: month, frozen)
                )
            )
        }
    }
}

extension OfficeDesk {
    /// The counts of a month as they are now.
    func counts(of month: MonthPeriod) throws -> MonthlyCounts {
        let number = month.number
        let received = try cases(in: number...number)
        let (carried, endedSince) = try open(atEndOf: number - 1)
        let involved = received + carried + endedSince
        let atEnd = try open(atEndOf: number)
        let ended = try ended(in: number...number)
        return MonthlyCounts(
            month: month,
            asOf: today,
            received: received.total,
            carriedOver: carried.total + endedSince.total,
            closed: ended.closed,
            notPursued: ended.notPursued,
            open: atEnd.open.total + atEnd.endedSince.total,
            late: try lateCount(receivedIn: Int.min...number),
            inConflict: involved.count(where: \.standing.isInConflict),
            channels: channels(received.byChannel),
            categories: categories(received.byCategory),
            states: states(involved),
            deadlines: try deadlines(beganIn: number...number)
        )
    }

    /// What of a month is another now than it was reported.
    func adjustments(
        of month: MonthPeriod,
        since reported: MonthFlows,
    ) throws -> [AdjustmentLine] {
        AdjustmentLine.lines(
            of: month,
            reported: reported,
            now: try flows(of: month),
            channelThai: channelThai,
            categoryThai: categoryThai
        )
    }

    /// What of earlier frozen months is another than was reported before a month's report: as that was
    /// frozen, or as it is now.
    func earlierAdjustments(
        before month: MonthPeriod,
        _ frozen: FrozenMonths,
    ) throws -> [AdjustmentLine] {
        guard let own = frozen[month] else {
            return try frozen.months.filter { $0 < month }.flatMap { earlier in
                try adjustments(of: earlier, since: frozen.reported(earlier))
            }
        }
        return own.reportedBefore.keys.sorted().flatMap { earlier in
            AdjustmentLine.lines(
                of: earlier,
                reported: own.reportedBefore[earlier] ?? MonthFlows(),
                now: own.reported(earlier) ?? MonthFlows(),
                channelThai: channelThai,
                categoryThai: categoryThai
            )
        }
    }
}
