import ComplaintModel
import NodeStore
import Reports
import SyncProtocol

extension FieldNode {
    /// The register of an office: the book of a year, or what came into it in a month.
    func registerReport(_ request: ReportRequest) throws -> RegisterReport {
        try store.read { reader in
            let ledger = try heldLedger(of: request.office, reader)
            let lines = try registerLines(request, of: ledger, reader)
            return RegisterReport(
                RegisterReport.Figures(
                    office: ReportOffice(
                        code: OfficeCode(ledger.code) ?? office.code,
                        name: try rules(of: ledger.number, in: reader).name
                    ),
                    period: try registerDays(
                        request,
                        listing: lines.map(\.summary),
                        of: ledger,
                        reader
                    ),
                    printedOn: request.today ?? now.date,
                    lines: lines.map(\.line)
                )
            )
        }
    }

    /// The lines of a register, in its order, with the cases that they are of.
    func registerLines(
        _ request: ReportRequest,
        of ledger: StoreReader.HeldLedger,
        _ reader: StoreReader,
    ) throws -> [(summary: CaseSummary, line: RegisterLine)] {
        var filter = CaseFilter()
        filter.ledger = ledger.number
        let log = try reader.log(of: ledger)
        let rules = try rules(of: ledger.number, in: reader)
        let sheet = RegisterSheetSpan(request, rules, today: now.date)
        var contested = RegisterConflicts(reader)
        let continued = try CaseScribe(node: self, reader: reader, log: log).continuedCases()
        let lines = try reader.cases(filter).compactMap {
            summary -> (summary: CaseSummary, line: RegisterLine)? in
            guard sheet.holds(summary) else { return nil }
            let disclosure = disclosure(of: summary.row, in: ledger.id)
            if disclosure.isHidden {
                return RegisterLine(reserved: summary).map { (summary: summary, line: $0) }
            }
            let work = try work(on: summary, in: log, under: rules, reader)
            let isInConflict = try summary.conflicts > 0 || contested.hold(summary)
            let remarks =
                sheet.remarks(on: summary)
                + continued[summary.key, default: []].map(RegisterRemark.continues)
                + (isInConflict ? [.inConflict] : [])
            let entry = RegisterEntry(summary, work, rules, disclosure, remarks)
            return entry.map { (summary: summary, line: .entry($0)) }
        }
        return lines.sorted {
            ($0.line.order, $0.summary.id) < ($1.line.order, $1.summary.id)
        }
    }

    /// The first and the last day of a register: of the month, or of the year that its book runs in and of
    /// the receipts that stand in it besides.
    func registerDays(
        _ request: ReportRequest,
        listing cases: [CaseSummary],
        of ledger: StoreReader.HeldLedger,
        _ reader: StoreReader,
    ) throws -> ClosedRange<CivilDate> {
        let rules = try rules(of: ledger.number, in: reader)
        return RegisterSheetSpan(request, rules, today: now.date).days(listing: cases)
    }

    /// The months or the fiscal year that a request means.
    func period(of request: ReportRequest) -> ReportPeriod {
        if let month = request.period { return .months(month...month) }
        return .fiscalYear(
            request.fiscalYear ?? FiscalYear(containing: request.today ?? now.date)
        )
    }
}

/// Which lines stand on a printed register.
private struct RegisterSheetSpan {
    /// The month of the sheet; nil for the whole book.
    private let month: MonthPeriod?
    /// The number of the book's year: of the fiscal or the calendar one, as its office has chosen.
    private let book: Int
    private let registerYear: RegisterYear

    init(_ request: ReportRequest, _ rules: LedgerRules, today: CivilDate) {
        registerYear = rules.procedure.registerYear
        month = request.period
        let day = request.period?.last ?? request.today ?? today
        let asked = request.period == nil ? request.fiscalYear?.buddhistYear : nil
        book = asked ?? registerYear.buddhistYear(of: day)
    }

    /// The first and the last day.
    ///
    /// A book may have lines of receipts outside its year: it ran by the other kind of year before the
    /// office's procedure was changed, or a day was put right since.
    ///
    /// - Parameter cases: The cases that have their lines there.
    /// - Returns: The days.
    func days(listing cases: [CaseSummary]) -> ClosedRange<CivilDate> {
        if let month { return month.first...month.last }
        let year = registerYear.days(ofBuddhistYear: book)
        let received = cases.map { ComplaintFacts($0.row).received.date }
        let first = received.reduce(year.lowerBound, min)
        return first...received.reduce(year.upperBound, max)
    }

    /// Whether a case has its line there.
    ///
    /// A year is a book: all its numbers, whatever day of receipt they say. A month has what was entered
    /// in it: an office that prints every month once has every line, and none twice.
    func holds(_ summary: CaseSummary) -> Bool {
        let facts = ComplaintFacts(summary.row)
        if let month { return month.contains(facts.written.date) }
        return book == RegisterNumber(summary.numberText)?.buddhistYear
            ?? registerYear.buddhistYear(of: facts.received.date)
    }

