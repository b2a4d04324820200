import ComplaintModel
import NodeStore
import Reports
import SyncProtocol

/// Reads the figures of one office from the summaries of its ledger.
struct OfficeDesk {
    let reader: StoreReader
    let log: LedgerLog
    let rules: LedgerRules
    /// The day as of which deadlines are judged.
    let today: CivilDate
    /// What turns the summaries' counts of cases whose lines contradict each other into those of
    /// cases in conflict: no case's own summary knows of another line.
    private let contested: SummaryCounts

    init(
        _ reader: StoreReader,
        _ ledger: StoreReader.HeldLedger,
        rules: LedgerRules,
        today: CivilDate,
    ) throws {
        let log = try reader.log(of: ledger)
        (self.reader, self.log, self.rules, self.today) = (reader, log, rules, today)
        contested = try RegisterConflicts.uncounted(in: ledger, reader).flatMap { summary in
            let work = try CaseWork(summary, reader, rules: rules, lineage: log.lineage)
            return work.figures(hasConflicts: true).map { (key: $0, count: 1) }
                + work.figures(hasConflicts: false).map { (key: $0, count: -1) }
        }
    }

    var procedure: Procedure { rules.procedure }

    /// Cases by month received, channel, category and state.
    func cases(in months: ClosedRange<Int>) throws -> SummaryCounts {
        try counts(.cases, in: months)
    }

    /// Cases that ended in some months, in whatever way, by month received.
    func ended(in months: ClosedRange<Int>) throws -> SummaryCounts {
        try counts(.ended, in: months)
    }

    private func counts(
        _ kind: SummaryKey.Kind,
        in months: ClosedRange<Int>,
    ) throws -> SummaryCounts {
        try reader.summary(kind, of: log.number, a: months)
            + contested.filter { $0.key.kind == kind && months.contains($0.key.a) }
    }

    /// Cases received until the end of a month that were open when it ended: those that are open now,
    /// and those that have ended since.
    ///
    /// - Parameter month: the month's running number.
    /// - Returns: those that are open, and those that have ended since.
    /// - Throws: what SQLite reports.
    func open(
        atEndOf month: Int
    ) throws -> (
        open: SummaryCounts, endedSince: SummaryCounts
    ) {
        let open = try cases(in: Int.min...month).filter(\.key.standing.isOpen)
        let endedSince = try ended(in: (month + 1)...Int.max).filter {
            (Int($0.key.b) ?? .max) <= month
        }
        return (open, endedSince)
    }

    /// Cases received in some months that are late, each counted once.
    func lateCount(receivedIn months: ClosedRange<Int>) throws -> Int {
        let changes = try reader.summary(.late, of: log.number, a: Int.min...today.dayNumber)
            .filter { $0.key.began(in: months) }
        return changes.count { $0.b == "from" } - changes.count { $0.b == "until" }
    }

    /// How deadlines that began in some months were kept: a line for every rule.
    func deadlines(beganIn months: ClosedRange<Int>) throws -> [DeadlineCount] {
        let day = today.dayNumber
        let every = Int.min...Int.max
        let unmet = try reader.summary(.unmet, of: log.number, a: every)
            .filter { $0.key.began(in: months) }
        let met = try reader.summary(.met, of: log.number, a: every)
            .filter { $0.key.began(in: months) }
        return rules.deadlineRules.map { rule in
            let unmet = unmet.filter { $0.key.b == rule.id }
            let met = met.filter { $0.key.b == rule.id }
            let metLate = met.count { !$0.d.isEmpty && $0.a <= day }
            // What was met after this day is not met yet.
            return DeadlineCount(
                rule: rule.id,
                nameThai: rule.nameThai,
                met: met.count { $0.d.isEmpty && $0.a <= day },
                metLate: metLate,
                late: unmet.count { $0.a < day } - metLate,
                running: unmet.count { $0.a >= day } + met.count { $0.d.isEmpty && $0.a > day }
            )
        }
    }

    /// What came in and what ended in a month, as it is now.
    func flows(of month: MonthPeriod) throws -> MonthFlows {
        let received = try cases(in: month.number...month.number)
        let ended = try ended(in: month.number...month.number)
        return MonthFlows(
            received: received.total,
            closed: ended.closed,
            notPursued: ended.notPursued,
            channels: received.byChannel,
            categories: received.byCategory
        )
    }
}

// The names under which figures are listed: those of the procedure, and behind them those that occur
// and are not in it any more, so that every list adds up.

