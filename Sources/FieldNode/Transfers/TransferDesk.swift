import ComplaintModel
import NodeStore
import SyncProtocol

/// The transfers of one ledger, as its rows tell them.
struct TransferDesk {
    let reader: StoreReader
    let log: LedgerLog

    typealias Rows = [(key: RowKey, row: RowState)]

    init(_ reader: StoreReader, _ log: LedgerLog) {
        self.reader = reader
        self.log = log
    }

    /// The rows of one step, in an order that is the same on every node.
    func rows(_ step: TableTag) throws -> Rows {
        LedgerRules.sorted(try reader.otherRows(step, of: log.number))
    }

    /// The name that every node gives a row.
    func id(of key: RowKey) throws -> RowID {
        guard let stamp = try log.stamp(of: key.dot) else {
            throw StoreError.damagedBlock(number: 0)
        }
        return RowID(hash: stamp.hash, ordinal: key.ordinal)
    }

    /// The requests that nothing has become of yet, by the case; of several for one case the first.
    func open() throws -> [RowKey: (key: RowKey, row: RowState)] {
        let requests = try rows(DomainTable.transferTag)
        if requests.isEmpty { return [:] }
        let closed = Set(try outcomes().keys).union(try withdrawals().keys)
        var open: [RowKey: (key: RowKey, row: RowState)] = [:]
        for request in requests where !closed.contains(request.key) {
            guard let complaint = request.row.shown(TransferCell.complaint)?.rowKey,
                open[complaint] == nil
            else { continue }
            open[complaint] = request
        }
        return open
    }

    /// Whether an office is yet to hear what an offer says: nobody has brought it this request, or the
    /// case has been put right since and it has not answered.
    func lacksOffer(saying cells: [(CellTag, Value?)], for request: RowReference) throws -> Bool {
        let offers = try offers(of: request)
        guard let last = offers.last else { return true }
        if cells.allSatisfy({ last.row.shown($0.0) == $0.1 }) { return false }
        return try !isAnswered(request)
    }

    /// Whether an offer that brings a request has an answer.
    func isAnswered(_ request: RowReference) throws -> Bool {
        let answered = try answers()
        return try offers(of: request).contains { answered[$0.key] != nil }
    }

    /// The offers that bring a request, the oldest first.
    func offers(of request: RowReference) throws -> Rows {
        try rows(DomainTable.offerTag).filter { $0.row.shown(OfferCell.request) == .row(request) }
    }

    /// What became of each request: the last word on a line in the other office's register counts, that
    /// the case stands on it or does so no more, and before any other word.
    func outcomes() throws -> [RowKey: RowState] {
        let outcomes = try rows(DomainTable.outcomeTag).compactMap { _, row in
            row.shown(OutcomeCell.request)?.rowKey.map { ($0, row) }
        }
        return Dictionary(outcomes) { first, second in
            second.speaksOfLine ? second : first
        }
    }

    /// Whether the change that makes a row is held here and not admitted.
    func isHeldApart(_ id: RowID) throws -> Bool { try namesHeldApart().contains(id.hash) }

    /// The names of the changes that are held here and not admitted.
    func namesHeldApart() throws -> Set<HashPrefix12> {
        Set(try reader.quarantined(in: log).compactMap { try log.stamp(of: $0.dot)?.hash })
    }

    /// The requests that were taken back, each with the row that says so.
    func withdrawals() throws -> [RowKey: RowState] {
        let withdrawals = try rows(DomainTable.withdrawalTag).compactMap { _, row in
            row.shown(WithdrawalCell.request)?.rowKey.map { ($0, row) }
        }
        return Dictionary(withdrawals) { first, _ in first }
    }

    /// Refuses what cannot be done with a case that another office was asked to take.
    func requireNotUnderWay(_ complaint: RowKey) throws {
        guard let request = try open()[complaint] else { return }
        throw FieldNodeError.underWay(to: request.row.shown(TransferCell.to)?.string ?? "")
    }

    /// The cases that are on their way: to which office, and since when.
    func transits() throws -> [RowKey: (to: String, since: CivilDate)] {
        try open().mapValues { _, row in
            let minute = row.shown(TransferCell.date)?.integer ?? 0
            return (
                row.shown(TransferCell.to)?.string ?? "",
                LocalMoment(minuteNumber: Int(minute)).date
            )
        }
    }