    /// What the sheet says of a line for itself: in which book it stands, if not in the month's.
    func remarks(on summary: CaseSummary) -> [RegisterRemark] {
        guard let year = RegisterNumber(summary.numberText)?.buddhistYear, year != book else {
            return []
        }
        return [.inBook(buddhistYear: year)]
    }
}

extension ReportPeriod {
    /// The period in minutes since 1970, Bangkok time.
    var receivedMinutes: ClosedRange<Int64> {
        let end = LocalMoment(date: last.adding(days: 1)).minuteNumber - 1
        return Int64(LocalMoment(date: first).minuteNumber)...Int64(end)
    }

    /// The period in running numbers of months.
    var monthNumbers: ClosedRange<Int> {
        MonthPeriod(containing: first).number...MonthPeriod(containing: last).number
    }
}

extension RegisterLine {
    /// The line of a case that is reserved for another office; nil for a case of a peer that left number
    /// and slip out.
    fileprivate init?(reserved summary: CaseSummary) {
        guard let reference = summary.reference else { return nil }
        let facts = ComplaintFacts(summary.row)
        self = .reserved(
            reference,
            received: facts.received.date,
            recorded: facts.written.date
        )
    }

    /// By year and number; those that wait for one last, by their slips.
    fileprivate var order: RegisterOrder {
        switch reference {
        case .number(let number): RegisterOrder(number: number, slip: "")
        case .slip(let slip):
            RegisterOrder(
                number: RegisterNumber(number: .max, buddhistYear: .max),
                slip: slip.description
            )
        }
    }
}

extension RegisterEntry {
    /// The line of a case; nil for a case of a peer that left number and slip out.
    fileprivate init?(
        _ summary: CaseSummary,
        _ work: CaseWork,
        _ rules: LedgerRules,
        _ disclosure: Disclosure,
        _ remarks: [RegisterRemark],
    ) {
        guard let reference = summary.reference else { return nil }
        let facts = work.facts
        let standing = work.standing
        let live = work.actionsInForce
        let category = standing.category.map { rules.categoryThai($0.text) }
        self.init(
            reference: reference,
            correspondenceNumber: String?.some(
                disclosure.text(.correspondenceNumber, in: summary.row)
            ).normalised,
            received: facts.received.date,
            recorded: facts.written.date,
            complainant: Complainant(facts),
            categoryThai: category,
            state: standing.state,
            subject: disclosure.text(.subject, in: summary.row),
            details: Details(of: summary.row, channel: facts.channel, rules, disclosure),
            units: standing.units,
            lastAction: Self.lastAction(live),
            result: Self.result(work.timelyActions),
            remarks: remarks + Self.remarks(of: summary, work, live)
        )
    }

    /// What was done last; a remark only where nothing else was.
    private static func lastAction(_ live: [CaseAction]) -> String? {
        let done = live.last { $0.kind != .note && $0.kind != .retract } ?? live.last
        return done.map { "\($0.kind.nameThai) \($0.date.date.thaiShort)" }
    }

    /// What came of it: the last words of a result, of several units those of each, and how the matter
    /// ended.
    private static func result(_ timely: [CaseAction]) -> String? {
        let said = { (action: CaseAction) in
            action.text.normalised ?? (action.kind == .reportResult ? nil : action.reason)
        }
        let words = ResultWords.turns(of: timely) { $0 }
            .map { ResultWords.words(of: $0, said).joined(separator: "; ") }
        let end = timely.last { ActionKind.outcomes.contains($0.kind) }?.kind.nameThai
        let parts = [words.last { !$0.isEmpty }, end].compactMap { $0 }
        return parts.isEmpty ? nil : parts.joined(separator: " · ")
    }

    private static func remarks(
        of summary: CaseSummary,
        _ work: CaseWork,
        _ live: [CaseAction],
    ) -> [RegisterRemark] {
        var remarks: [RegisterRemark] = []
        if work.standing.state == .voided, let void = live.last(where: { $0.kind == .void }) {
            remarks.append(.voided(reason: void.reason ?? void.text ?? ""))
        }
        if summary.row.reservedFor != nil { remarks.append(.reserved) }
        if let note = summary.row.shown(ComplaintCell.remark)?.string {
            remarks.append(.note(note))
        }
        return remarks
    }
}

extension RegisterEntry.Details {
    fileprivate init(
        of row: RowState,
        channel: ChannelCode,
        _ rules: LedgerRules,
        _ disclosure: Disclosure,
    ) {
        let text = { (field: EditableField) in
            String?.some(disclosure.text(field, in: row)).normalised
        }
        self.init()
        channelThai = rules.channelThai(channel.text)
        detail = text(.detail)
        place = text(.place)
        accused = text(.accused)
        recordedBy = text(.recordedBy)
    }
}

/// The place of a line in the register.
private struct RegisterOrder: Comparable {
    let number: RegisterNumber
    let slip: String

    static func < (left: Self, right: Self) -> Bool {
        (left.number, left.slip) < (right.number, right.slip)
    }
}

extension Complainant {
    /// What the register shows instead of a name.
    fileprivate init(_ facts: ComplaintFacts) {
        if facts.isAnonymous {
            self = .anonymous
        } else {
            self = facts.namedAgency.map { .agency(name: $0) } ?? .sealed
        }
    }
}
