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
    /// - Throws: ``FieldNodeError/identityNotHere(sealedBy:)`` if the identity is asked for and has no key here.
    package func show(_ caseName: String, _ request: ShowRequest = ShowRequest()) throws -> CaseView
    {
        try store.read { reader in
            let (summary, ledger) = try find(caseName, in: reader)
            let (work, log, rules) = try work(on: summary, in: ledger, reader)
            let disclosure = disclosure(of: work.row, in: ledger.id)
            var arrivals = Arrivals(self, reader)
            let arrival = try arrivals.arrival(of: summary)
            let basis = Basis(ledger: ledger.id, vector: log.versionVector).text
            if case .hidden(let office) = disclosure {
                return hidden(summary, for: office, of: ledger.code, arrival, basis)
            }
            let scribe = CaseScribe(node: self, reader: reader, log: log)
            let row = work.row
            let facts = work.facts
            let text = { (field: EditableField) in disclosure.text(field, in: row) }
            let channel = disclosure == .open ? facts.channel.text : text(.channel)
            let category = work.standing.category?.text ?? text(.category)
            let transfers = TransferDesk(reader, log)
            // Who goes on with a reserved case writes through the office that has the line.
            let own = try row.reservedFor == nil ? transfers.ownRecord(of: row) : nil
            let known = try knowing(own?.row ?? row, request, scribe, in: ledger)
            let transit = try transfers.transits()[summary.key]
            return CaseView(
                id: summary.id.description,
                number: summary.numberText,
                office: ledger.code,
                state: work.standing.state.rawValue,
                stateThai: work.standing.state.nameThai,
                received: facts.received.iso,
                recorded: facts.recorded.iso,
                channel: channel,
                channelThai: rules.channelThai(channel),
                category: category,
                categoryThai: rules.categoryThai(category),
                accused: text(.accused),
                subject: text(.subject),
                detail: text(.detail),
                place: text(.place),
                agency: text(.agency),
                recordedBy: text(.recordedBy),
                correspondenceNumber: text(.correspondenceNumber),
                remark: row.shown(ComplaintCell.remark)?.string ?? "",
                ref: row.shown(ComplaintCell.ref)?.string ?? "",
                isReachable: !facts.isAnonymous,
                knownAt: facts.reachable || own != nil ? nil : facts.knownAt,
                hasArrived: arrival.isWhole,
                arrived: arrival.since,
                reservedFor: row.reservedFor,
                identity: known.isSealed ? "sealed" : "none",
                identityFields: known.identity?.fields,
                identitiesClosed: known.identity.flatMap { $0.closed > 0 ? $0.closed : nil },
                units: work.standing.units,
                inTransitTo: transit?.to,
                inTransitSince: transit?.since.iso,
                takenOver: try transfers.takenOver(summary.key)?.words,
                declinedTransfers: try transfers.declined(summary.key),
                nextStep: Self.nextStep(of: work, rules),
                actions: scribe.actions(of: work, under: rules),
                deadlines: Self.deadlines(of: work, rules, today: request.today ?? now.date),
                conflicts: try scribe.conflicts(of: work),
                links: try scribe.links(of: work),
                history: try request.history ? scribe.history(of: work) : nil,
                basis: basis
            )
        }
    }

    /// What the line that knows who complains holds of it, opened where a person asked for that.
    private func knowing(
        _ row: RowState,
        _ request: ShowRequest,
        _ scribe: CaseScribe,
        in ledger: StoreReader.HeldLedger,
    ) throws -> (isSealed: Bool, identity: (fields: [String: String], closed: Int)?) {
        let disclosure = disclosure(of: row, in: ledger.id)
        let isSealed = row.shown(ComplaintCell.identity) != nil || disclosure.identity != nil
        let isAsked = request.identity && !disclosure.isHidden
        return (isSealed, isAsked ? try scribe.identity(of: row, disclosure, in: ledger) : nil)
    }

    private static func nextStep(of work: CaseWork, _ rules: LedgerRules) -> NextStepView? {
        work.guide.nextStep(under: rules.procedure).map { step in
            NextStepView(
                name: step.nameThai,
                actions: step.actions.map(\.rawValue),
                papers: step.papers.map(\.rawValue),
                atOnce: step.atOnce
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