extension OfficeDesk {
    /// Cases by channel.
    ///
    /// - Parameters:
    ///   - sums: how many there are, by the code of their channel.
    ///   - others: cases whose channels are listed as well.
    ///   - otherNames: the Thai names of what this office does not have, by code.
    /// - Returns: a line for each.
    func channels(
        _ sums: [String: Int],
        naming others: [String: Int] = [:],
        otherNames: [String: String] = [:],
    ) -> [NamedCount] {
        let known = procedure.channels.map(\.code)
        let occurring = Set(sums.keys).union(others.keys).subtracting(known.map(\.text))
        return (known + occurring.sorted().compactMap { ChannelCode($0) }).map { code in
            NamedCount(
                channel: code,
                nameThai: otherNames[code.text] ?? channelThai(code.text),
                count: sums[code.text] ?? 0
            )
        }
    }

    /// Cases by category, those without one last.
    ///
    /// - Parameters:
    ///   - sums: how many there are, by the code of their category.
    ///   - others: cases whose categories are listed as well.
    ///   - otherNames: the Thai names of what this office does not have, by code.
    /// - Returns: a line for each.
    func categories(
        _ sums: [String: Int],
        naming others: [String: Int] = [:],
        otherNames: [String: String] = [:],
    ) -> [NamedCount] {
        let known = procedure.categories.map(\.code)
        let occurring = Set(sums.keys).union(others.keys).subtracting(known.map(\.text))
        return (known + occurring.sorted().compactMap { CategoryCode($0) }).map { code in
            NamedCount(
                category: code,
                nameThai: otherNames[code.text] ?? categoryThai(code.text),
                count: sums[code.text] ?? 0
            )
        } + [.notTriaged(count: sums[""] ?? 0)]
    }

    /// Cases by state: a line for every state, and one for reserved cases where there are any.
    ///
    /// - Parameters:
    ///   - counts: the cases.
    ///   - others: cases whose reserved ones are listed as well.
    /// - Returns: a line for each.
    func states(_ counts: SummaryCounts, naming others: SummaryCounts = []) -> [NamedCount] {
        let reserved = { (key: SummaryKey) in key.standing.course == .reserved }
        let states = CaseState.allCases.map { state in
            NamedCount(state: state, count: counts.count { $0.standing.state == state })
        }
        guard (counts + others).contains(where: { reserved($0.key) }) else { return states }
        return states + [.reserved(count: counts.count(where: reserved))]
    }

    /// The Thai name of a channel, also of one that has ended.
    func channelThai(_ code: String) -> String {
        if code == CountedStanding.reserved { return Disclosure.mask }
        return rules.channelThai(code)
    }

    /// The Thai name of a category.
    func categoryThai(_ code: String) -> String {
        if code == CountedStanding.reserved { return Disclosure.mask }
        return rules.categoryThai(code)
    }
}

extension FieldNode {
    /// The desk of an office whose ledger is held; nil means the own office.
    ///
    /// - Throws: ``FieldNodeError/unknownOffice(typed:)``.
    func desk(
        of code: String?,
        _ reader: StoreReader,
        today: CivilDate?,
    ) throws -> (desk: OfficeDesk, office: ReportOffice) {
        let ledger = try heldLedger(of: code, reader)
        let rules = try rules(of: ledger.number, in: reader)
        let desk = try OfficeDesk(reader, ledger, rules: rules, today: today ?? now.date)
        let office = ReportOffice(code: OfficeCode(ledger.code) ?? office.code, name: rules.name)
        return (desk, office)
    }

    /// The ledger of an office's code; nil means the own office.
    ///
    /// - Throws: ``FieldNodeError/unknownOffice(typed:)``.
    func heldLedger(
        of code: String?,
        _ reader: StoreReader,
    ) throws -> StoreReader.HeldLedger {
        let own = try ownHeldLedger(reader)
        guard let code, code != own.code else { return own }
        guard let found = try books(of: code, reader) else {
            throw FieldNodeError.unknownOffice(typed: code)
        }
        return found
    }

    /// The books of an office that are held; of several, those in which somebody may write.
    func books(of code: String, _ reader: StoreReader) throws -> StoreReader.HeldLedger? {
        let found = try reader.ledgers(coded: code).filter { $0.registryPrefix == nil }
        if found.count < 2 { return found.first }
        let authority = try authority(reader)
        return found.sorted { $0.id < $1.id }
            .first { !authority.holders(of: $0.id).isEmpty } ?? found.first
    }
}