    /// The requests for a case that came to nothing: each office, with its reason for declining or the
    /// own one for withdrawing.
    func declined(_ complaint: RowKey) throws -> [String] {
        let requests = try rows(DomainTable.transferTag)
            .filter { $0.row.shown(TransferCell.complaint)?.rowKey == complaint }
        if requests.isEmpty { return [] }
        let (outcomes, withdrawals) = (try outcomes(), try withdrawals())
        return requests.compactMap { key, row in
            let office = row.shown(TransferCell.to)?.string ?? ""
            if let outcome = outcomes[key] {
                if outcome.hasLine { return nil }
                return "\(office): \(outcome.shown(OutcomeCell.reason)?.string ?? "")"
            }
            return withdrawals[key].map { withdrawal in
                "\(office): ถอนคำขอ \(withdrawal.shown(WithdrawalCell.reason)?.string ?? "")"
            }
        }
    }

    /// The case of these very books that knows who complains, where one that was handed over from here
    /// has come back; nil for a case whose complainant is known here by itself, or elsewhere.
    ///
    /// On its way the case may have stood in books that are not here: the code in its words leads back.
    ///
    /// - Parameter row: The case that has come.
    /// - Returns: The case that was handed over.
    /// - Throws: `StoreError`.
    func ownRecord(of row: RowState) throws -> CaseSummary? {
        let facts = ComplaintFacts(row)
        guard !facts.reachable, let words = facts.knownAt else { return nil }
        let outcomes = try outcomes()
        for request in try rows(DomainTable.transferTag) {
            guard outcomes[request.key]?.hasLine ?? false,
                let complaint = request.row.shown(TransferCell.complaint)?.rowKey,
                let summary = try reader.caseSummary(complaint),
                ComplaintFacts(summary.row).reachable,
                words.contains(AskCode(of: summary.id).text)
            else { continue }
            return summary
        }
        return nil
    }

    /// Who has a case in its register since it was handed over; nil if nobody has.
    ///
    /// The words name every office that has: two may, where a request was withdrawn too late.
    func takenOver(_ complaint: RowKey) throws -> (name: String, words: String)? {
        let requests = try rows(DomainTable.transferTag)
            .filter { $0.row.shown(TransferCell.complaint)?.rowKey == complaint }
        if requests.isEmpty { return nil }
        let outcomes = try outcomes()
        let takers = requests.compactMap { outcomes[$0.key] }
            .filter(\.hasLine)
        guard let last = takers.last else { return nil }
        let name = { (outcome: RowState) in
            outcome.shown(OutcomeCell.officeName)?.string
                ?? outcome.shown(OutcomeCell.office)?.string ?? ""
        }
        let words = takers.map { outcome in
            let code = outcome.shown(OutcomeCell.office)?.string ?? ""
            let number = outcome.shown(OutcomeCell.number)?.string ?? ""
            let named = name(outcome) == code ? code : "\(name(outcome)) (\(code))"
            return [named, number].filter { !$0.isEmpty }.joined(separator: " เลขที่ ")
        }
        // Two requests may have come to one line.
        return (name(last), words.distinct.joined(separator: ", "))
    }

    /// Whether an office that has a case in its register was told who the complainant is.
    func hasToldIdentity(of complaint: RowKey) throws -> Bool {
        let outcomes = try outcomes()
        return try rows(DomainTable.transferTag).contains { request in
            request.row.shown(TransferCell.complaint)?.rowKey == complaint
                && request.row.shown(TransferCell.identity) != nil
                && outcomes[request.key]?.hasLine ?? false
        }
    }

