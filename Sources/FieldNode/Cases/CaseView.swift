/// Everything that a screen shows of one case.
package struct CaseView: Hashable, Sendable, Encodable {
    package let id: String
    package let number: String
    package let office: String
    /// The state's machine name.
    package let state: String
    package let stateThai: String
    /// ISO 8601, Bangkok time.
    package let received: String
    package let recorded: String
    package let channel: String
    package let channelThai: String
    package let category: String
    package let categoryThai: String
    package let accused: String
    package let subject: String
    package let detail: String
    package let place: String
    package let agency: String
    package let recordedBy: String
    /// The office's own number of an incoming paper.
    package let correspondenceNumber: String
    /// What the register says beside the case: late entry, an old book, another office's number.
    package let remark: String
    /// The key under which the source knows it; empty if there is none.
    package let ref: String
    /// Whether there is a complainant to answer.
    package let isReachable: Bool
    /// The office through which alone the complainant can be answered, with the case's number there; nil
    /// where that can be done from here, or there is nobody.
    package let knownAt: String?
    /// Whether the centre has confirmed everything of the case that is held here.
    package let hasArrived: Bool
    /// When the complaint itself was known to have arrived at the centre, ISO 8601; nil if it is not, or
    /// was recorded there.
    package let arrived: String?
    /// The office that the case is reserved for; nil if it is for everybody.
    package let reservedFor: String?
    /// `sealed`, or `none` where nobody gave a name.
    package let identity: String
    /// The opened identity by field name; only where a person asked for it.
    package let identityFields: [String: String]?
    /// How many concurrent identities this computer has no key to; nil unless a person asked, and there
    /// are some.
    package let identitiesClosed: Int?
    /// The units responsible at present.
    package let units: [String]
    /// The office that was asked to take the case over and has not answered yet.
    package let inTransitTo: String?
    /// The day on which it was asked, ISO 8601.
    package let inTransitSince: String?
    /// The office that has taken the case over, with the number there; nil if none has.
    package let takenOver: String?
    /// The requests that came to nothing: each office with its reason for declining, or the own one for
    /// withdrawing.
    package let declinedTransfers: [String]
    /// What the case's category proposes to do next; nil where nothing is left, or none is chosen.
    package let nextStep: NextStepView?
    package let actions: [ActionView]
    package let deadlines: [DeadlineView]
    package let conflicts: [ConflictView]
    package let links: [LinkView]
    /// The changes that wrote to the case; only where a person asked for them.
    package let history: [HistoryEntry]?
    /// What was seen, for `edit`, `act` and `resolve`.
    package let basis: String
}

/// A step of a category's route.
package struct NextStepView: Hashable, Sendable, Encodable {
    /// What is to be done, in Thai.
    package let name: String
    /// The actions of which one takes the step.
    package let actions: [String]
    /// The papers that go with it.
    package let papers: [String]
    /// Whether the guideline wants it done at once.
    package let atOnce: Bool
}

/// One action, as `show` lists it.
package struct ActionView: Hashable, Sendable, Encodable {
    /// From 1, in the order in which causes come before effects.
    package let index: Int
    package let kind: String
    package let kindThai: String
    /// ISO 8601, Bangkok time.
    package let date: String
    package let text: String?
    package let unit: String?
    package let by: String?
    package let category: String?
    package let categoryThai: String?
    /// The index of the entry that this one takes back.
    package let retracts: Int?
    package let reason: String?
    package let facts: String?
    package let opinion: String?
    package let proposal: String?
    /// The number of the order or the letter.
    package let number: String?
    /// The members of a committee.
    package let members: [String]
    /// Whether a later entry has taken this one back.
    package let isRetracted: Bool
    /// Whether it is a report of an earlier round, which ends nobody's turn in the present one.
    package let isOfEarlierRound: Bool
    /// Whether it has words that were sealed for a reader, and that no key here opens.
    package let isClosed: Bool
    /// The name of the change that made it.
    package let dot: String
}

/// One deadline, as of a day.
package struct DeadlineView: Hashable, Sendable, Encodable {
    package let rule: String
    package let name: String
    package let unit: String?
    package let start: String
    package let due: String
    package let met: String?
    /// `running`, `due-today`, `late`, `met`, `met-late` or `not-required`.
    package let status: String
    /// The status in Thai.
    package let statusThai: String
    /// One line: counted and skipped days, clause, version of the holidays.
    package let explanation: String
}

/// Two or more values, or actions, of which none saw the other.
package struct ConflictView: Hashable, Sendable, Encodable {
    /// The field of a case that was taken over from another office twice; voiding a line settles it.
    package static let takenTwice = "takeover"
    /// The field of a number that stands on several cases, and of a case that has several.
    package static let number = "number"
    /// The field of who the complainant is, one value of several fields.
    package static let identity = "identity"
    /// The field of actions that were taken apart.
    package static let actions = "actions"

    /// The field; ``actions``, ``number``, ``identity``, or ``takenTwice``.
    package let field: String
    package let fieldThai: String
    /// The values, the shown one first.
    package let values: [ConcurrentValue]
}

/// One of the values of a conflict.
package struct ConcurrentValue: Hashable, Sendable, Encodable {
    /// The name by which `resolve --keep` takes it.
    package let dot: String
    package let value: String
    /// ISO 8601, Bangkok time, by the author's clock.
    package let at: String
    /// `this-node`, or the beginning of the author's origin.
    package let author: String
}

/// A link to another case.
package struct LinkView: Hashable, Sendable, Encodable {
    /// The case's id; empty for one that was linked by its name and is not held here.
    package let id: String
    /// The number, if the case is held here or was linked by its name.
    package let number: String?
    package let office: String?
    /// Why; of one that was made apart more than once, what each of them says.
    package let reason: String?
}

/// One change that wrote to a case.
package struct HistoryEntry: Hashable, Sendable, Encodable {
    package let dot: String
    /// ISO 8601, Bangkok time, by the author's clock.
    package let at: String
    package let author: String
    /// What it wrote, field by field.
    package let writes: [String]
}
