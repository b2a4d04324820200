import ComplaintModel
import NodeStore
import SyncProtocol

/// Puts what the protocol knows of a case into a person's words.
struct CaseScribe {
    let node: FieldNode
    let reader: StoreReader
    let log: LedgerLog

    /// The name of a change: its origin and place; with a hash where a chain has branched.
    func name(of dot: Dot) -> String {
        guard let line = log.lineage.lines[dot.line] else { return "" }
        let branches = log.lineage.lines(of: line.origin).count
        let plain = "\(line.origin.description.prefix(8)):\(dot.sequence)"
        guard branches > 1, let stamp = try? log.stamp(of: dot) else { return plain }
        return plain + ":" + stamp.hash.high.hex.prefix(8)
    }

    /// Who made a change: this node, or the beginning of another's origin.
    func author(of dot: Dot) throws -> String {
        let own = try reader.setting(Setting.line(in: log.ledger)).flatMap { UInt32($0) }
        if own == dot.line.value { return "this-node" }
        return String(log.lineage.lines[dot.line]?.origin.description.prefix(8) ?? "")
    }

    func moment(of touch: Touch) -> String { LocalMoment(unixMilliseconds: touch.time).iso }

    /// Who the complainant is: of concurrent identities the first that opens here, and how many do not.
    ///
    /// - Throws: ``FieldNodeError/identityNotHere(sealedBy:)`` if none of them opens here.
    func identity(
        of row: RowState,
        _ disclosure: Disclosure,
        in ledger: StoreReader.HeldLedger,
    ) throws -> (fields: [String: String], closed: Int) {
        if let opened = disclosure.identity { return (opened, 0) }
        guard row.shown(ComplaintCell.identity) != nil else { return ([:], 0) }
        let vault = IdentityVault(keys: node.keys, world: node.world, ledger: ledger.id)
        let siblings = row[ComplaintCell.identity]?.siblings ?? []
        let sealed = siblings.map(\.value).filter { $0 != .empty }
        let opened = try sealed.compactMap { try vault.opened($0, in: reader) }
        guard let first = opened.first else {
            throw FieldNodeError.identityNotHere(
                sealedBy: try node.sealer(of: row, in: ledger, reader)
            )
        }
        let fields = first.map { ($0.key.rawValue, $0.value) }
        return (Dictionary(uniqueKeysWithValues: fields), sealed.count - opened.count)
    }

    func actions(of work: CaseWork, under rules: LedgerRules) -> [ActionView] {
        zip(work.caseActions, work.actions).enumerated().map { index, pair in
            let (action, stored) = pair
            return ActionView(
                index: index + 1,
                kind: action.kind.rawValue,
                kindThai: action.kind.nameThai,
                date: action.date.iso,
                text: action.text,
                unit: action.unit,
                by: action.by,
                category: action.category?.text,
                categoryThai: action.category.map { rules.categoryThai($0.text) },
                retracts: action.retracts.map { $0 + 1 },
                reason: action.reason,
                facts: action.facts,
                opinion: action.opinion,
                proposal: action.proposal,
                number: action.number,
                members: action.members,
                isRetracted: work.standing.retracted.contains(index),
                isOfEarlierRound: work.standing.lateReports.contains(index),
                isClosed: work.isClosed(stored),
                dot: name(of: stored.touch.dot)
            )
        }
    }

    /// The conflicts of a case: fields, actions, and a number that another case has as well.
    func conflicts(of work: CaseWork) throws -> [ConflictView] {
        var conflicts = try work.row.conflicts.map { try conflict(of: $0, in: work.row) }
        if !work.standing.conflicts.isEmpty { conflicts.append(try actionConflict(of: work)) }
        if let repeated = try numberConflict(of: work) { conflicts.append(repeated) }
        if let twice = try takeoverConflict(of: work) { conflicts.append(twice) }
        return conflicts
    }

