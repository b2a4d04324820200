package import ComplaintModel
import NodeStore
import SyncProtocol

/// What a list of cases is narrowed to, in a person's words.
package struct ListRequest: Sendable {
    /// Only cases in this state.
    package var state: CaseState?
    /// Only cases with something late.
    package var onlyLate = false
    /// Only cases with something due within so many days, or late.
    package var dueWithinDays: Int?
    /// Only cases that hold every word of this text.
    package var search: String?
    /// Only cases of which something has not arrived at the centre, as far as its receipts say.
    package var onlyNotArrived = false
    /// Only cases of this office.
    package var office: String?
    /// At most so many.
    package var limit: Int?
    /// Only cases behind this one in the list.
    package var after: String?
    /// The day as of which lateness is judged; nil for today.
    package var today: CivilDate?

    /// Asks for everything.
    package init() {}
}

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
    /// Its category, as it stands.
    package let category: String
    /// What it is about.
    package let subject: String
    /// The next day by which something is owed, ISO 8601; nil if nothing is.
    package let due: String?
    /// Whether that day is over.
    package let isLate: Bool
    /// How many conflicts wait for a person.
    package let conflicts: Int
    /// Whether the centre has confirmed all of it.
    package let hasArrived: Bool
}

extension FieldNode {
    /// The cases that a request leaves, in the order of entry.
    package func list(_ request: ListRequest) throws -> [ListedCase] {
        let today = request.today ?? now.date
        var filter = CaseFilter()
        filter.state = request.state?.rawValue
        if request.onlyLate { filter.dueUntil = today.dayNumber - 1 }
        if let days = request.dueWithinDays { filter.dueUntil = today.dayNumber + days }
        filter.search = request.search.normalised
        filter.officeCode = request.office
        filter.limit = request.limit
        if filter.search != nil { try followSearch() }
        return try store.read { reader in
            if let office = request.office,
                try !reader.ledgers().contains(where: { $0.code == office })
            {
                throw FieldNodeError.unknownOffice(typed: office)
            }
            if let after = request.after {
                filter.after = try find(after, in: reader).summary.key
            }
            if request.onlyNotArrived { filter.limit = nil }
            var arrivals = Arrivals(self, reader)
            let listed = try reader.cases(filter).map { summary in
                ListedCase(summary, today: today, hasArrived: try arrivals.hasArrived(summary))
            }
            guard request.onlyNotArrived else { return listed }
            return Array(listed.filter { !$0.hasArrived }.prefix(request.limit ?? listed.count))
        }
    }

    /// Lets the search index catch up with what was merged, so that a search finds all of it.
    private func followSearch() throws {
        guard try store.read({ try $0.hasStaleCases() }) else { return }
        while try store.write({ try $0.indexStaleCases() }) {}
    }
}

extension ListedCase {
    init(_ summary: CaseSummary, today: CivilDate, hasArrived: Bool) {
        let facts = ComplaintFacts(summary.row)
        let due = summary.nextDue.map { CivilDate(dayNumber: $0) }
        self.init(
            id: summary.id.description,
            number: summary.numberText,
            office: summary.officeCode,
            state: summary.state,
            received: facts.received.iso,
            channel: facts.channel.text,
            category: summary.category,
            subject: summary.row.shown(ComplaintCell.subject)?.string ?? "",
            due: due?.iso,
            isLate: due.map { $0 < today } ?? false,
            conflicts: summary.conflicts,
            hasArrived: hasArrived
        )
    }
}
