package import SyncProtocol

/// What a list of cases is narrowed to.
package struct CaseFilter: Sendable {
    /// Only cases in this state.
    package var state: String?
    /// Only cases in none of these states.
    package var notStates: [String] = []
    /// Only cases that came this way.
    package var channel: String?
    /// Only cases in this category, as it stands.
    package var category: String?
    /// Only cases of the ledger with this number.
    package var ledger: Int64?
    /// Only cases with something owed by this day (days since 1970), or before.
    package var dueUntil: Int?
    /// Only cases that hold every word of this text.
    package var search: String?
    /// The codes of complainants' telephone numbers that find a case beside ``search``.
    package var phoneMarks: [[UInt8]] = []
    /// Only cases of ledgers with this code.
    package var officeCode: String?
    /// Which reserved cases are among them.
    package var reserved = Reserved.all
    /// Only cases with something for a person to decide.
    package var onlyConflicts = false
    /// Only cases received in this range of minutes since 1970.
    package var received: ClosedRange<Int64>?
    /// What is archived.
    package var archived: [ArchivedSpan] = []
    /// The code of the office that asks: what is reserved for another is not archived for it, since that
    /// would tell that it has ended; nil where nothing is kept from whoever asks.
    package var archivedFor: String?
    /// Whether cases that are archived are left out, or are the only ones; nil for all cases.
    package var isArchived: Bool?
    /// Only cases behind this one.
    package var after: RowKey?
    /// At most so many.
    package var limit: Int?

    /// No narrowing at all.
    package init() {}

    /// Which of the cases that are reserved for an office are listed.
    package enum Reserved: Sendable {
        /// Every one.
        case all
        /// Those of the office of this code, beside the open ones.
        case ofOffice(String)
        /// Those of the office of this code, and no other case.
        case onlyOfOffice(String)
        /// None.
        case none
    }
}
