package import ComplaintModel
import NodeStore
import SyncProtocol

/// What a list of cases is narrowed to, in a person's words.
package struct ListRequest: Sendable {
    /// Only cases in this state.
    package var state: CaseState?
    /// Only cases that came by this channel, named by its code or its Thai name.
    package var channel: String?
    /// Only cases in this category, as it stands, named by its code or its Thai name.
    package var category: String?
    /// Only cases with something late.
    package var onlyLate = false
    /// Only cases with something due within so many days, or late.
    package var dueWithinDays: Int?
    /// Only cases that hold every word of this text.
    package var search: String?
    /// Only cases of which something has not arrived at the centre, as far as its receipts say.
    package var onlyNotArrived = false
    /// Only cases of which somebody found whether they are closed, and did not tell the complainant.
    package var onlyUntold = false
    /// Only cases that another office was asked to take over.
    package var onlyInTransit = false
    /// Only cases received in this fiscal year, archived or not.
    package var fiscalYear: FiscalYear?
    /// Only cases that are archived.
    package var onlyArchived = false
    /// Only cases of this office.
    package var office: String?
    /// At most so many.
    package var limit: Int?
    /// Only cases behind this one in the list.
    package var after: String?
    /// The day as of which lateness is judged; nil for today.
    package var today: CivilDate?

    /// Asks for everything that is not archived.
    package init() {}

    /// Whether it leaves out what is archived.
    package var isDaily: Bool {
        let asksWhatIsOwed = onlyLate || onlyUntold || dueWithinDays != nil
        return !onlyArchived && !asksWhatIsOwed && fiscalYear == nil && search.normalised == nil
    }
}

extension FieldNode {
    /// The cases that a request leaves, in the order of entry.
    ///
    /// What is archived is in the list only where the request searches, names a fiscal year, asks for
    /// nothing else, or asks what is owed: a year that is put away has paid nothing by that.
    package func list(_ request: ListRequest) throws -> [ListedCase] {
        let today = request.today ?? now.date
        var filter = CaseFilter()
        filter.state = request.state?.rawValue
        let codes = try codes(of: request)
        (filter.channel, filter.category) = (codes.channel, codes.category)
        if request.onlyLate { filter.dueUntil = today.dayNumber - 1 }
        if let days = request.dueWithinDays { filter.dueUntil = today.dayNumber + days }
        filter.search = request.search.normalised
        if let number = filter.search.flatMap(TypedPhoneNumbers.only) {
            let vault = IdentityVault(keys: keys, world: world, ledger: ownLedger)
            filter.phoneMarks = [vault.mark(of: number)]
        }
        filter.officeCode = request.office
        filter.limit = request.limit
        filter.received = request.fiscalYear?.minutes
        if request.onlyArchived {
            filter.isArchived = true
        } else if request.isDaily {
            filter.isArchived = false
        }
        if filter.search != nil { try followSearch() }
        return try store.read { reader in
            if let office = request.office,
                try !reader.ledgers().contains(where: { $0.code == office })
            {
                throw FieldNodeError.unknownOffice(typed: office)
            }
            if filter.isArchived != nil {
                filter.archived = try archivedSpans(reader)
                filter.archivedFor = office.code.text
            }
            if let after = request.after {
                filter.after = try find(after, in: reader).summary.key
            }
            let isSifted = request.onlyNotArrived || request.onlyInTransit || request.onlyUntold
            if isSifted { filter.limit = nil }
            // What would tell more than a number is no way to find a case that is hidden.
            if filter.asksForWords || request.onlyUntold || request.onlyArchived {
                filter.reserved = .ofOffice(office.code.text)
            }
            let found = try casesFound(by: filter, asOf: today, reader).filter { summary in
                try !request.onlyUntold || owesResultNotice(summary, reader)
            }
            let listed = try lines(of: found, reader, today: today)
            if listed.isEmpty, let sentence = codes.unknown {
                throw FieldNodeError.actionRefused(sentence)
            }
            guard isSifted else { return listed }
            let left = listed.filter {
                !(request.onlyNotArrived && $0.hasArrived)
                    && !(request.onlyInTransit && $0.inTransitTo == nil)
            }
            return Array(left.prefix(request.limit ?? left.count))
        }
    }

    private func lines(
        of found: [CaseSummary],
        _ reader: StoreReader,
        today: CivilDate,
    ) throws -> [ListedCase] {
        var arrivals = Arrivals(self, reader)
        var transits = Transits(reader)
        var contested = RegisterConflicts(reader)
        return try found.map { summary in
            let hasArrived = try arrivals.hasArrived(summary)
            if try isHidden(summary, reader) {
                return ListedCase(hidden: summary, hasArrived: hasArrived)
            }
            return ListedCase(
                try line(of: summary, asOf: today, reader),
                summary,
                under: try rules(of: summary.ledger, in: reader),
                today: today,
                hasArrived: hasArrived,
                isContested: try contested.hold(summary),
                transit: try transits.transit(of: summary)
            )
        }
    }