    private func conflict(of cell: Cell, in row: RowState) throws -> ConflictView {
        let name = ComplaintCellName.name(cell.tag)
        return ConflictView(
            field: name,
            fieldThai: ConflictView.nameThai(of: name),
            values: try cell.siblings.flatMap { sibling in
                try sibling.touches.prefix(1).map { index in
                    let touch = row.touches[index]
                    return ConcurrentValue(
                        dot: self.name(of: touch.dot),
                        value: sibling.value.text(of: cell.tag),
                        at: moment(of: touch),
                        author: try author(of: touch.dot)
                    )
                }
            }
        )
    }

    private func actionConflict(of work: CaseWork) throws -> ConflictView {
        let indices = Set(work.standing.conflicts.flatMap { [$0.0, $0.1] }).sorted()
        let rules = try node.rules(of: log.number, in: reader)
        let actions = work.caseActions
        return ConflictView(
            field: ConflictView.actions,
            fieldThai: ConflictView.nameThai(of: ConflictView.actions),
            values: try indices.map { index in
                let touch = work.actions[index].touch
                return ConcurrentValue(
                    dot: name(of: touch.dot),
                    value: Self.words(of: actions[index], among: actions, rules),
                    at: moment(of: touch),
                    author: try author(of: touch.dot)
                )
            }
        )
    }

    /// All that an action says, by which a person tells it from another of its kind.
    private static func words(
        of action: CaseAction,
        among actions: [CaseAction],
        _ rules: LedgerRules,
    ) -> String {
        let target = action.retracts.map { "รายการที่ \($0 + 1) \(actions[$0].kind.nameThai)" }
        let category = action.category.map { "\(rules.categoryThai($0.text)) (\($0.text))" }
        let said: [String?] = [
            action.kind.nameThai, target, action.number.map { "ที่ \($0)" }, action.unit, category,
            action.by, action.text, action.reason, action.facts, action.opinion, action.proposal,
        ]
        return (said.compactMap { $0 } + action.members).joined(separator: " · ")
    }

    private func numberConflict(of work: CaseWork) throws -> ConflictView? {
        guard let shown = work.row.shown(ComplaintCell.number)?.registerNumber else { return nil }
        let cases = try reader.cases(
            numbered: shown.number,
            year: shown.buddhistYear,
            in: log.number
        )
        guard cases.count > 1 else { return nil }
        return ConflictView(
            field: ConflictView.number,
            fieldThai: ConflictView.nameThai(of: ConflictView.number),
            values: try cases.map(line)
        )
    }

    private func takeoverConflict(of work: CaseWork) throws -> ConflictView? {
        let twice = try TransferDesk(reader, log).takenTwice().first { $0.contains(work.key) }
        guard let twice else { return nil }
        return ConflictView(
            field: ConflictView.takenTwice,
            fieldThai: "รับโอนเรื่องเดียวกันซ้ำ",
            values: try twice.compactMap { try reader.caseSummary($0) }.map(line)
        )
    }

    /// A line of the register beside another that contradicts it.
    private func line(_ summary: CaseSummary) throws -> ConcurrentValue {
        let touch = summary.row.creation
        return ConcurrentValue(
            dot: name(of: touch.dot),
            value: "\(summary.numberText) \(summary.id)",
            at: moment(of: touch),
            author: try author(of: touch.dot)
        )
    }

    /// The changes that wrote to the case itself, oldest first, read back from the log.
    func history(of work: CaseWork) throws -> [HistoryEntry] {
        try work.row.touches.map { touch in
            let writes = try reader.writes(of: touch.dot, to: work.key, in: log)
            return HistoryEntry(
                dot: name(of: touch.dot),
                at: moment(of: touch),
                author: try author(of: touch.dot),
                writes: writes.map { write in
                    "\(ComplaintCellName.name(write.cell)): \(write.value.text(of: write.cell))"
                }
            )
        }
    }
}
