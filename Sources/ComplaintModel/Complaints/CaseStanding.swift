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
    /// The units that were asked in a round which has ended, whether or not they are again.
    package let formerUnits: Set<String>
    /// Pairs of state-changing actions of which neither saw the other, each the lower index first.
    ///
    /// Taking back such an action is one as well, against what builds on the action, and against taking
    /// back another: two people who settle a conflict in two ways have a new one. A pair is gone when a
    /// later action that changes the state has seen both.
    package let conflicts: [(Int, Int)]
    /// The day on which the complaint was taken on.
    package let acceptedOn: CivilDate?
    /// The day on which the complainant was first told.
    package let notifiedOn: CivilDate?
    /// The day from which on nobody works on the case any more: it is closed, declined, handed over or
    /// voided.
    package let endedOn: CivilDate?
    /// Everything that is due, in the order of the procedure's rules.
    package let deadlines: [Deadline]
    /// The indices of the actions that were taken back.
    package let retracted: Set<Int>
    /// The indices of the reports of an earlier round: they stand in the case, and end nobody's turn in
    /// the present one.
    package let lateReports: Set<Int>

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
        // What was taken on by being written down stays so, whatever a later procedure says.
        let first = former.first { facts.recorded < $0.until }?.procedure ?? procedure
        var fold = StandingFold(facts: facts, procedure: procedure, recordedUnder: first)
        for index in actions.indices where !retracted.contains(index) {
            fold.add(actions[index], at: index) { sees(index, $0) }
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
            formerUnits: fold.formerUnits,
            conflicts: openConflicts(
                fold.stateChanges,
                actions,
                retractions: actions.indices.filter { index in
                    !retracted.contains(index) && takesBackState(actions[index], actions, procedure)
                },
                sees: sees
            ),
            acceptedOn: fold.acceptedOn,
            notifiedOn: fold.notifiedOn,
            endedOn: fold.endedOn,
            deadlines: deadlines.all(),
            retracted: retracted,
            lateReports: fold.lateReports,
        )
    }

    /// The day on which the case ended, while it is closed.
    package var closedOn: CivilDate? {
        switch state {
        case .closed, .notClosed: endedOn
        default: nil
        }
    }

    /// Whether two actions that neither saw are still to be settled by a person.
    package var isInConflict: Bool { !conflicts.isEmpty }

    // From the last to the first, so that a retraction that was itself taken back does not count.
    private static func retractedIndices(_ actions: [CaseAction]) -> Set<Int> {
        var retracted: Set<Int> = []
        for index in actions.indices.reversed() {
            // In place: of a long case, a copy of each action would cost more than all the rest.
            guard actions[index].kind == .retract, let target = actions[index].retracts else {
                continue
            }
            guard target >= 0, target < index, !retracted.contains(index) else { continue }
            retracted.insert(target)
        }
        return retracted
    }

    /// Whether an action takes back one that changed the state, or gives such a one back.
    private static func takesBackState(
        _ action: CaseAction,
        _ actions: [CaseAction],
        _ procedure: Procedure,
    ) -> Bool {
        guard action.kind == .retract, let target = action.retracts,
            actions.indices.contains(target)
        else { return false }
        let kind = actions[target].kind
        return kind == .retract || procedure.actions[kind]?.to != nil
    }

    private static func openConflicts(
        _ stateChanges: [Int],
        _ actions: [CaseAction],
        retractions: [Int],
        sees: (_ later: Int, _ earlier: Int) -> Bool,
    ) -> [(Int, Int)] {
        let changes = retractions.isEmpty ? stateChanges : (stateChanges + retractions).sorted()
        var conflicts: [(Int, Int)] = []
        for (place, later) in changes.enumerated() {
            for earlier in changes[..<place] where !sees(later, earlier) {
                guard clash(earlier, later, actions, retractions, sees: sees) else { continue }
                // Taking something else back says nothing of what two people have done.
                let isOfRetractions = [earlier, later].contains(where: retractions.contains)
                let isSettled = changes[(place + 1)...].contains { settling in
                    sees(settling, later) && sees(settling, earlier)
                        && (isOfRetractions || !retractions.contains(settling))
                }
                if !isSettled { conflicts.append((earlier, later)) }
            }
        }
        return conflicts
    }

    /// Whether two actions contradict each other of which neither saw the other.
    private static func clash(
        _ earlier: Int,
        _ later: Int,
        _ actions: [CaseAction],
        _ retractions: [Int],
        sees: (_ later: Int, _ earlier: Int) -> Bool,
    ) -> Bool {
        func target(_ index: Int) -> Int? {
            actions[index].kind == .retract ? actions[index].retracts : nil
        }
        // Whoever takes back both of two actions agrees with one who takes back either.
        func alsoTakesBack(_ index: Int, _ other: Int) -> Bool {
            retractions.contains { retraction in
                target(retraction) == other
                    && sees(max(index, retraction), min(index, retraction))
            }
        }
        switch (target(earlier), target(later)) {
        case (nil, nil): return true
        case (let gone?, nil): return gone < later && sees(later, gone)
        case (nil, let gone?): return gone < earlier && sees(earlier, gone)
        case (let left?, let right?):
            return left != right && !alsoTakesBack(earlier, right) && !alsoTakesBack(later, left)
        }
    }
}