    /// The codes of the channel and the category that a request names.
    ///
    /// One that this office does not have is taken as it stands: another office may have it, or cases may
    /// be older than its end. Where no case has it either, it was a slip.
    private func codes(
        of request: ListRequest
    ) throws -> (channel: String?, category: String?, unknown: Sentence?) {
        if request.channel == nil, request.category == nil { return (nil, nil, nil) }
        let procedure = try store.read { reader in
            try rules(of: ownHeldLedger(reader).number, in: reader).procedure
        }
        var unknown: Sentence?
        let channel = request.channel.map { typed in
            let known = procedure.channels.first { [$0.code.text, $0.nameThai].contains(typed) }
            if known == nil { unknown = KnownCodes.unknownChannel(typed, in: procedure) }
            return known?.code.text ?? typed
        }
        let category = request.category.map { typed in
            let known = procedure.categories.first { [$0.code.text, $0.nameThai].contains(typed) }
            if known == nil { unknown = KnownCodes.unknownCategory(typed, in: procedure) }
            return known?.code.text ?? typed
        }
        return (channel, category, unknown)
    }

    /// The cases that a filter leaves as of a day.
    ///
    /// What is owed now is found by its day. As of an earlier day, what was done since was owed too, and each
    /// case has to tell.
    private func casesFound(
        by filter: CaseFilter,
        asOf today: CivilDate,
        _ reader: StoreReader,
    ) throws -> [CaseSummary] {
        guard let until = filter.dueUntil, today < now.date else {
            return try casesFound(by: filter, reader)
        }
        var undated = filter
        (undated.dueUntil, undated.limit) = (nil, nil)
        let found = try casesFound(by: undated, reader).filter { summary in
            guard let ledger = try reader.ledger(numbered: summary.ledger) else { return false }
            let due = try work(on: summary, in: ledger, reader).work.nextDue(asOf: today)
            return due.map { $0.dayNumber <= until } ?? false
        }
        return Array(found.prefix(filter.limit ?? found.count))
    }

    /// The cases that a filter leaves; of those that are reserved for this office the store does not know
    /// where they stand and what is owed, nor how they came and what they are about.
    private func casesFound(
        by filter: CaseFilter,
        _ reader: StoreReader,
    ) throws -> [CaseSummary] {
        // Only an office above others has cases that are reserved for it.
        guard filter.asksForWords, office.level != .office else { return try reader.cases(filter) }
        let own = office.code.text
        let open = try reader.cases(filter).filter { $0.row.reservedFor != own }
        var reserved = filter
        (reserved.state, reserved.dueUntil, reserved.limit) = (nil, nil, nil)
        (reserved.channel, reserved.category) = (nil, nil)
        (reserved.search, reserved.phoneMarks) = (nil, [])
        reserved.reserved = .onlyOfOffice(own)
        let opened = try reader.cases(reserved).filter { summary in
            guard let ledger = try reader.ledger(numbered: summary.ledger) else { return false }
            return filter.leaves(try work(on: summary, in: ledger, reader).work)
        }
        let found = (open + opened).sorted { $0.key < $1.key }
        return Array(found.prefix(filter.limit ?? found.count))
    }

    /// What a list says of a case in its own words, as of a day.
    private func line(
        of summary: CaseSummary,
        asOf today: CivilDate,
        _ reader: StoreReader,
    ) throws -> CaseLine {
        let isPast = today < now.date
        guard summary.row.reservedFor != nil || isPast,
            let ledger = try reader.ledger(numbered: summary.ledger)
        else { return CaseLine(summary) }
        let work = try work(on: summary, in: ledger, reader).work
        let disclosure = disclosure(of: summary.row, in: ledger.id)
        return CaseLine(
            state: work.standing.state.rawValue,
            channel: work.facts.channel.text,
            category: work.standing.category?.text ?? "",
            subject: disclosure.text(.subject, in: summary.row),
            due: isPast ? work.nextDue(asOf: today) : work.nextDue
        )
    }

    /// Whether the complainant was not told how a case ended.
    func owesResultNotice(
        _ summary: CaseSummary,
        _ reader: StoreReader,
    ) throws -> Bool {
        // Nobody can be told; of a reserved case the open row does not know.
        let isReserved = summary.row.reservedFor != nil
        guard isReserved || !ComplaintFacts(summary.row).isAnonymous else { return false }
        guard let ledger = try reader.ledger(numbered: summary.ledger)
        else { return false }
        return try work(on: summary, in: ledger, reader).work.guide.owesResultNotice
    }

    func isHidden(_ summary: CaseSummary, _ reader: StoreReader) throws -> Bool {
        try disclosure(of: summary, reader).isHidden
    }

    /// What of a case of any books may be shown here.
    func disclosure(of summary: CaseSummary, _ reader: StoreReader) throws -> Disclosure {
        guard summary.row.reservedFor != nil,
            let ledger = try reader.ledger(numbered: summary.ledger)
        else { return .open }
        return disclosure(of: summary.row, in: ledger.id)
    }

    /// Lets the search index catch up with what was merged, so that a search finds all of it.
    private func followSearch() throws {
        guard try store.read({ try $0.hasStaleCases() }) else { return }
        while try store.write({ try $0.indexStaleCases() }) {}
    }
}

extension CaseFilter {
    /// Whether it asks for what a reserved case says, or follows from, in its sealed words only.
    fileprivate var asksForWords: Bool {
        state != nil || search != nil || dueUntil != nil || channel != nil || category != nil
    }

    /// Whether it leaves a case, as far as its words decide.
    fileprivate func leaves(_ work: CaseWork) -> Bool {
        let isDue = dueUntil.map { until in work.nextDue.map { $0.dayNumber <= until } ?? false }
        return isDue ?? true
            && state.map { $0 == work.standing.state.rawValue } ?? true
            && channel.map { $0 == work.facts.channel.text } ?? true
            && category.map { $0 == work.standing.category?.text } ?? true
            && search.map { SearchQuery($0).isFound(in: work.words) } ?? true
    }
}
