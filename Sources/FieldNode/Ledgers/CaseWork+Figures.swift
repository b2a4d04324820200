import ComplaintModel
import NodeStore

extension CaseWork {
    /// What the case adds to the summaries.
    ///
    /// Of a case that is reserved for one office figures tell what its line in the register tells, on
    /// every node the same: that it is there, and when it came; nobody here works on it from then on.
    func figures(hasConflicts: Bool) -> [SummaryKey] {
        if row.reservedFor != nil {
            let word = CountedStanding.reserved
            return [
                SummaryKey(.cases, a: month, b: word, c: word, d: word),
                SummaryKey(.ended, a: month, b: String(month), d: word),
            ]
        }
        return [
            SummaryKey(
                .cases,
                a: month,
                b: facts.channel.text,
                c: standing.category?.text ?? "",
                d: stateWord(hasConflicts)
            )
        ] + spans + ends(hasConflicts) + deadlines + lateness + units
    }

    private func stateWord(_ hasConflicts: Bool) -> String {
        SummaryKey.stateWord(
            standing.state,
            hasEnded: standing.closedOn != nil,
            hasConflicts: hasConflicts
        )
    }

    private var month: Int { MonthPeriod(containing: facts.received.date).number }

    // A voided line is no complaint: how fast it was worked on says nothing of the office.
    private var spans: [SummaryKey] {
        if standing.state == .voided { return [] }
        let ends = [
            ("accept", standing.acceptedOn), ("notify", standing.notifiedOn),
            ("close", standing.closedOn),
        ]
        return ends.compactMap { name, day in
            day.map {
                SummaryKey(
                    .days,
                    a: $0.days(since: facts.received.date),
                    b: name,
                    c: String(month)
                )
            }
        }
    }

    private func ends(_ hasConflicts: Bool) -> [SummaryKey] {
        guard let ended = standing.endedOn else { return [] }
        return [
            SummaryKey(
                .ended,
                a: MonthPeriod(containing: ended).number,
                b: String(month),
                d: stateWord(hasConflicts)
            )
        ]
    }

    // A deadline met after its last day was late in between: it is counted under both days, so that
    // its status as of any day is a difference of two sums.
    private var deadlines: [SummaryKey] {
        standing.deadlines.filter(\.required).flatMap { deadline in
            let started = String(MonthPeriod(containing: deadline.start).number)
            let isLate = deadline.metOn.map { $0 > deadline.due } ?? true
            let unmet = SummaryKey(
                .unmet,
                a: deadline.due.dayNumber,
                b: deadline.ruleID,
                c: started
            )
            let met = deadline.metOn.map {
                SummaryKey(
                    .met,
                    a: $0.dayNumber,
                    b: deadline.ruleID,
                    c: started,
                    d: isLate ? "late" : ""
                )
            }
            return (isLate ? [unmet] : []) + (met.map { [$0] } ?? [])
        }
    }

    private var lateness: [SummaryKey] {
        lateSpells.flatMap { spell in
            [
                SummaryKey(.late, a: spell.from.dayNumber, b: "from", c: String(month))
            ]
                + (spell.until.map {
                    [SummaryKey(.late, a: $0.dayNumber, b: "until", c: String(month))]
                } ?? [])
        }
    }

    /// The spells in which at least one deadline is overdue: from the day after its last day, until the
    /// day on which it was met; they do not touch.
    private var lateSpells: [(from: CivilDate, until: CivilDate?)] {
        let spells = standing.deadlines.compactMap {
            deadline -> (from: CivilDate, until: CivilDate?)? in
            let from = deadline.due.adding(days: 1)
            guard deadline.required, deadline.metOn.map({ $0 > from }) ?? true else { return nil }
            return (from, deadline.metOn)
        }
        return spells.sorted { $0.from < $1.from }.reduce(into: []) { merged, spell in
            guard let last = merged.last, last.until.map({ $0 >= spell.from }) ?? true else {
                return merged.append(spell)
            }
            let until = last.until.flatMap { end in spell.until.map { max(end, $0) } }
            merged[merged.count - 1].until = until
        }
    }

    private var units: [SummaryKey] {
        Set(standing.units.map(EntryText.normalised)).sorted()
            .map { SummaryKey(.units, a: month, b: $0) }
    }
}
