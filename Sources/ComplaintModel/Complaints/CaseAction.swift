/// One entry of a case's history: what was done, when, and by whom.
///
/// Entries are only ever added. One made in error is taken back by a later `retract` entry.
package struct CaseAction: Hashable, Sendable {
    /// What was done.
    package var kind: ActionKind
    /// When it happened, which may be long before it was entered.
    package var date: LocalMoment
    /// The words of the entry: a remark, a decision, a result.
    package var text: String?
    /// The unit, agency, committee or office that the entry concerns.
    package var unit: String?
    /// The officer who acted.
    package var by: String?
    /// The category that a triage chose.
    package var category: CategoryCode?
    /// For a retraction: the index, in the case's list of actions, of the entry taken back.
    package var retracts: Int?
    /// Why, for entries that need a reason.
    package var reason: String?
    /// What a memo says of what happened.
    package var facts: String?
    /// What a memo says of what to think of it.
    package var opinion: String?
    /// What a memo proposes to the executive.
    package var proposal: String?
    /// The number of the order or of the letter, as it stands on the paper.
    package var number: String?
    /// The members of a committee, each with name and role as one writes them.
    package var members: [String] = []

    /// Describes one entry; the parts of a paper are set afterwards.
    package init(
        kind: ActionKind,
        date: LocalMoment,
        text: String? = nil,
        unit: String? = nil,
        by: String? = nil,
        category: CategoryCode? = nil,
        retracts: Int? = nil,
        reason: String? = nil,
    ) {
        self.kind = kind
        self.date = date
        self.text = text
        self.unit = unit
        self.by = by
        self.category = category
        self.retracts = retracts
        self.reason = reason
    }
}

extension CaseAction {
    /// Its first words: the unit, and what was written; nil if there are none.
    package var firstWords: String? {
        let written = [unit, number, category?.text, text, reason, facts].compactMap { $0 }
        if written.isEmpty { return nil }
        let line = written.joined(separator: " · ").split(whereSeparator: \.isNewline)
            .joined(separator: " ")
        let limit = Self.shownCharacters
        return line.count > limit ? "\(line.prefix(limit))…" : line
    }

    private static let shownCharacters = 60

    /// What it is, for whoever has to tell whether it is the one that was meant.
    package var named: Sentence {
        let words = firstWords.map { " \"\($0)\"" } ?? ""
        return Sentence(
            thai: "\(kind.nameThai) \(date.date.thaiShort)\(words)",
            english: "\"\(kind.rawValue)\" of \(date.date.iso)\(words)"
        )
    }
}
