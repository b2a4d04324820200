import ComplaintModel
import NodeStore
import SyncProtocol

/// A running deadline that a change of the holidays has moved.
package struct MovedDeadline: Hashable, Sendable, Encodable {
    /// The case's id.
    package let id: String
    /// The case's register number.
    package let number: String
    /// The rule's name within its procedure.
    package let rule: String
    /// What is due, in Thai.
    package let name: String
    /// The unit that owes it; nil if it is not a unit's.
    package let unit: String?
    /// The last day as it was, ISO 8601.
    package let before: String
    /// The last day as it is, ISO 8601.
    package let after: String
    /// The holidays that came or went, in Thai.
    package let because: String

    init(_ move: DeadlineMove, of summary: CaseSummary) {
        id = summary.id.description
        number = summary.numberText
        rule = move.after.ruleID
        name = move.after.nameThai
        unit = move.after.unit
        before = move.before.due.iso
        after = move.after.due.iso
        because = move.reasonThai
    }
}
