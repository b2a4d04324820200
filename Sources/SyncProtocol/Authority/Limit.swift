/// The last accepted place of an origin: nothing after it on that path is admitted.
package struct Limit: Hashable, Comparable, Sendable {
    /// The ledger in which the origin writes.
    package let ledger: LedgerID
    /// The origin.
    package let origin: Origin
    /// The last accepted place, at least 1.
    package let sequence: SequenceNumber
    /// The whole hash of the change there: which path is meant if the chain forked.
    package let hash: Digest256

    /// Names a place.
    package init(
        ledger: LedgerID,
        origin: Origin,
        sequence: SequenceNumber,
        hash: Digest256,
    ) {
        self.ledger = ledger
        self.origin = origin
        self.sequence = sequence
        self.hash = hash
    }

    package static func < (left: Self, right: Self) -> Bool {
        (left.ledger, left.origin, left.sequence, left.hash)
            < (right.ledger, right.origin, right.sequence, right.hash)
    }
}
