import ComplaintModel
import NodeStore
import Reports
import SyncProtocol

extension FieldNode {
    /// The fiscal-year report of an office, from the summaries.
    func annualReport(_ request: ReportRequest) throws -> AnnualReport {
        try store.read { reader in
            let (desk, office) = try desk(of: request.office, reader, today: request.today)
            let year = request.fiscalYear ?? FiscalYear(containing: desk.today)
            let now = try YearOfCases(year, desk)
            let before = try YearOfCases(year.previous, desk)
            return AnnualReport(
                AnnualReport.Figures(
                    office: office,
                    year: year,
                    asOf: desk.today,
                    totals: ComparedCount.totals(now, before),
                    months: zip(now.flows, before.flows).map { now, before in
                        ComparedMonth(
                            month: now.month,
                            received: now.flows.received,
                            receivedBefore: before.flows.received,
                            closed: now.flows.closed,
                            closedBefore: before.flows.closed
                        )
                    },
                    channels: ComparedCount.lines(
                        desk.channels(now.channels, naming: before.channels),
                        before: desk.channels(before.channels, naming: now.channels)
                    ),
                    categories: ComparedCount.lines(
                        desk.categories(now.categories, naming: before.categories),
                        before: desk.categories(before.categories, naming: now.categories)
                    ),
                    units: ComparedCount.units(now, before),
                    states: ComparedCount.lines(
                        desk.states(now.cases, naming: before.cases),
                        before: desk.states(before.cases, naming: now.cases)
                    ),
                    deadlines: zip(now.deadlines, before.deadlines).map {
                        ComparedDeadline(now: $0, before: $1)
                    },
                    spans: ComparedSpan.Deed.allCases.map {
                        ComparedSpan(
                            deed: $0,
                            now: now.days(until: $0),
                            before: before.days(until: $0)
                        )
                    },
                    reconciliation: try desk.reconciliation(of: now)
                )
            )
        }
    }
}

/// The figures of one fiscal year of an office.
private struct YearOfCases {
    let cases: SummaryCounts
    let flows: [(month: MonthPeriod, flows: MonthFlows)]
    let units: [String: Int]
    let deadlines: [DeadlineCount]
    /// Cases received until the year's end that were open then, or are now if it has not ended.
    let open: Int
    let late: Int
    private let days: SummaryCounts

    init(_ year: FiscalYear, _ desk: OfficeDesk) throws {
        let months = ReportPeriod.fiscalYear(year).monthNumbers
        cases = try desk.cases(in: months)
        flows = try year.months.map { (month: $0, flows: try desk.flows(of: $0)) }
        units = try desk.reader.summary(.units, of: desk.log.number, a: months).sums { $0.b }
        deadlines = try desk.deadlines(beganIn: months)
        let atEnd = try desk.open(atEndOf: months.upperBound)
        open = atEnd.open.total + atEnd.endedSince.total
        late = try desk.lateCount(receivedIn: months)
        days = try desk.reader.summary(.days, of: desk.log.number, a: Int.min...Int.max)
            .filter { $0.key.began(in: months) }
    }

    var received: Int { cases.total }
    var channels: [String: Int] { cases.byChannel }
    var categories: [String: Int] { cases.byCategory }
    var closed: Int { flows.reduce(0) { $0 + $1.flows.closed } }
    var notPursued: Int { flows.reduce(0) { $0 + $1.flows.notPursued } }
    var inConflict: Int { cases.count(where: \.standing.isInConflict) }

    func days(until deed: ComparedSpan.Deed) -> DayHistogram {
        DayHistogram(
            days.filter { $0.key.b == deed.rawValue }
                .reduce(into: [:]) { $0[$1.key.a, default: 0] += $1.count }
        )
    }
}

extension ComparedCount {
    fileprivate static func totals(_ now: YearOfCases, _ before: YearOfCases) -> [ComparedCount] {
        let line = { (code: String, name: String, count: (YearOfCases) -> Int) in
            ComparedCount(code: code, nameThai: name, count: count(now), before: count(before))
        }
        return [
            line("received", "รับในปี") { $0.received },
            line("closed", "ยุติในปี") { $0.closed },
            line("notPursued", "ไม่รับ/ยกเลิก/โอน/สงวน ในปี") { $0.notPursued },
            line("open", "คงค้างเมื่อสิ้นปี") { $0.open },
            line("late", "เรื่องที่รับในปีและมีกำหนดเวลาที่เกินแล้ว") { $0.late },
            line("inConflict", "ข้อมูลขัดแย้ง") { $0.inConflict },
        ]
    }

    fileprivate static func units(_ now: YearOfCases, _ before: YearOfCases) -> [ComparedCount] {
        Set(now.units.keys).union(before.units.keys).sorted().map { unit in
            ComparedCount(
                code: nil,
                nameThai: unit,
                count: now.units[unit] ?? 0,
                before: before.units[unit] ?? 0
            )
        }
    }
}

extension OfficeDesk {
    /// The months of a year as they were reported, beside what they are now.
    fileprivate func reconciliation(of year: YearOfCases) throws -> [ReconciledMonth] {
        let frozen = try FrozenMonths(reader, log)
        return year.flows.map { month, now in
            ReconciledMonth(
                month: month,
                frozenOn: frozen[month]?.mark.at.date,
                reported: frozen[month]?.figures.counts.flows ?? now,
                now: now
            )
        }
    }
}
