import ComplaintModel
import NodeStore
import SyncProtocol

/// Changes of one ledger on their way into its rows: folded as they come, and saved once.
///
/// A case lives through many of an office's sets. Folded together, every touched row is saved once
/// and every case's standing is derived once. What is held and not admitted touches no row.
struct RowMerge {
    private let node: FieldNode
    private let writer: StoreWriter
    private var log: LedgerLog
    private var merge: Merge
    /// What authors had seen, where that is not just all of their own line.
    private var contexts: [Dot: ChangeContext] = [:]
    /// The rules that cases stand under; they may be among the changes.
    private(set) var rules: LedgerRules
    /// A case that was read to be acted on, as it stands by now.
    private(set) var known: CaseWork?
    /// The standing that was saved of the known case; nil if nothing touched it.
    private(set) var knownStanding: StoredStanding?

    /// Begins with nothing, or with a case that this transaction has read already.
    init(
        _ node: FieldNode,
        _ writer: StoreWriter,
        _ log: LedgerLog,
        _ rules: LedgerRules,
        knowing known: CaseWork? = nil,
    ) {
        self.node = node
        self.known = known
        self.writer = writer
        self.log = log
        self.rules = rules
        merge = Merge([:], lineage: log.lineage)
    }

    /// Folds changes that are in the log.
    ///
    /// - Parameters:
    ///   - held: the changes, causes before effects.
    ///   - log: the ledger's log with them in it.
    /// - Throws: what SQLite reports.
    mutating func fold(_ held: [VerifiedChange], in log: LedgerLog) throws {
        self.log = log
        let changes = try node.admit(held, to: log, in: writer)
        for (table, keys) in Merge.existingRows(touchedBy: changes) {
            let missing = keys.filter { merge.rows[$0] == nil }
            for (key, row) in try writer.reader.rows(table, missing) { merge.load(row, under: key) }
        }
        merge.lineage = log.lineage
        merge.reserveRows(changes.count)
        for change in changes {
            let dot = change.change.dot
            if !change.change.context.isPlain(at: dot.sequence) {
                contexts[dot] = change.change.context
            }
            merge.fold(change.change, hashPrefix: change.hash.prefix8)
        }
    }

    /// Saves every touched row, and derives what follows.
    ///
    /// - Parameter isHalf: whether more will follow before the rows say what the whole log says: then
    ///   nothing that reaches beyond this ledger is done on the strength of them.
    /// - Throws: what SQLite reports.
    mutating func save(isHalf: Bool = false) throws {
        var touched = TouchedRows()
        var actions = try writer.actionSaving(in: log)
        for key in merge.touched.sorted() {
            guard let row = merge.rows[key] else { continue }
            switch row.table {
            case DomainTable.complaint.tag: touched.cases.insert(key)
            case DomainTable.action.tag: try save(row, under: key, by: &actions, &touched)
            default: touched.others.append((key, row))
            }
        }
        try writer.save(touched.others, in: log)
        if touched.others.contains(where: { LedgerRules.decidingTables.contains($0.row.table) }) {
            touched.cases.formUnion(try writer.reader.caseKeys(of: log.number))
            try rulesChanged()
            try node.noticeTwoProcedures(in: touched.others.map(\.row), of: rules, writer)
        }
        if !isHalf, touched.others.contains(where: { $0.row.table == .statements }) {
            try node.registryMoved(in: writer)
        }
        try saveCases(touched)
        if !isHalf { try relay(touched) }
    }

    /// Takes the next step of the transfers that the touched rows are about, at a node above.
    private func relay(_ touched: TouchedRows) throws {
        let tables = Set(touched.others.map(\.row.table))
        if tables.contains(DomainTable.officeTag) { try node.noteWaitingTransfers(in: writer) }
        if try !tables.isDisjoint(with: FieldNode.relayedTables)
            || node.transfersMayLag(touched.cases, in: log, writer.reader)
        {
            try node.relayTransfers(of: log.ledger, in: writer)
        }
    }

    /// The touched rows, by what is still to be done with them.
    private struct TouchedRows {
        /// The cases whose standing is to be derived.
        var cases: Set<RowKey> = []
        /// The touched actions of cases whose others need not be read: of those that are not stored
        /// yet, and of the known one.
        var actions: [RowKey: [StoredAction]] = [:]
        var others: [(key: RowKey, row: RowState)] = []
    }

    private func save(
        _ row: RowState,
        under key: RowKey,
        by saving: inout ActionSaving,
        _ touched: inout TouchedRows,
    ) throws {
        let action: StoredAction
        if merge.isStored(key) {
            guard let before = try writer.reader.action(key) else { return }
            // A newer version may move an action to another case: both are derived anew.
            let former = before.row.shown(ActionCell.complaint)?.rowKey
            if let former { touched.cases.insert(former) }
            action = StoredAction(key: key, row: row, context: before.context)
            try saving.replace(action)
        } else {
            let context = contexts[key.dot] ?? .plain(at: key.dot.sequence)
            action = StoredAction(key: key, row: row, context: context)
            try saving.add(action)
        }
        guard let key = row.shown(ActionCell.complaint)?.rowKey else { return }
        touched.cases.insert(key)
        if isNew(key) || key == known?.key { touched.actions[key, default: []].append(action) }
    }

    /// Whether a case came with these changes.
    ///
    /// It has no older action then, since an action comes after its case.
    private func isNew(_ key: RowKey) -> Bool { merge.hasCreated(key) }

    /// The office, its channels or its holidays have changed.
    private mutating func rulesChanged() throws {
        node.forgetRules(of: log.number)
        rules = try LedgerRules(of: log.number, in: writer.reader)
        try writer.setOffice(code: rules.code, name: rules.name, of: log)
    }

    /// Derives the standings of cases and saves them.
    private mutating func saveCases(_ touched: TouchedRows) throws {
        var saving = try writer.complaintSaving(in: log)
        for key in touched.cases.sorted() {
            let merged = merge.rows[key]
            let isNew = isNew(key)
            guard
                let row = try merged ?? stored(key), row.table == DomainTable.complaint.tag,
                let stamp = try log.stamp(of: key.dot)
            else { continue }
            let work = try work(on: key, row, touched: touched.actions[key] ?? [])
            let standing = work.stored
            if key == known?.key { (known, knownStanding) = (work, standing) }
            try node.noticeLateEdits(of: work, in: log, writer)
            try saving.save(
                SavedComplaint(
                    key: key,
                    id: RowID(hash: stamp.hash, ordinal: key.ordinal),
                    row: row,
                    deed: isNew ? .created : merged == nil ? .kept : .written,
                    standing: standing
                )
            )
        }
        try saving.finish()
    }

    private func stored(_ key: RowKey) throws -> RowState? {
        if let known, known.key == key { return known.row }
        return try writer.reader.row(DomainTable.complaint.tag, key)
    }

    /// A case with all its actions, those that were saved just now among them.
    private func work(
        on key: RowKey,
        _ row: RowState,
        touched: [StoredAction],
    ) throws -> CaseWork {
        if let known, known.key == key, !isNew(key) {
            return known.adding(touched, to: row, rules: rules, lineage: log.lineage)
        }
        return CaseWork(
            key: key,
            row: row,
            actions: try isNew(key) ? touched : writer.reader.actions(of: key),
            rules: rules,
            lineage: log.lineage
        )
    }
}
