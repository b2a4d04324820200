package import ComplaintModel
import NodeStore
import SyncProtocol

/// What of a case is asked for beside the case itself.
package struct ShowRequest: Sendable {
    /// The changes that wrote to it.
    package var history = false
    /// The complainant's identity.
    package var identity = false
    /// The day as of which deadlines are judged; nil for today.
    package var today: CivilDate?

    /// Asks for the case itself.
    package init() {}
}

extension FieldNode {
    /// One case with its actions, deadlines and conflicts.
    ///
    /// - Throws: ``FieldNodeError/identityNotHere`` if the identity is asked for and has no key here.
    package func show(_ caseName: String, _ request: ShowRequest = ShowRequest()) throws -> CaseView
    {
        try store.read { reader in
            let (summary, ledger) = try find(caseName, in: reader)
            let (work, log, rules) = try work(on: summary, in: ledger, reader)
            let scribe = CaseScribe(node: self, reader: reader, log: log)
            let row = work.row
            let facts = ComplaintFacts(row)
            let text = { (tag: CellTag) in row.shown(tag)?.string ?? "" }
            let sealed = row.shown(ComplaintCell.identity)
            var arrivals = Arrivals(self, reader)
            return CaseView(
                id: summary.id.description,
                number: summary.numberText,
                office: ledger.code,
                state: work.standing.state.rawValue,
                stateThai: work.standing.state.nameThai,
                received: facts.received.iso,
                recorded: facts.recorded.iso,
                channel: facts.channel.text,
                category: work.standing.category?.text ?? "",
                accused: text(ComplaintCell.accused),
                subject: text(ComplaintCell.subject),
                detail: text(ComplaintCell.detail),
                place: text(ComplaintCell.place),
                agency: text(ComplaintCell.agency),
                recordedBy: text(ComplaintCell.recordedBy),
                ref: text(ComplaintCell.ref),
                isReachable: facts.reachable,
                hasArrived: try arrivals.hasArrived(summary),
                identity: sealed == nil ? "none" : "sealed",
                identityFields: try request.identity
                    ? scribe.identity(sealed, in: ledger) : nil,
                units: work.standing.units,
                actions: scribe.actions(of: work),
                deadlines: Self.deadlines(
                    of: work,
                    rules,
                    today: request.today ?? now.date
                ),
                conflicts: try scribe.conflicts(of: work),
                links: try scribe.links(of: work),
                history: try request.history ? scribe.history(of: work) : nil,
                basis: Basis(ledger: ledger.id, vector: log.versionVector).text
            )
        }
    }

    private static func deadlines(
        of work: CaseWork,
        _ rules: LedgerRules,
        today: CivilDate,
    ) -> [DeadlineView] {
        work.standing.deadlines.map { deadline in
            let status = deadline.status(asOf: today)
            return DeadlineView(
                rule: deadline.ruleID,
                name: deadline.nameThai,
                unit: deadline.unit,
                start: deadline.start.iso,
                due: deadline.due.iso,
                met: deadline.metOn?.iso,
                status: status.code,
                statusThai: status.sentence.thai,
                explanation: deadline.explain(calendar: rules.calendar)
            )
        }
    }
}
