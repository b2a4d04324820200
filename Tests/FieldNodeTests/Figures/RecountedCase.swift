import ComplaintModel
import FieldNode
import Testing

/// A case as `show` tells of it, with what the reports count worked out once more, slowly and in the
/// guidelines' words; nothing of the summaries is asked.
struct RecountedCase {
    /// A deadline that is owed.
    struct Owed {
        let rule: String
        let start: CivilDate
        let due: CivilDate
        let met: CivilDate?

        /// `met`, `metLate`, `late` or `running`: what was met later is not met yet.
        func status(asOf day: CivilDate) -> String {
            if let met, met <= day { return met <= due ? "met" : "metLate" }
            return day > due ? "late" : "running"
        }
    }

    let view: CaseView
    let received: CivilDate
    let recorded: CivilDate
    let owed: [Owed]
    let accepted: CivilDate?
    let notified: CivilDate?
    /// The day since which nobody has worked on it, in whatever way it has ended.
    let ended: CivilDate?
    let isInConflict: Bool

    init(_ view: CaseView, _ procedure: Procedure) throws {
        self.view = view
        let received = try Self.day(String(view.received.prefix(10)))
        let recorded = try Self.day(String(view.recorded.prefix(10)))
        self.received = received
        self.recorded = recorded
        guard view.reservedFor == nil else {
            // Of a reserved case nothing is told but that it came.
            (owed, accepted, notified, ended, isInConflict) = ([], nil, nil, received, false)
            return
        }
        owed = try view.deadlines.filter { $0.status != "not-required" }.map {
            Owed(
                rule: $0.rule,
                start: try Self.day($0.start),
                due: try Self.day($0.due),
                met: try $0.met.map { try Self.day($0) }
            )
        }
        isInConflict = !view.conflicts.isEmpty

        // At the counter a complaint is taken on as it is written down.
        let isOnTheSpot =
            procedure.channels.first { $0.code.text == view.channel }?.recordingAccepts == true
            && received == recorded
        var accepted = isOnTheSpot ? recorded : nil
        var state: CaseState = isOnTheSpot ? .accepted : .received
        var notified: CivilDate?
        var ended: CivilDate?
        var round = RecountedRound()
        let apart = Set(
            view.conflicts.filter { $0.field == "actions" }.flatMap(\.values).map(\.dot)
        )
        var handOver: String?
        for action in view.actions where !action.isRetracted {
            let on = try Self.day(String(action.date.prefix(10)))
            if action.kind == "accept" { accepted = accepted ?? on }
            if action.kind == "notify" { notified = min(notified ?? on, on) }
            let rule = procedure.actions.rules.first { $0.kind.rawValue == action.kind }
            guard let rule, let leadsTo = rule.to else { continue }
            let ends: [CaseState] = [.closed, .declined, .transferred, .voided]
            let moves = rule.movesFrom?.contains(state) ?? true
            // What was done before the end opens nothing again.
            let comesTooLate = ended.map { on < $0 && !ends.contains(leadsTo) } ?? false
            let isOfItsRound = round.takes(action, on, leadingTo: leadsTo)
            // What was done without knowing that another office has the case does not bring it back.
            let isUnaware = apart.contains(action.dot) && handOver.map(apart.contains) ?? false
            let isElsewhere = state == .transferred && leadsTo != .voided && isUnaware
            if leadsTo == .transferred { handOver = action.dot }
            if state != .voided, moves, !comesTooLate, isOfItsRound, !isElsewhere {
                state = leadsTo
            }
            // Ended it has since the day on which it did, and as long as it stays so.
            let isOver = ends.contains(state)
            ended = isOver ? ended ?? on : nil
        }
        #expect(state.rawValue == view.state, "the state of \(view.number)")
        self.accepted = accepted
        self.notified = notified
        self.ended = ended
    }

    private static func day(_ iso: String) throws -> CivilDate {
        try #require(CivilDate(iso: iso))
    }

    /// The day on which it was closed, while it is.
    var closed: CivilDate? { state == "closed" ? ended : nil }

    var isReserved: Bool { view.reservedFor != nil }
    var state: String { isReserved ? "reserved" : view.state }
    var channel: String { isReserved ? "reserved" : view.channel }
    var category: String { isReserved ? "reserved" : view.category }
    var units: [String] { isReserved ? [] : view.units }

    /// Whether somebody still works on it, as far as figures tell.
    var isOpen: Bool {
        !["closed", "declined", "transferred", "voided", "reserved"].contains(state)
    }

    func isLate(asOf day: CivilDate) -> Bool { owed.contains { $0.status(asOf: day) == "late" } }

    /// The number or the slip, as a report's row names it.
    var reference: String { view.number }
}

/// Whose turn it is: who was asked since the matter was last found not closed, and who only before.
private struct RecountedRound {
    private var asked: [(unit: String, on: CivilDate)] = []
    private var askedBefore: Set<String> = []
    private var isOver = false
    private var began: CivilDate?

    /// Takes the next entry; no if it reports of a round that has ended.
    mutating func takes(
        _ action: ActionView,
        _ day: CivilDate,
        leadingTo state: CaseState,
    ) -> Bool {
        let unit = action.unit ?? ""
        switch state {
        case .assigned:
            if isOver { (asked, began, isOver) = ([], nil, false) }
            asked.append((unit, day))
            if !askedBefore.isEmpty { began = asked.map(\.on).min() }
        case .notClosed:
            askedBefore.formUnion(asked.map(\.unit))
            (isOver, began) = (true, day)
        case .reported where askedBefore.contains(unit):
            return asked.contains { $0.unit == unit } && began.map { day >= $0 } ?? true
        default: break
        }
        return true
    }
}
