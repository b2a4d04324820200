/// All that a key may write in a ledger: what a verdict on a change depends on, and nothing else.
///
/// Equal grants give equal verdicts, so a node folds again only what has another grant than before.
package struct Grant: Hashable, Sendable {
    /// What one certificate allows.
    package struct Permit: Hashable, Sendable {
        /// How much.
        package let extent: Extent
        /// How far.
        package let limits: Limits

        /// Describes what is allowed.
        package init(extent: Extent, limits: Limits = .none) {
            self.extent = extent
            self.limits = limits
        }
    }

    /// How much may be written.
    package enum Extent: Hashable, Sendable {
        /// Every cell.
        case everything
        /// Every cell but the reserved ones.
        case unreserved
    }

    /// Whether some certificate names the key.
    package let isKnown: Bool
    /// What is allowed; a change needs one permit for all of its writes.
    package let permits: Set<Permit>

    /// Describes a grant.
    package init(isKnown: Bool, permits: Set<Permit>) {
        self.isKnown = isKnown
        self.permits = permits
    }

    /// What a node that was never enrolled gives everybody: it has only its own work.
    package static let open = Grant(isKnown: true, permits: [Permit(extent: .everything)])
}
