/// What is to be done next on a case, as its category's route proposes it.
package struct RouteGuide: Sendable {
    private let taken: [ActionKind]
    private let standing: CaseStanding

    /// Whether the complainant was not told that the matter was found closed or not closed, declined, or
    /// handed to another office, while that still counts: not of a voided line, nor of a case that was
    /// closed and is open again.
    ///
    /// Told since the last result was reported, or else since that outcome, by somebody who knew of it. A
    /// notice of an earlier day that is written down later was the preliminary one, and so was the one that
    /// met a deadline of notices since the receipt, if the outcome was still to come. What was once found
    /// not closed is told to have been closed after that only.
    package let owesResultNotice: Bool

    /// Looks at a case.
    ///
    /// - Parameters:
    ///   - actions: its actions, in the order in which ``CaseStanding`` was derived from them.
    ///   - standing: where it stands.
    ///   - reachable: whether there is a complainant to answer.
    ///   - sees: whether the action at a later index had seen the one at an earlier index.
    package init(
        actions: [CaseAction],
        standing: CaseStanding,
        reachable: Bool,
        sees: (_ later: Int, _ earlier: Int) -> Bool,
    ) {
        // A report of an earlier round takes no step of this one.
        let inForce = actions.indices.filter {
            !standing.retracted.contains($0) && !standing.lateReports.contains($0)
        }
        let taken = inForce.map { actions[$0].kind }
        self.taken = taken
        self.standing = standing
        guard reachable, let outcome = taken.lastIndex(where: ActionKind.outcomes.contains),
            Self.isInForce(taken[outcome], in: standing.state)
        else {
            owesResultNotice = false
            return
        }
        let before = taken[..<outcome].lastIndex(where: ActionKind.outcomes.contains)
        let isFurtherRound = before.map { taken[$0] == .notClose } ?? false
        let reported =
            isFurtherRound
            ? nil : taken[(before.map { $0 + 1 } ?? 0)..<outcome].lastIndex(of: .reportResult)
        let result = inForce[reported ?? outcome]
        let preliminary = Self.preliminaryNotices(among: actions, inForce, standing)
        owesResultNotice = !inForce.contains { index in
            index > result && actions[index].kind == .notify
                && actions[index].date.date >= actions[result].date.date && sees(index, result)
                && !(index < inForce[outcome] && preliminary.contains(index))
        }
    }

    /// The notices by which the complainant was told that the complaint has come, where the procedure asks
    /// for that.
    private static func preliminaryNotices(
        among actions: [CaseAction],
        _ inForce: [Int],
        _ standing: CaseStanding,
    ) -> [Int] {
        standing.deadlines.compactMap { deadline in
            guard deadline.rule.start == .received, deadline.rule.metBy.contains(.notify) else {
                return nil
            }
            return inForce.first {
                actions[$0].kind == .notify && actions[$0].date == deadline.metAt
            }
        }
    }

    /// The next step; nil where nothing is left, or the case has no category.
    ///
    /// Each outcome is told to the complainant before anything else; what was not closed goes through
    /// the route again, as does what was closed and is open once more; and of a closed case the steps
    /// behind the closing are left. Of an open one those are left that lie behind the last by which the
    /// case moved on: what was skipped was skipped.
    package func nextStep(under procedure: Procedure) -> RouteStep? {
        if owesResultNotice { return Self.resultNotice }
        guard let category = standing.category.flatMap({ procedure.category($0) }) else {
            return nil
        }
        if standing.state == .closed {
            let closing = category.route.lastIndex { $0.actions.contains(.close) }
            guard let closing, let outcome = taken.lastIndex(of: .close) else { return nil }
            let since = ActionKindSet(taken[outcome...])
            return category.route[(closing + 1)...].first { step in
                !step.actions.contains(where: since.contains)
            }
        }
        guard procedure.isOpen(standing.state) else { return nil }
        let taken = taken
        let ended = taken.lastIndex { $0 == .notClose || $0 == .close }
        let round = ended.map { taken[($0 + 1)...] } ?? taken[...]
        let done = ActionKindSet(round)
        let moving = ActionKindSet(round.filter { procedure.actions[$0]?.to != nil })
        let furthest = category.route.lastIndex { $0.actions.contains(where: moving.contains) }
        return category.route[(furthest.map { $0 + 1 } ?? 0)...].first { step in
            !step.actions.contains(where: done.contains)
        }
    }

    /// Whether an outcome still counts; what was found not closed was so, whatever the new round has come
    /// to.
    private static func isInForce(_ outcome: ActionKind, in state: CaseState) -> Bool {
        ends.contains(state) || outcome == .notClose && state != .voided
    }

    private static let ends: [CaseState] = [.closed, .notClosed, .declined, .transferred]

    private static let resultNotice = RouteStep(
        nameThai: "แจ้งผลให้ผู้ร้องเรียนทราบ",
        actions: [.notify],
        papers: [.resultNotice]
    )
}
