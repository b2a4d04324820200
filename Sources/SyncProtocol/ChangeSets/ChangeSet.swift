/// A decoded change set: a run of changes of one ledger that stands on its own.
///
/// What it says has not been checked against any chain: only a ``VerifiedChangeSet`` can be merged.
/// Lines are named by their place in ``lines``.
package struct ChangeSet: Hashable, Sendable {
    /// The ledger whose changes these are.
    package let ledger: LedgerID
    /// The lines that the changes are on or refer to.
    package let lines: [SetLine]
    /// The changes, causes before effects; those of one line in gapless order.
    package let changes: [Change]
    /// The heads at which the runs end, sorted by line and sequence.
    ///
    /// Every run ends at one, unless the set is a node's own, not yet signed work.
    package let heads: [SetHead]

    /// The most changes that one set may hold.
    package static let changeLimit = 1 << 20

    /// Describes a set.
    package init(ledger: LedgerID, lines: [SetLine], changes: [Change], heads: [SetHead]) {
        self.ledger = ledger
        self.lines = lines
        self.changes = changes
        self.heads = heads
    }
}

/// One line of a change set.
package struct SetLine: Hashable, Sendable {
    /// Where the set takes the line up.
    package enum Place: Hashable, Sendable {
        /// The set holds changes of the line, the first of them after a change of this hash.
        case run(first: SequenceNumber, previousHash: Digest256)
        /// The set only refers to the line, up to a change of this hash.
        case reference(upTo: SequenceNumber, hashPrefix: UInt64)
    }

    /// Whose line.
    package let origin: Origin
    /// Where the set takes it up.
    package let place: Place

    /// Describes a line.
    package init(origin: Origin, place: Place) {
        self.origin = origin
        self.place = place
    }
}

/// A head within a change set.
package struct SetHead: Hashable, Sendable {
    /// Which of the set's lines.
    package let line: LineNumber
    /// The head.
    package let head: Head

    /// Describes a head.
    package init(line: LineNumber, head: Head) {
        self.line = line
        self.head = head
    }
}
