import ComplaintModel
import NodeStore
import SyncProtocol

/// A case and its actions as the rules see them.
struct CaseWork {
    /// The case's row.
    let key: RowKey
    /// The row as merged.
    let row: RowState
    /// The actions, causes before effects, the same order on every node.
    let actions: [StoredAction]
    /// What the rules make of them.
    let standing: CaseStanding
    /// What is known of the case beside its actions.
    let facts: ComplaintFacts
    /// What of it was sealed for this node.
    private let opened: OpenedCase?
    private let lineage: Lineage
    /// What of it was sealed once, and is for everybody now.
    private let disclosed: DisclosedWords
    /// The actions in the domain's words, where they were wanted; else each is read when it is.
    private let readActions: [CaseAction]?

    /// Derives the standing of a case.
    ///
    /// - Parameters:
    ///   - key: the case's row.
    ///   - row: the row as merged.
    ///   - actions: all its actions, in any order.
    ///   - rules: the office's rules.
    ///   - lineage: the ledger's lines.
    ///   - opened: what of it was sealed for this node.
    ///   - reading: whether to keep the actions in the domain's words.
    init(
        key: RowKey,
        row: RowState,
        actions: [StoredAction],
        rules: LedgerRules,
        lineage: Lineage,
        opened: OpenedCase? = nil,
        reading: Bool = false,
    ) {
        self.key = key
        self.row = row
        self.opened = opened
        self.lineage = lineage
        let disclosed = DisclosedWords(row)
        self.disclosed = disclosed
        let ordered = Self.ordered(actions, lineage)
        self.actions = ordered
        facts = opened?.facts(of: row) ?? ComplaintFacts(row)
        let read = ordered.map { stored in
            let action =
                reading
                ? CaseAction(stored.row, among: ordered)
                : CaseAction(derivingFrom: stored.row, among: ordered)
            return Self.worded(action, stored, opened, disclosed)
        }
        readActions = reading ? read : nil
        standing = Self.standing(of: ordered, read, facts, rules, lineage)
    }

    /// The same case after one more action, which comes behind all others.
    private init(_ before: CaseWork, _ action: StoredAction, _ rules: LedgerRules, _ log: Lineage) {
        key = before.key
        row = before.row
        opened = before.opened
        lineage = log
        disclosed = before.disclosed
        actions = before.actions + [action]
        facts = before.facts
        let newest = CaseAction(action.row, among: actions)
        let worded = Self.worded(newest, action, before.opened, before.disclosed)
        let read = before.caseActions + [worded]
        readActions = read
        standing = Self.standing(of: actions, read, facts, rules, log)
    }

    private static func standing(
        of actions: [StoredAction],
        _ read: [CaseAction],
        _ facts: ComplaintFacts,
        _ rules: LedgerRules,
        _ lineage: Lineage,
    ) -> CaseStanding {
        CaseStanding.derive(
            facts: facts,
            actions: read,
            sees: { sees(actions[$0], actions[$1], in: lineage) },
            procedure: rules.procedure,
            former: rules.former,
            calendar: rules.calendar
        )
    }

    /// The same case after more was done on it, without reading again what was there.
    ///
    /// - Parameters:
    ///   - touched: the actions that are new, or were written to.
    ///   - row: the case's row by now.
    ///   - rules: the office's rules.
    ///   - lineage: the ledger's lines.
    /// - Returns: the case as it stands.
    func adding(
        _ touched: [StoredAction],
        to row: RowState,
        rules: LedgerRules,
        lineage: Lineage,
    ) -> CaseWork {
        if touched.count == 1, let newest = touched.first, row == self.row,
            actions.last.map({ Self.precedes($0, newest, lineage) }) ?? true
        {
            return CaseWork(self, newest, rules, lineage)
        }
        let fresh = Set(touched.map(\.key))
        return CaseWork(
            key: key,
            row: row,
            actions: actions.filter { !fresh.contains($0.key) } + touched,
            rules: rules,
            lineage: lineage,
            opened: opened,
            reading: true
        )
    }

    /// Reads the actions of a case, and derives its standing.
    init(
        _ summary: CaseSummary,
        _ reader: StoreReader,
        rules: LedgerRules,
        lineage: Lineage,
        opened: OpenedCase? = nil,
    ) throws {
        self.init(
            key: summary.key,
            row: summary.row,
            actions: try reader.actions(of: summary.key),
            rules: rules,
            lineage: lineage,
            opened: opened
        )
    }

    /// Whether whoever took an action knew of another.
    private static func sees(
        _ later: StoredAction,
        _ earlier: StoredAction,
        in lineage: Lineage,
    ) -> Bool {
        later.touch.dot == earlier.touch.dot
            || later.context.covers(earlier.touch.dot, from: later.touch.dot.line, in: lineage)
    }

    /// The actions, causes before effects; mostly they come so.
    private static func ordered(_ actions: [StoredAction], _ lineage: Lineage) -> [StoredAction] {
        let isOrdered = actions.indices.dropFirst().allSatisfy {
            precedes(actions[$0 - 1], actions[$0], lineage)
        }
        return isOrdered ? actions : actions.sorted { precedes($0, $1, lineage) }
    }

    private static func precedes(
        _ left: StoredAction,
        _ right: StoredAction,
        _ lineage: Lineage,
    ) -> Bool {
        left.touch.dot == right.touch.dot
            ? left.key < right.key : left.touch.precedes(right.touch, in: lineage)
    }

    /// The actions that nobody has taken back, in their order.
    var actionsInForce: [CaseAction] {
        caseActions.enumerated().filter { !standing.retracted.contains($0.offset) }.map(\.element)
    }

