import ComplaintModel
import NodeStore
import SyncProtocol

/// One line of a list of cases.
///
/// No identity is in it.
package struct ListedCase: Hashable, Sendable, Encodable {
    /// The case's id.
    package let id: String
    /// Its register number.
    package let number: String
    /// Its office's code.
    package let office: String
    /// Its state's machine name.
    package let state: String
    /// When it was received, ISO 8601.
    package let received: String
    /// How it came.
    package let channel: String
    /// The channel's Thai name.
    package let channelThai: String
    /// Its category, as it stands.
    package let category: String
    /// The category's Thai name.
    package let categoryThai: String
    /// What it is about.
    package let subject: String
    /// The next day by which something is owed, ISO 8601; nil if nothing is.
    ///
    /// As of an earlier day, what was done later was owed too.
    package let due: String?
    /// Whether that day is over.
    package let isLate: Bool
    /// How many conflicts wait for a person.
    package let conflicts: Int
    /// Whether the centre has confirmed all of it.
    package let hasArrived: Bool
    /// The office that was asked to take the case over and has not answered yet.
    package let inTransitTo: String?
    /// For how many days it has been asked.
    package let inTransitDays: Int?
}

/// What a list says of a case in its own words.
struct CaseLine {
    let state: String
    let channel: String
    let category: String
    let subject: String
    let due: CivilDate?
}

extension CaseLine {
    /// As they stand in the row.
    init(_ summary: CaseSummary) {
        self.init(
            state: summary.state,
            channel: ComplaintFacts(summary.row).channel.text,
            category: summary.category,
            subject: summary.row.shown(ComplaintCell.subject)?.string ?? "",
            due: summary.nextDue.map { CivilDate(dayNumber: $0) }
        )
    }
}

extension ListedCase {
    /// The line of a case that is reserved for another office.
    init(hidden summary: CaseSummary, hasArrived: Bool) {
        self.init(
            id: summary.id.description,
            number: summary.numberText,
            office: summary.officeCode,
            state: Disclosure.state,
            received: ComplaintFacts(summary.row).received.iso,
            channel: "",
            channelThai: "",
            category: "",
            categoryThai: "",
            subject: Disclosure.mask,
            due: nil,
            isLate: false,
            conflicts: 0,
            hasArrived: hasArrived,
            inTransitTo: nil,
            inTransitDays: nil
        )
    }

    init(
        _ line: CaseLine,
        _ summary: CaseSummary,
        under rules: LedgerRules,
        today: CivilDate,
        hasArrived: Bool,
        isContested: Bool,
        transit: (to: String, since: CivilDate)?,
    ) {
        self.init(
            id: summary.id.description,
            number: summary.numberText,
            office: summary.officeCode,
            state: line.state,
            received: ComplaintFacts(summary.row).received.iso,
            channel: line.channel,
            channelThai: rules.channelThai(line.channel),
            category: line.category,
            categoryThai: rules.categoryThai(line.category),
            subject: line.subject,
            due: line.due?.iso,
            isLate: line.due.map { $0 < today } ?? false,
            conflicts: summary.conflicts + (isContested ? 1 : 0),
            hasArrived: hasArrived,
            inTransitTo: transit?.to,
            inTransitDays: transit.map { today.days(since: $0.since) }
        )
    }
}
