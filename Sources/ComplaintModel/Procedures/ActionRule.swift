/// What a procedure says of one kind of action: when it may be taken, and where it leads.
package struct ActionRule: Hashable, Sendable {
    /// The kind of action.
    package let kind: ActionKind
    /// The state to which it leads; without one the action leaves the state alone.
    package let to: CaseState?
    /// The states in which it is allowed; all when nothing is said.
    package let from: [CaseState]?
    /// The states that it moves; all when nothing is said.
    ///
    /// In another state it is recorded and the state stays: a second triage of a case that a unit
    /// is working on changes its category, and does not take the case away from the unit.
    package let movesFrom: [CaseState]?
    /// Whether it makes sense only once in a case.
    package let once: Bool
    /// Whether it has to say why.
    package let needsReason: Bool

    /// Makes a rule.
    package init(
        kind: ActionKind,
        to: CaseState? = nil,
        from: [CaseState]? = nil,
        movesFrom: [CaseState]? = nil,
        once: Bool = false,
        needsReason: Bool = false,
    ) {
        self.kind = kind
        self.to = to
        self.from = from
        self.movesFrom = movesFrom
        self.once = once
        self.needsReason = needsReason
    }

    /// The state after the action was taken in a state.
    ///
    /// A voided line stays voided.
    package func state(after state: CaseState) -> CaseState {
        guard let to, state != .voided else { return state }
        guard let movesFrom else { return to }
        return movesFrom.contains(state) ? to : state
    }
}

extension ActionRule: Codable {
    private enum CodingKeys: String, CodingKey {
        case kind, to, from, movesFrom, once, needsReason
    }

    /// Reads a rule; `once` and `needsReason` are false where the file says nothing.
    package init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        kind = try values.decode(ActionKind.self, forKey: .kind)
        to = try values.decodeIfPresent(CaseState.self, forKey: .to)
        from = try values.decodeIfPresent([CaseState].self, forKey: .from)
        movesFrom = try values.decodeIfPresent([CaseState].self, forKey: .movesFrom)
        once = try values.decodeIfPresent(Bool.self, forKey: .once) ?? false
        needsReason = try values.decodeIfPresent(Bool.self, forKey: .needsReason) ?? false
    }
}
