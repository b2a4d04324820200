import ComplaintModel
import NodeStore
import Reports
import SyncProtocol

extension FieldNode {
    /// The monthly summary of the own office; counts come from the summaries.
    func monthlyReport(_ request: ReportRequest) throws -> MonthlyReport {
        let today = request.today ?? now.date
        let month = request.period ?? MonthPeriod(containing: today)
        let ledger = try ownHeldLedger()
        return try store.read { reader in
            let desk = MonthlyDesk(
                reader: reader,
                log: try reader.log(of: ledger),
                rules: try rules(of: ledger.number, in: reader),
                month: month,
                today: today,
                isHidden: { self.disclosure(of: $0, in: ledger.id).isHidden }
            )
            return MonthlyReport(try desk.figures(of: office.code))
        }
    }
}

/// Puts the figures of a month together.
private struct MonthlyDesk {
    let reader: StoreReader
    let log: LedgerLog
    let rules: LedgerRules
    let month: MonthPeriod
    let today: CivilDate
    /// Whether a case is reserved for another office.
    let isHidden: (RowState) -> Bool

    private var procedure: Procedure { rules.procedure }

    func figures(of code: OfficeCode) throws -> MonthlyReport.Figures {
        let received = try reader.summary(
            .cases,
            of: log.number,
            a: month.number...month.number
        )
        let carried = try carriedOver()
        let states = received.map { ($0.key.caseState, $0.count) } + carried.states
        return MonthlyReport.Figures(
            office: ReportOffice(code: code, name: rules.name),
            month: month,
            asOf: today,
            received: received.reduce(0) { $0 + $1.count },
            carriedOver: carried.count,
            closed: try closed(inMonths: month.number...month.number).reduce(0) { $0 + $1.count },
            inConflict: received.filter(\.key.isInConflict).reduce(carried.inConflict) {
                $0 + $1.count
            },
            channels: procedure.channels.map { channel in
                NamedCount(
                    channel: channel.code,
                    nameThai: channel.nameThai,
                    count: received.count { $0.b == channel.code.text }
                )
            },
            categories: procedure.categories.map { category in
                NamedCount(
                    category: category.code,
                    nameThai: category.nameThai,
                    count: received.count { $0.c == category.code.text }
                )
            } + [.notTriaged(count: received.count { $0.c.isEmpty })],
            states: CaseState.allCases.map { state in
                NamedCount(
                    state: state,
                    count: states.filter { $0.0 == state }.reduce(0) { $0 + $1.1 }
                )
            },
            deadlines: try procedure.deadlines.map(deadlines),
            openCases: try openCases(),
            lateCases: try lateCases()
        )
    }

    /// Cases received before the month that were not closed when it began.
    private func carriedOver() throws -> (
        count: Int, inConflict: Int, states: [(CaseState?, Int)]
    ) {
        let before = try reader.summary(.cases, of: log.number, a: Int.min...month.number - 1)
        let open = before.filter { $0.key.caseState.map(procedure.isOpen) ?? false }
        let closedSince = try closed(inMonths: month.number...Int.max).filter {
            (Int($0.key.b) ?? .max) < month.number
        }
        let closedCount = closedSince.reduce(0) { $0 + $1.count }
        return (
            open.reduce(closedCount) { $0 + $1.count },
            open.filter(\.key.isInConflict).reduce(0) { $0 + $1.count },
            open.map { ($0.key.caseState, $0.count) } + [(.closed, closedCount)]
        )
    }

    private func closed(
        inMonths months: ClosedRange<Int>,
    ) throws -> [(key: SummaryKey, count: Int)] {
        try reader.summary(.closed, of: log.number, a: months)
    }

    private func deadlines(of rule: DeadlineRule) throws -> DeadlineCount {
        let met = try reader.summary(.met, of: log.number, a: month.number...month.number)
            .filter { $0.key.b == rule.id }
        let running = try reader.summary(.running, of: log.number, a: Int.min...Int.max)
            .filter { $0.key.b == rule.id && $0.key.c == String(month.number) }
        return DeadlineCount(
            rule: rule.id,
            nameThai: rule.nameThai,
            met: met.count { $0.c.isEmpty },
            metLate: met.count { $0.c == "late" },
            late: running.count { $0.a < today.dayNumber },
            running: running.count { $0.a >= today.dayNumber }
        )
    }

    private func openCases() throws -> [OpenCase] {
        var filter = CaseFilter()
        filter.ledger = log.number
        filter.notStates = CaseState.allCases.filter { !procedure.isOpen($0) }.map(\.rawValue)
        filter.received = Int64.min...ReportPeriod.months(month...month).receivedMinutes.upperBound
        return try reader.cases(filter).compactMap { summary in
            guard let reference = summary.reference else { return nil }
            let facts = ComplaintFacts(summary.row)
            return OpenCase(
                reference: reference,
                subject: subject(of: summary),
                received: facts.received.date,
                state: CaseState(rawValue: summary.state) ?? .received,
                isInConflict: summary.conflicts > 0
            )
        }
    }

    private func subject(of summary: CaseSummary) -> String {
        if isHidden(summary.row) { return Disclosure.mask }
        return summary.row.shown(ComplaintCell.subject)?.string ?? ""
    }

    private func lateCases() throws -> [LateCase] {
        var filter = CaseFilter()
        filter.ledger = log.number
        filter.dueUntil = today.dayNumber - 1
        return try reader.cases(filter).flatMap { summary -> [LateCase] in
            guard let reference = summary.reference else { return [] }
            let work = CaseWork(
                key: summary.key,
                row: summary.row,
                actions: try reader.actions(of: summary.key),
                rules: rules,
                lineage: log.lineage
            )
            return work.standing.deadlines.filter { $0.status(asOf: today).isLate }.map {
                LateCase(
                    reference: reference,
                    subject: subject(of: summary),
                    rule: $0.ruleID,
                    ruleThai: $0.nameThai,
                    due: $0.due
                )
            }
        }
    }
}

extension [(key: SummaryKey, count: Int)] {
    /// The sum of the counts whose key fits.
    func count(where fits: (SummaryKey) -> Bool) -> Int {
        filter { fits($0.key) }.reduce(0) { $0 + $1.count }
    }
}

extension SummaryKey {
    /// The state of a key of kind ``Kind/cases``.
    var caseState: CaseState? { CaseState(rawValue: d.hasSuffix("!") ? String(d.dropLast()) : d) }

    /// Whether a key of kind ``Kind/cases`` counts cases in conflict.
    var isInConflict: Bool { d.hasSuffix("!") }
}

extension CaseSummary {
    /// The number as reports print it; nil for a case without one.
    var reference: CaseReference? { RegisterNumber(numberText).map { .number($0) } }
}
