/// What became of a typed complaint.
package enum EntryVerdict: Hashable, Sendable {
    /// It can be recorded.
    case accepted(CheckedEntry)
    /// It cannot, for all of these reasons, in the order of the form.
    case refused([EntryFinding])
}
