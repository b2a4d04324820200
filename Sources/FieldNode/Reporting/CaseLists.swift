import ComplaintModel
import NodeStore
import Reports
import SyncProtocol

/// Reads the cases that a monthly summary lists: those received until the end of the month.
///
/// Cases that are reserved for one office are counted apart, and not listed anywhere.
struct CaseLists {
    let desk: OfficeDesk
    let month: MonthPeriod
    /// Whether the day as of which deadlines are judged lies before the clock's.
    let isPast: Bool

    private var receivedUntilEnd: ClosedRange<Int64> {
        Int64.min...ReportPeriod.months(month...month).receivedMinutes.upperBound
    }

    /// The cases that are still open.
    func openCases() throws -> [OpenCase] {
        var filter = CaseFilter()
        filter.ledger = desk.log.number
        filter.notStates = CaseState.allCases.filter { !desk.procedure.isOpen($0) }.map(\.rawValue)
        filter.received = receivedUntilEnd
        filter.reserved = .none
        var contested = RegisterConflicts(desk.reader)
        return try desk.reader.cases(filter).compactMap { summary in
            guard let reference = summary.reference else { return nil }
            let facts = ComplaintFacts(summary.row)
            return OpenCase(
                reference: reference,
                subject: summary.row.shown(ComplaintCell.subject)?.string ?? "",
                received: facts.received.date,
                state: CaseState(rawValue: summary.state) ?? .received,
                isInConflict: try summary.conflicts > 0 || contested.hold(summary)
            )
        }
    }

    /// The deadlines that are overdue and not met.
    func lateCases() throws -> [LateCase] {
        var filter = CaseFilter()
        filter.ledger = desk.log.number
        filter.received = receivedUntilEnd
        filter.reserved = .none
        // What is owed now is found by its day. As of an earlier day, what was met since was owed too.
        if !isPast { filter.dueUntil = desk.today.dayNumber - 1 }
        return try desk.reader.cases(filter).flatMap { summary -> [LateCase] in
            guard let reference = summary.reference else { return [] }
            let work = try CaseWork(
                summary,
                desk.reader,
                rules: desk.rules,
                lineage: desk.log.lineage
            )
            return work.standing.deadlines.filter { $0.status(asOf: desk.today).isLate }.map {
                LateCase(
                    reference: reference,
                    subject: summary.row.shown(ComplaintCell.subject)?.string ?? "",
                    rule: $0.ruleID,
                    ruleThai: $0.nameThai,
                    due: $0.due
                )
            }
        }
    }

    /// The cases of the month that its freezing did not know.
    func arrivals(after frozen: FrozenMonth) throws -> [LateArrival] {
        var filter = CaseFilter()
        filter.ledger = desk.log.number
        filter.received = ReportPeriod.months(month...month).receivedMinutes
        return try desk.reader.cases(filter).compactMap { summary in
            guard !frozen.covers(summary.key.dot, in: desk.log.lineage),
                let reference = summary.reference
            else { return nil }
            let facts = ComplaintFacts(summary.row)
            return LateArrival(
                reference: reference,
                received: facts.received.date,
                recorded: facts.recorded.date
            )
        }
    }
}

extension CaseSummary {
    /// The number or the slip as reports print it; nil for a case of a peer that left both out.
    var reference: CaseReference? {
        RegisterNumber(numberText).map { .number($0) } ?? SlipCode(numberText).map { .slip($0) }
    }
}
