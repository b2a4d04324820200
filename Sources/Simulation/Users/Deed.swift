/// A text field of a case whose every value the checkers follow.
enum FollowedField: Int, CaseIterable, Comparable {
    case subject, place, accused
    /// The field that only the later version has.
    case urgency

    /// The fields that people of every version fill in.
    static let known: [FollowedField] = [.subject, .place, .accused]

    static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}

/// A cell of a case, in the simulation's own terms.
struct FollowedCell: Hashable {
    let caseID: String
    let field: FollowedField
}

/// Something a person did, as the person knows it.
struct Deed {
    /// What it must have left behind.
    enum Mark: Hashable {
        /// A new case.
        case recorded
        /// An action with these words, on a case.
        case acted(text: String)
        /// Only values.
        case values
        /// A row of the table that only the later version has.
        case visited(sight: String)
        /// A step of a hand-over: a row of this table with these words.
        case stepped(table: UInt32, words: String)
        /// Other numbers for the other cases that had this one's.
        case renumbered
        /// Nothing that the checkers follow one by one.
        case other
    }

    /// Counted from 0 over the whole world.
    let number: Int
    let ledger: Int
    /// Empty for a case that is only just being recorded.
    var caseID: String
    let mark: Mark
    /// Whose keys have signed it.
    var author = 0
    /// The values it wrote.
    var values: [FollowedField: String] = [:]
    /// For each of these fields, the deeds whose values the person had before their eyes.
    var saw: [FollowedField: Set<Int>] = [:]
}
