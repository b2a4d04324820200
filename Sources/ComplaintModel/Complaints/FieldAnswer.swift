/// What became of one typed value.
package enum FieldAnswer: Hashable, Sendable {
    /// It is taken, in the form in which it is kept: trimmed, normalised, dates in ISO form.
    case taken(String)
    /// It is refused, for all of these reasons.
    case refused([EntryFinding])
}