    /// The answers that were given, by the offer; of several to one offer the first that takes the case,
    /// or else the first.
    ///
    /// The acceptance of a case answers every other offer of it: one may have been made anew since
    /// the node that had made the first was revoked.
    func answers() throws -> [RowKey: (key: RowKey, row: RowState)] {
        let given = try rows(DomainTable.answerTag).compactMap { answer in
            answer.row.shown(AnswerCell.offer)?.rowKey.map { ($0, answer) }
        }
        if given.isEmpty { return [:] }
        var answers = Dictionary(given) { first, second in
            first.row.shown(AnswerCell.complaint) == nil
                && second.row.shown(AnswerCell.complaint) != nil ? second : first
        }
        let open = try rows(DomainTable.offerTag).filter { answers[$0.key] == nil }
        if open.isEmpty { return answers }
        let acceptances = Dictionary(
            try acceptances().map { ($0.original, $0.answer) },
            uniquingKeysWith: { first, _ in first }
        )
        for offer in open {
            guard let original = offer.row.shown(OfferCell.complaint) else { continue }
            answers[offer.key] = acceptances[original]
        }
        return answers
    }

    /// The cases of other offices that stand in this register, each with the answer that took it
    /// and its line here, unless that is voided.
    ///
    /// Where the offer does not count any more, the line's link to the case tells which it is.
    func acceptances() throws -> [Acceptance] {
        let answers = try rows(DomainTable.answerTag)
        let offers = Dictionary(
            uniqueKeysWithValues: try rows(DomainTable.offerTag).map { ($0.key, $0.row) }
        )
        let links = Dictionary(
            try rows(DomainTable.linkTag).map { ($0.key.dot, $0.row) },
            uniquingKeysWith: { first, _ in first }
        )
        return try answers.compactMap { answer in
            guard let offer = answer.row.shown(AnswerCell.offer)?.rowKey,
                let complaint = answer.row.shown(AnswerCell.complaint)?.rowKey,
                try reader.caseSummary(complaint)?.state != CaseState.voided.rawValue
            else { return nil }
            let original =
                offers[offer]?.shown(OfferCell.complaint)
                ?? links[answer.key.dot]?.shown(LinkCell.to) ?? .row(.row(offer))
            return Acceptance(
                original: original,
                from: offers[offer]?.shown(OfferCell.from)?.string,
                number: offers[offer]?.shown(OfferCell.number)?.string,
                answer: answer,
                complaint: complaint
            )
        }
    }

    /// The requests for some cases of this ledger, and the offers that brought some of its cases here.
    ///
    /// An offer has the words of its case, and names it as a row of the other office's books. What an
    /// acceptance says of one offer goes for every other of the same case.
    ///
    /// - Parameter isMeant: whether a case is one of them.
    /// - Returns: the rows of those requests and offers.
    /// - Throws: `StoreError`.
    func steps(ofCases isMeant: (RowKey) throws -> Bool) throws -> Set<RowKey> {
        let requests = try rows(DomainTable.transferTag).filter { request in
            try request.row.shown(TransferCell.complaint)?.rowKey.map(isMeant) ?? false
        }
        let accepted = try rows(DomainTable.answerTag).filter { answer in
            try answer.row.shown(AnswerCell.complaint)?.rowKey.map(isMeant) ?? false
        }
        var steps = Set(requests.map(\.key))
        if accepted.isEmpty { return steps }
        let taken = Set(accepted.compactMap { $0.row.shown(AnswerCell.offer)?.rowKey })
        let offers = try rows(DomainTable.offerTag)
        let originals = Set(
            offers.filter { taken.contains($0.key) }
                .compactMap { $0.row.shown(OfferCell.complaint) }
        )
        for offer in offers {
            let original = offer.row.shown(OfferCell.complaint)
            if taken.contains(offer.key) || original.map(originals.contains) ?? false {
                steps.insert(offer.key)
            }
        }
        return steps
    }

    /// A case of another office that was taken over.
    struct Acceptance {
        /// The case there, as a row of another ledger.
        let original: Value
        /// The code of the office that it comes from; nil where the offer does not count any more.
        let from: String?
        /// Its number there, as the offer says.
        let number: String?
        let answer: (key: RowKey, row: RowState)
        /// Its line here.
        let complaint: RowKey
    }
}

extension RowState {
    /// The row of another ledger that a cell names.
    func foreign(_ cell: CellTag) -> (ledger: LedgerID, id: RowID)? {
        guard case .row(.foreign(let ledger, let id)) = shown(cell) else { return nil }
        return (ledger, id)
    }
}
