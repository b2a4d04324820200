/// A change set whose chains, signatures, contexts and heights were checked against what is held.
///
/// Only this type can be merged. Lines are the database's own.
package struct VerifiedChangeSet: Sendable {
    /// The ledger.
    package let ledger: LedgerID
    /// The changes that were not held before, causes before effects.
    package let changes: [VerifiedChange]
    /// How many of the set's changes were held already.
    package let duplicateCount: Int
    /// The lines that come into being.
    package let newLines: [NewLine]
    /// The database's line for each of the set's lines.
    package let lines: [LineNumber]
    /// The heads of the set, each checked; one that is held already is stored once.
    package let heads: [CheckedHead]

    package init(
        ledger: LedgerID,
        changes: [VerifiedChange],
        duplicateCount: Int,
        newLines: [NewLine],
        lines: [LineNumber],
        heads: [CheckedHead],
    ) {
        self.ledger = ledger
        self.changes = changes
        self.duplicateCount = duplicateCount
        self.newLines = newLines
        self.lines = lines
        self.heads = heads
    }
}

/// A change with its hash.
package struct VerifiedChange: Sendable {
    /// The change, its lines the database's own.
    package let change: Change
    /// Its hash.
    package let hash: Digest256

    /// Vouches for a change: for the verifier, and for the author of a new one.
    package init(change: Change, hash: Digest256) {
        self.change = change
        self.hash = hash
    }
}

/// A head whose signature fits the chain of a line.
package struct CheckedHead: Hashable, Sendable {
    /// The database's line.
    package let line: LineNumber
    /// The head.
    package let head: Head
    /// The hash that it vouches for.
    package let hash: Digest256

    /// Vouches for a head: for the verifier, and for the author of a new one.
    package init(line: LineNumber, head: Head, hash: Digest256) {
        self.line = line
        self.head = head
        self.hash = hash
    }
}

/// A line that a change set brings into being.
package struct NewLine: Hashable, Sendable {
    /// Its number.
    package let number: LineNumber
    /// What it is.
    package let line: Lineage.Line
    /// The key of its origin.
    package let key: VerifyingKey

    /// Describes a line.
    package init(number: LineNumber, line: Lineage.Line, key: VerifyingKey) {
        self.number = number
        self.line = line
        self.key = key
    }
}

/// Changes that a change set builds on and that are not held.
package struct Gap: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// The ledger.
    package let ledger: LedgerID
    /// Whose changes.
    package let origin: Origin
    /// The first missing one.
    package let first: SequenceNumber
    /// The last missing one.
    package let last: SequenceNumber

    package init(ledger: LedgerID, origin: Origin, first: SequenceNumber, last: SequenceNumber) {
        self.ledger = ledger
        self.origin = origin
        self.first = first
        self.last = last
    }

    package var description: String {
        "ledger \(ledger), origin \(origin), changes \(first) to \(last)"
    }

    package static func < (left: Self, right: Self) -> Bool {
        (left.ledger, left.origin, left.first, left.last)
            < (right.ledger, right.origin, right.first, right.last)
    }
}