    /// The same without the reports of rounds that had ended.
    var timelyActions: [CaseAction] {
        caseActions.enumerated().filter { index, _ in
            !standing.retracted.contains(index) && !standing.lateReports.contains(index)
        }.map(\.element)
    }

    /// The same actions in the domain's words.
    var caseActions: [CaseAction] {
        readActions
            ?? actions.map { stored in
                let action = CaseAction(stored.row, among: actions)
                return Self.worded(action, stored, opened, disclosed)
            }
    }

    /// An action with the words that were sealed in it, where they can be read.
    private static func worded(
        _ action: CaseAction,
        _ stored: StoredAction,
        _ opened: OpenedCase?,
        _ disclosed: DisclosedWords,
    ) -> CaseAction {
        (opened?.words(stored.row) ?? disclosed[stored]).map(action.with) ?? action
    }

    /// Whether an action has words that were sealed, and that cannot be read here.
    func isClosed(_ action: StoredAction) -> Bool {
        let sealed = action.row.shown(ActionCell.reserved) ?? .empty
        return sealed != .empty && opened?.words(action.row) == nil && disclosed[action] == nil
    }

    /// The actions whose words were sealed for this node, with those words.
    var sealedWords: [(StoredAction, [String: String])] {
        actions.compactMap { stored in opened?.words(stored.row).map { (stored, $0) } }
    }

    /// What was written in it, as far as it may be searched for: no word of the identity.
    var words: [String] {
        let fields = EditableField.allCases.filter { !$0.isIdentity }
        let own = fields.compactMap { field in
            opened?.texts[field.rawValue] ?? field.cell.flatMap { row.shown($0.tag)?.string }
        }
        return own + caseActions.flatMap { Array($0.words.values) }
    }

    /// What its category's route proposes.
    var guide: RouteGuide {
        RouteGuide(actions: caseActions, standing: standing, reachable: !facts.isAnonymous) {
            Self.sees(actions[$0], actions[$1], in: lineage)
        }
    }

    /// The earliest day by which something owed is not done.
    var nextDue: CivilDate? {
        standing.deadlines.filter(\.isOpen).map(\.due).min()
    }

    /// The earliest day by which something was owed that had not been done by the end of a day.
    func nextDue(asOf day: CivilDate) -> CivilDate? {
        standing.deadlines.filter { $0.isOwed(asOf: day) }.map(\.due).min()
    }

    /// What is stored beside the case.
    var stored: StoredStanding {
        let conflicts = row.conflicts.count + standing.conflicts.count
        return StoredStanding(
            state: standing.state.rawValue,
            category: standing.category?.text ?? "",
            conflicts: conflicts,
            nextDue: nextDue?.dayNumber,
            figures: figures(hasConflicts: conflicts > 0)
        )
    }
}

extension MonthPeriod {
    /// A running number of months, for the summaries.
    var number: Int { year * 12 + month - 1 }

    /// The month of a running number.
    init?(number: Int) { self.init(year: number / 12, month: number % 12 + 1) }
}

extension ComplaintFacts {
    /// What a merged row says of a case; a cell that a peer left out gets a value that shows so.
    init(_ row: RowState) {
        let recorded = row.shown(ComplaintCell.recorded)?.integer ?? 0
        let received = row.shown(ComplaintCell.received)?.integer ?? recorded
        let channel = row.shown(ComplaintCell.channel)?.string.flatMap { ChannelCode($0) }
        self.init(
            received: LocalMoment(minuteNumber: Int(received)),
            recorded: LocalMoment(minuteNumber: Int(recorded)),
            channel: channel ?? .letter,
            category: row.shown(ComplaintCell.category)?.string.flatMap { CategoryCode($0) },
            reachable: row.shown(ComplaintCell.reachable)?.integer == 1,
            knownAt: row.shown(ComplaintCell.knownAt)?.string,
            agency: row.shown(ComplaintCell.agency)?.string,
            isFromOldBook: row.shown(ComplaintCell.ref)?.string?.hasPrefix(OldLine.refPrefix)
                ?? false
        )
    }
}

extension CaseAction {
    /// What a merged row says of an action; a kind of a newer version counts as a note.
    init(_ row: RowState, among actions: [StoredAction]) {
        self.init(derivingFrom: row, among: actions)
        text = row.shown(ActionCell.text)?.string
        by = row.shown(ActionCell.by)?.string
        reason = row.shown(ActionCell.reason)?.string
        facts = row.shown(ActionCell.facts)?.string
        opinion = row.shown(ActionCell.opinion)?.string
        proposal = row.shown(ActionCell.proposal)?.string
        number = row.shown(ActionCell.number)?.string
        members =
            row.shown(ActionCell.members)?.string?.split(separator: "\n").map(String.init)
            ?? []
    }

    /// That part of it from which a standing follows: no names, and no words for a person.
    init(derivingFrom row: RowState, among actions: [StoredAction]) {
        let date = row.shown(ActionCell.date)?.integer
        self.init(
            kind: row.shown(ActionCell.kind)?.word.flatMap { Self.kinds[$0] } ?? .note,
            date: date.map { LocalMoment(minuteNumber: Int($0)) }
                ?? LocalMoment(unixMilliseconds: row.creation.time),
            unit: row.shown(ActionCell.unit)?.string,
            category: row.shown(ActionCell.category)?.string.flatMap { CategoryCode($0) },
            retracts: row.shown(ActionCell.retracts)?.rowKey.flatMap { key in
                actions.firstIndex { $0.key == key }
            }
        )
    }

    /// The kinds by their words as they are merged.
    private static let kinds = Dictionary(
        uniqueKeysWithValues: ActionKind.allCases.map { (Utf8Text($0.rawValue), $0) }
    )
}
