package import SyncProtocol

/// A complaint as it is saved: the merged row, and what the rules derive from it.
package struct SavedComplaint: Sendable {
    /// What has happened to a complaint's row.
    package enum Deed: Sendable {
        /// It is not stored yet.
        case created
        /// Some of its cells were written.
        case written
        /// Nothing: only actions were taken, or the rules have changed.
        case kept
    }

    /// The row's key.
    package let key: RowKey
    /// The name that every node gives the row.
    package let id: RowID
    /// The merged row.
    package let row: RowState
    /// What has happened to the row.
    package let deed: Deed
    /// What the rules derive.
    package let standing: StoredStanding

    /// Describes a complaint to save.
    package init(
        key: RowKey,
        id: RowID,
        row: RowState,
        deed: Deed,
        standing: StoredStanding,
    ) {
        self.key = key
        self.id = id
        self.row = row
        self.deed = deed
        self.standing = standing
    }
}

/// What the rules derive from a case and is stored beside it, so that lists need no rules.
package struct StoredStanding: Hashable, Sendable {
    /// The state's machine name.
    package let state: String
    /// The category's code as it stands.
    package let category: String
    /// How many conflicts wait for a person.
    package let conflicts: Int
    /// The earliest day, as days since 1970, by which something owed is not done; nil if nothing is.
    package let nextDue: Int?
    /// What the case adds to the summaries.
    package let figures: [SummaryKey]

    /// Describes a standing.
    package init(
        state: String,
        category: String,
        conflicts: Int,
        nextDue: Int?,
        figures: [SummaryKey],
    ) {
        self.state = state
        self.category = category
        self.conflicts = conflicts
        self.nextDue = nextDue
        self.figures = figures
    }
}
