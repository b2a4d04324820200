/// One deadline of a procedure: from which event, how long, and what meets it.
package struct DeadlineRule: Hashable, Sendable {
    /// How long the deadline is.
    package enum Length: Hashable, Sendable {
        /// As long as the rule says.
        case fixed(DeadlineSpan)
        /// As long as the case's channel says; no deadline when the channel says nothing.
        case ofChannel
    }

    /// For whom the deadline is owed.
    package enum Condition: String, Codable, Sendable {
        /// In every case.
        case always
        /// Only where the complainant can be reached.
        case reachable
    }

    /// The name of the rule within its procedure: `preliminary-notice`.
    package let id: String
    /// What is due, in Thai.
    package let nameThai: String
    /// What is due, in English.
    package let nameEnglish: String
    /// The state whose beginning starts the deadline.
    ///
    /// Every action that leads to the state starts a deadline of its own, so two units that are
    /// assigned on two days are due on two days.
    package let start: CaseState
    /// How long the deadline is.
    package let length: Length
    /// The actions that meet it.
    package let metBy: ActionKindSet
    /// For whom it is owed.
    package let condition: Condition
    /// The categories it is limited to; every category when nothing is said.
    package let categories: [CategoryCode]?
    /// Where it ends when its last day is a day off.
    package let roll: DeadlineRoll
    /// The clause of the guideline that asks for it, as the guideline words it.
    package let clause: String

    /// Makes a rule.
    package init(
        id: String,
        nameThai: String,
        nameEnglish: String,
        start: CaseState,
        length: Length,
        metBy: ActionKindSet,
        condition: Condition = .always,
        categories: [CategoryCode]? = nil,
        roll: DeadlineRoll = .none,
        clause: String,
    ) {
        self.id = id
        self.nameThai = nameThai
        self.nameEnglish = nameEnglish
        self.start = start
        self.length = length
        self.metBy = metBy
        self.condition = condition
        self.categories = categories
        self.roll = roll
        self.clause = clause
    }
}
