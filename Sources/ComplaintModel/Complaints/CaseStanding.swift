/// Where a case stands, worked out from its facts and its actions.
///
/// A pure function of its inputs: two nodes that hold the same actions derive the same standing.
package struct CaseStanding: Sendable {
    /// The state.
    package let state: CaseState
    /// The category of the last triage, or as entered.
    package let category: CategoryCode?
    /// The units, agencies and committees responsible at present, in order of assignment.
    package let units: [String]
    /// Pairs of state-changing actions of which neither saw the other, each the lower index first.
    ///
    /// A pair is gone when a later state-changing action has seen both.
    package let conflicts: [(Int, Int)]
    /// The day on which the complaint was taken on.
    package let acceptedOn: CivilDate?
    /// The day on which the complainant was first told.
    package let notifiedOn: CivilDate?
    /// The day on which the case ended, while it is closed.
    package let closedOn: CivilDate?
    /// Everything that is due, in the order of the procedure's rules.
    package let deadlines: [Deadline]
    /// The indices of the actions that were taken back.
    package let retracted: Set<Int>

    /// Derives the standing of a case.
    ///
    /// - Parameters:
    ///   - facts: What is known of the case beside its actions.
    ///   - actions: The actions in causal order: a linear extension, the same on every node.
    ///   - sees: Whether the action at a later index had seen the one at an earlier index.
    ///   - procedure: The office's procedure.
    ///   - former: The procedures that the office worked by before, the oldest first.
    ///   - calendar: The office's holidays.
    /// - Returns: Where the case stands.
    package static func derive(
        facts: ComplaintFacts,
        actions: [CaseAction],
        sees: (_ later: Int, _ earlier: Int) -> Bool,
        procedure: Procedure,
        former: [FormerProcedure] = [],
        calendar: HolidayCalendar,
    ) -> CaseStanding {
        let retracted = retractedIndices(actions)
        var fold = StandingFold(facts: facts, procedure: procedure)
        for index in actions.indices where !retracted.contains(index) {
            fold.add(actions[index], at: index)
        }
        let deadlines = CaseDeadlines(
            facts: facts,
            actions: actions,
            retracted: retracted,
            fold: fold,
            procedure: procedure,
            former: former,
            calendar: calendar,
        )
        return CaseStanding(
            state: fold.state,
            category: fold.category,
            units: fold.units,
            conflicts: openConflicts(fold.stateChanges, sees: sees),
            acceptedOn: fold.acceptedOn,
            notifiedOn: fold.notifiedOn,
            closedOn: fold.closedOn,
            deadlines: deadlines.all(),
            retracted: retracted,
        )
    }

    /// Whether two actions that neither saw are still to be settled by a person.
    package var isInConflict: Bool { !conflicts.isEmpty }

    // From the last to the first, so that a retraction that was itself taken back does not count.
    private static func retractedIndices(_ actions: [CaseAction]) -> Set<Int> {
        var retracted: Set<Int> = []
        for index in actions.indices.reversed() {
            let action = actions[index]
            guard action.kind == .retract, let target = action.retracts else { continue }
            guard target >= 0, target < index, !retracted.contains(index) else { continue }
            retracted.insert(target)
        }
        return retracted
    }

    private static func openConflicts(
        _ changes: [Int],
        sees: (_ later: Int, _ earlier: Int) -> Bool,
    ) -> [(Int, Int)] {
        var conflicts: [(Int, Int)] = []
        for (place, later) in changes.enumerated() {
            for earlier in changes[..<place] where !sees(later, earlier) {
                let isSettled = changes[(place + 1)...].contains { settling in
                    sees(settling, later) && sees(settling, earlier)
                }
                if !isSettled { conflicts.append((earlier, later)) }
            }
        }
        return conflicts
    }
}
