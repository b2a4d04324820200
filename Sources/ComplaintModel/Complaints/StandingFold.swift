/// The running state of a case while its actions in force are gone through in order.
struct StandingFold {
    private let procedure: Procedure

    private(set) var state: CaseState
    private(set) var category: CategoryCode?
    private(set) var units: [String] = []
    private(set) var acceptedOn: CivilDate?
    private(set) var notifiedOn: CivilDate?
    /// The day from which on nobody works on the case any more, in whatever way it ended.
    private(set) var endedOn: CivilDate?
    /// The indices of the actions whose kind changes the state, whether or not it moved.
    private(set) var stateChanges: [Int] = []
    /// The units that were asked in a round which has ended.
    private(set) var formerUnits: Set<String> = []
    /// The indices of the reports that are of a round which has ended.
    private(set) var lateReports: Set<Int> = []
    /// The index of the action by which another office has the case.
    private var handOver: Int?
    private var startsNewRound = false
    /// The day since which what is reported is of the present round; nil in the first.
    private var roundBegan: CivilDate?

    /// Begins with the case as it was recorded.
    ///
    /// - Parameters:
    ///   - facts: what is known of it.
    ///   - procedure: the procedure by which its actions count.
    ///   - first: the procedure by which the office worked when it was recorded.
    init(facts: ComplaintFacts, procedure: Procedure, recordedUnder first: Procedure) {
        self.procedure = procedure
        category = facts.category
        acceptedOn = facts.acceptedByRecording(under: first)?.date
        state = acceptedOn == nil ? .received : .accepted
    }

    /// Takes the next action in force.
    ///
    /// - Parameters:
    ///   - action: the action.
    ///   - index: its place among all of the case.
    ///   - sees: whether it had seen the action at an earlier place.
    mutating func add(_ action: CaseAction, at index: Int, sees: (_ earlier: Int) -> Bool) {
        if action.kind == .triage, let chosen = action.category { category = chosen }
        if action.kind == .notify {
            notifiedOn = min(notifiedOn ?? action.date.date, action.date.date)
        }
        guard let rule = procedure.actions[action.kind], let target = rule.to else { return }
        stateChanges.append(index)
        let next = rule.state(after: state)
        // What was done before the end and is written down late does not open the case again.
        let isWrittenLate = endedOn.map { action.date.date < $0 } ?? false
        // The turn stays with those who were asked in this round.
        let isLateReport = target == .reported && isOfEarlierRound(action)
        if isLateReport { lateReports.insert(index) }
        // A case stands in another office's register, whatever was done here without knowing of it; a line
        // may be voided all the same.
        let isElsewhere = target != .voided && handOver.map { !sees($0) } ?? false
        if !isLateReport, !isElsewhere, !(isWrittenLate && procedure.isOpen(next)) { state = next }
        if state == .transferred, target == .transferred { handOver = index }
        note(target, of: action)
    }

    private mutating func note(_ target: CaseState, of action: CaseAction) {
        switch target {
        case .accepted:
            if acceptedOn == nil { acceptedOn = action.date.date }
        case .assigned:
            beginRound(on: action.date.date)
            if let unit = action.unit, !units.contains(unit) { units.append(unit) }
        case .notClosed:
            startsNewRound = true
            formerUnits.formUnion(units)
            roundBegan = action.date.date
        case .received, .triaged, .withExecutive, .reported, .closed, .declined, .transferred,
            .voided:
            break
        }
        noteEnd(action)
    }

    // What was not closed goes round again with the units of the new round only.
    private mutating func beginRound(on day: CivilDate) {
        guard startsNewRound else {
            roundBegan = roundBegan.map { min($0, day) }
            return
        }
        units.removeAll()
        startsNewRound = false
        // The asking may be of an earlier day than the finding that is written down before it.
        roundBegan = day
    }

    /// Whether a report is of a round that has ended: it names a unit that nobody has asked since, or was
    /// given before this round began.
    ///
    /// A unit that was never asked is somebody's word for one that was.
    private func isOfEarlierRound(_ report: CaseAction) -> Bool {
        guard let roundBegan else { return false }
        if let unit = report.unit {
            guard formerUnits.contains(unit) else { return false }
            if !units.contains(unit) { return true }
        }
        return report.date.date < roundBegan
    }

    private mutating func noteEnd(_ action: CaseAction) {
        if procedure.isOpen(state) {
            endedOn = nil
        } else if endedOn == nil {
            endedOn = action.date.date
        }
    }
}
