import ComplaintModel
import NodeStore

/// Counts of the summaries, each under its key.
typealias SummaryCounts = [(key: SummaryKey, count: Int)]

extension SummaryCounts {
    /// The sum of all counts.
    var total: Int { reduce(0) { $0 + $1.count } }

    /// The sum of the counts whose key fits.
    func count(where fits: (SummaryKey) -> Bool) -> Int {
        reduce(0) { $0 + (fits($1.key) ? $1.count : 0) }
    }

    /// The sums by a word of the key.
    func sums(by word: (SummaryKey) -> String) -> [String: Int] {
        reduce(into: [:]) { $0[word($1.key), default: 0] += $1.count }
    }

    /// How many of them are closed.
    var closed: Int { count { $0.standing.course == .closed } }

    /// How many of them have ended in another way than by closing.
    var notPursued: Int { total - closed }

    /// The sums of cases by channel.
    var byChannel: [String: Int] { sums(by: \.b) }

    /// The sums of cases by category.
    var byCategory: [String: Int] { sums(by: \.c) }
}

extension SummaryKey {
    /// The fourth part of a key of kind ``Kind/cases``: the state, a dot behind one that could go on
    /// and has ended under the office's procedure, and `!` behind that of a case in conflict.
    static func stateWord(_ state: CaseState, hasEnded: Bool, hasConflicts: Bool) -> String {
        state.rawValue + (hasEnded && state != .closed ? "." : "") + (hasConflicts ? "!" : "")
    }

    /// What the fourth part of a key of kind ``Kind/cases`` or ``Kind/ended`` says.
    var standing: CountedStanding { CountedStanding(d) }

    /// Whether the month in which the thing began, the third part, is one of these.
    func began(in months: ClosedRange<Int>) -> Bool { Int(c).map(months.contains) ?? false }
}

/// How cases that are counted together stand.
struct CountedStanding {
    /// Whether somebody still works on a case, and if not, how it has ended; of a case that is reserved
    /// for one office nobody else learns that.
    enum Course {
        case inProgress, closed, notPursued, reserved
    }

    /// What stands in place of channel, category and state of a reserved case.
    static let reserved = Disclosure.state

    /// The state; nil for one of a newer version, and of a reserved case.
    let state: CaseState?
    let course: Course
    let isInConflict: Bool

    /// Reads the fourth part of a key of kind ``SummaryKey/Kind/cases``.
    init(_ word: String) {
        state = CaseState(rawValue: String(word.prefix { $0 != "." && $0 != "!" }))
        isInConflict = word.hasSuffix("!")
        if word == Self.reserved {
            course = .reserved
            return
        }
        course =
            switch state {
            case .closed: .closed
            case .declined, .transferred, .voided: .notPursued
            case .notClosed where word.contains("."): .closed
            case .received, .accepted, .triaged, .withExecutive, .assigned, .reported, .notClosed,
                nil:
                .inProgress
            }
    }

    var isOpen: Bool { course == .inProgress }
}
