import ComplaintModel
import NodeStore
import Reports
import SyncProtocol

/// The case that a paper is about.
struct PaperSubject {
    let summary: CaseSummary
    let work: CaseWork
    let facts: ComplaintFacts
    /// The books that the case stands in.
    let ledger: StoreReader.HeldLedger
    /// The entries that nobody has taken back, in their order, with their rows.
    private let live: [(key: RowKey, action: CaseAction)]
    /// The rows of the reports of earlier rounds.
    private let lateReports: Set<RowKey>

    /// What of the case may be shown here.
    private let disclosure: Disclosure

    /// Takes a case with its actions.
    ///
    /// - Parameters:
    ///   - summary: The case.
    ///   - work: Its row, actions and standing.
    ///   - node: Who may see it.
    ///   - ledger: The ledger that it stands in.
    ///   - showsWords: Whether the paper says more than the number and the days.
    /// - Throws: ``FieldNodeError/actionRefused(_:)`` for a case that is reserved for another office.
    init(
        _ summary: CaseSummary,
        _ work: CaseWork,
        at node: FieldNode,
        in ledger: StoreReader.HeldLedger,
        showsWords: Bool = true,
    ) throws {
        if showsWords { try node.requireDisclosed(summary, in: ledger.id) }
        self.summary = summary
        self.work = work
        self.ledger = ledger
        disclosure = node.disclosure(of: work.row, in: ledger.id)
        facts = work.facts
        live = zip(work.actions, work.caseActions).enumerated()
            .filter { !work.standing.retracted.contains($0.offset) }
            .map { (key: $0.element.0.key, action: $0.element.1) }
        lateReports = Set(work.standing.lateReports.map { work.actions[$0].key })
    }

    /// Whether nothing but its number and days may be shown here.
    var isHidden: Bool { disclosure.isHidden }

    /// The entries that nobody has taken back, in their order.
    var entries: [CaseAction] { live.map(\.action) }

    /// The last entry of a kind.
    func last(_ kind: ActionKind) -> CaseAction? { entries.last { $0.kind == kind } }

    /// To which agency a paper goes; nil for one that goes to none.
    func agency(of request: PaperRequest) -> String? {
        guard request.kind == .forwardingLetter else { return nil }
        return request.addressee.normalised ?? last(.forward)?.unit
    }

    /// The entry that speaks of a paper, which may name its number.
    func entry(of request: PaperRequest) -> CaseAction? {
        guard request.kind != .resultNotice, let key = turns(of: request).last?.last else {
            return nil
        }
        return live.last { $0.key == key }?.action
    }

    /// The entries that papers of a kind are drawn from, those of each paper together.
    ///
    /// A memo, an order and a letter to an agency have an entry each. A result notice has what was
    /// reported and how it was found, until it is found anew; a report that comes when its round has ended
    /// is of none. No entry tells what other papers say.
    func turns(of request: PaperRequest) -> [[RowKey]] {
        switch request.kind {
        case .memo: return live.filter { $0.action.kind == .memo }.map { [$0.key] }
        case .committeeOrder: return live.filter { $0.action.kind == .committee }.map { [$0.key] }
        case .forwardingLetter:
            let agency = agency(of: request)
            return live.filter { $0.action.kind == .forward && $0.action.unit == agency }
                .map { [$0.key] }
        case .resultNotice: return resultTurns
        default: return []
        }
    }

    /// The entries that the last result notice is drawn from.
    var resultTurn: [CaseAction] {
        let keys = resultTurns.last ?? []
        return live.filter { keys.contains($0.key) }.map(\.action)
    }

    private var resultTurns: [[RowKey]] {
        let timely = live.filter { !lateReports.contains($0.key) }
        return ResultWords.turns(of: timely) { $0.action }.map { $0.map(\.key) }
    }

    /// The order on the last memo; nil while there is none.
    ///
    /// A signature is the order on the newest memo of its day or an earlier one, whichever of the two
    /// was written down first; of memos of one day on the last that was there. A memo of the day of the
    /// signature that was written down after it was not before the signer. One that no memo's day allows is
    /// the order on the memo before it.
    var orderOnLastMemo: CaseAction? {
        let entries = entries
        let memos = entries.indices.filter { entries[$0].kind == .memo }
        return entries.indices.last { place in
            guard entries[place].kind == .sign else { return false }
            let day = entries[place].date.date
            let dated = memos.filter { memo in
                entries[memo].date.date < day || memo < place && entries[memo].date.date == day
            }
            let newest = dated.map { entries[$0].date.date }.max()
            let ofThatDay = dated.filter { entries[$0].date.date == newest }
            let before = (ofThatDay.isEmpty ? memos : ofThatDay).last { $0 < place }
            return (before ?? ofThatDay.first) == memos.last
        }.map { entries[$0] }
    }

    /// The case as the books of an office name it.
    func place(in books: StoreReader.HeldLedger) -> RowReference {
        books.id == ledger.id ? .row(summary.key) : .foreign(ledger.id, summary.id)
    }

    /// The number, or the slip until there is one.
    func reference() throws -> CaseReference {
        if let number = RegisterNumber(summary.numberText) { return .number(number) }
        if let slip = SlipCode(summary.numberText) { return .slip(slip) }
        throw FieldNodeError.unknownCase(typed: summary.numberText)
    }

    /// The case in the words of papers.
    ///
    /// - Parameters:
    ///   - rules: The rules of its office.
    ///   - registeredAt: The name of its office, if that is not the office of the paper.
    /// - Returns: What papers say of it.
    /// - Throws: ``FieldNodeError`` for a case without a name.
    func about(_ rules: LedgerRules, registeredAt: String?) throws -> PaperCase {
        let text = { (field: EditableField) in disclosure.text(field, in: work.row) }
        let category = work.standing.category ?? CategoryCode(text(.category))
        return PaperCase(
            reference: try reference(),
            registeredAt: registeredAt,
            received: facts.received.date,
            channelThai: channelThai(rules),
            categoryThai: category.map { rules.categoryThai($0.text) },
            subject: text(.subject),
            detail: text(.detail),
            place: String?.some(text(.place)).normalised,
            accused: String?.some(text(.accused)).normalised,
            units: work.standing.units,
            voidedReason: voidedReason
        )
    }

    /// The channel as the register calls it.
    func channelThai(_ rules: LedgerRules) -> String {
        let words = disclosure.text(.channel, in: work.row)
        let code = disclosure == .open ? facts.channel : ChannelCode(words) ?? facts.channel
        return rules.channelThai(code.text)
    }

    /// Why the register line was voided, if it was.
    var voidedReason: String? {
        guard work.standing.state == .voided else { return nil }
        let void = last(.void)
        return void?.reason ?? void?.text ?? ""
    }
}
