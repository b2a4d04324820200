/// The answer of a rule: it is met, or it is not, because.
package enum RuleAnswer: Hashable, Sendable {
    /// Nothing speaks against it.
    case meets
    /// It cannot be done, and why.
    case fails(because: Sentence)

    /// Whether nothing speaks against it.
    package var isMet: Bool { self == .meets }
}
