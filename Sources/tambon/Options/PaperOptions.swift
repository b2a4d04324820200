import ArgumentParser
import FieldNode

/// What an action says beside its words where a paper goes with it.
struct PaperOptions: ParsableArguments {
    @Option(parsing: .unconditional, help: "A memo: what happened.")
    var facts: String?

    @Option(parsing: .unconditional, help: "A memo: what to think of it.")
    var opinion: String?

    @Option(parsing: .unconditional, help: "A memo: what is proposed.")
    var proposal: String?

    @Option(parsing: .unconditional, help: "The number of the order or the letter.")
    var number: String?

    @Option(
        parsing: .unconditionalSingleValue,
        help: ArgumentHelp("A member of the committee, name and role.", valueName: "member")
    )
    var member: [String] = []

    /// Whether any of them was given.
    var isUsed: Bool {
        [facts, opinion, proposal, number].contains { $0 != nil } || !member.isEmpty
    }

    /// Adds them to an action.
    func fill(_ acting: inout Acting) {
        acting.facts = facts
        acting.opinion = opinion
        acting.proposal = proposal
        acting.number = number
        acting.members = member
    }
}
