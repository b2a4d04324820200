/// How far the changes of a key in a ledger are accepted: for each live revocation its last places.
///
/// A change must lie within a place of *every* revocation, so the lowest counts; revocations that
/// were made apart need not know of each other.
package struct Limits: Hashable, Sendable {
    /// For each revocation its places in the ledger, sorted; the lists sorted and distinct.
    package let revocations: [[Limit]]

    /// No limit: nothing is revoked.
    package static let none = Limits(revocations: [])

    /// Puts the places of revocations into one form.
    package init(revocations: [[Limit]]) {
        self.revocations =
            revocations.count < 2
            ? revocations
            : Set(revocations).sorted { $0.lexicographicallyPrecedes($1) }
    }

    /// Whether a change is accepted.
    ///
    /// - Parameter isWithin: whether the change lies at or before a place, on its path.
    /// - Returns: true if every revocation has such a place.
    /// - Throws: what the closure throws.
    package func admit(isWithin: (Limit) throws -> Bool) rethrows -> Bool {
        try revocations.allSatisfy { try $0.contains(where: isWithin) }
    }
}
