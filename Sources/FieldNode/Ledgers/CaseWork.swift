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

    /// Derives the standing of a case.
    init(
        key: RowKey,
        row: RowState,
        actions: [StoredAction],
        rules: LedgerRules,
        lineage: Lineage,
        opened: OpenedCase? = nil,
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
        standing = CaseStanding.derive(
            facts: facts,
            actions: ordered.map { stored in
                let action = CaseAction(derivingFrom: stored.row, among: ordered)
                return (opened?.words(stored.row) ?? disclosed[stored]).map(action.with) ?? action
            },
            sees: { Self.sees(ordered[$0], ordered[$1], in: lineage) },
            procedure: rules.procedure,
            former: rules.former,
            calendar: rules.calendar
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
        let precedes = { (left: StoredAction, right: StoredAction) in
            left.touch.dot == right.touch.dot
                ? left.key < right.key : left.touch.precedes(right.touch, in: lineage)
        }
        let isOrdered = actions.indices.dropFirst().allSatisfy {
            precedes(actions[$0 - 1], actions[$0])
        }
        return isOrdered ? actions : actions.sorted(by: precedes)
    }

    /// The actions that nobody has taken back, in their order.
    var actionsInForce: [CaseAction] {
        caseActions.enumerated().filter { !standing.retracted.contains($0.offset) }.map(\.element)
    }

    /// The same actions in the domain's words.
    var caseActions: [CaseAction] {
        actions.map { stored in
            let action = CaseAction(stored.row, among: actions)
            return (opened?.words(stored.row) ?? disclosed[stored]).map(action.with) ?? action
        }
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
        standing.deadlines.filter { $0.required && $0.metOn == nil }.map(\.due).min()
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
