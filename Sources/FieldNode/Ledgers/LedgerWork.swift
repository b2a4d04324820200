import ComplaintModel
import Crypto
import NodeStore
package import SyncProtocol

/// A transaction in one ledger: the one road by which changes come in.
///
/// A local edit is a change that has just been authored; from there it goes the way of a remote one:
/// merge, save the touched rows, derive the standings, update the summaries.
package final class LedgerWork {
    let node: FieldNode
    let writer: StoreWriter
    let log: LedgerLog
    private(set) var rules: LedgerRules
    private var authored: [VerifiedChange] = []

    init(_ node: FieldNode, _ writer: StoreWriter, _ log: LedgerLog) throws {
        self.node = node
        self.writer = writer
        self.log = log
        rules = try node.rules(of: log.number, in: writer.reader)
    }

    /// What the office's rows as this transaction sees them say.
    var vault: IdentityVault {
        IdentityVault(keys: node.keys, world: node.world, ledger: log.ledger)
    }

    // MARK: Local changes

    /// Authors a change and appends it to the log; rows follow with `finish()`.
    ///
    /// - Parameters:
    ///   - writes: what the person did.
    ///   - seen: what the person had seen; nil for everything held now.
    /// - Returns: the change, already in the log.
    /// - Throws: `ChangeSetError` if the writes break a rule of form, or `StoreError`.
    @discardableResult
    package func author(_ writes: [CellWrite], seen: LineVector? = nil) throws -> VerifiedChange {
        let line = try ownLine()
        return try append(writes, seen: seen ?? log.held, on: line)
    }

    /// What a person had seen of the ledger; nil, for everything held now, without a basis.
    ///
    /// - Throws: ``FieldNodeError/invalidBasis(typed:)``.
    package func seen(_ basis: String?) throws -> LineVector? {
        try Basis.seen(basis, in: log)
    }

    /// Merges what was authored; the transaction is complete after that.
    func finish() throws {
        try merge(authored)
        authored = []
    }

    /// The line that this node writes in the ledger; nil before its first write.
    func storedLine() throws -> LineNumber? {
        try writer.reader.setting(Setting.line(in: log.ledger)).flatMap { UInt32($0) }
            .map { LineNumber($0) }
    }

    /// The line that this node writes in the ledger; opened at the first write.
    func ownLine() throws -> LineNumber {
        if let stored = try storedLine() { return stored }
        return try open(
            Opening(key: node.verifyingKey, nonce: node.world.randomBytes(16)),
            with: []
        )
    }

    /// Opens this node's line in the ledger.
    ///
    /// - Parameters:
    ///   - opening: the key and nonce that name the origin.
    ///   - more: further writes of the opening change, their rows from ordinal 1 on.
    /// - Returns: the line.
    /// - Throws: `ChangeSetError` if the writes break a rule of form, or `StoreError`.
    @discardableResult
    func open(_ opening: Opening, with more: [CellWrite]) throws -> LineNumber {
        let line = NewLine(
            number: log.firstFreeLine,
            line: Lineage.Line(origin: opening.origin(in: log.ledger), fork: nil),
            key: opening.key
        )
        try writer.addLine(line, seed: try node.newSeed(), to: log)
        let lines = log.lineage.lines.count
        try writer.set(Setting.line(in: log.ledger), to: String(line.number.value))
        if try writer.reader.setting(Setting.station(in: log.ledger)) == nil {
            try writer.set(Setting.station(in: log.ledger), to: String(lines))
        }
        try append(opening.writes + more, seen: log.held, on: line.number)
        return line.number
    }

    @discardableResult
    private func append(
        _ writes: [CellWrite],
        seen: LineVector,
        on line: LineNumber,
    ) throws -> VerifiedChange {
        guard let seed = log.openSeed(of: line) else {
            throw FieldNodeError.keysDamaged(path: node.directory + "/keys")
        }
        let change = try Authoring.author(
            writes,
            seen: seen,
            on: line,
            time: node.world.nowMilliseconds(),
            seed: seed,
            in: log
        )
        let set = try ChangeSetBuilder.build([change.change], heads: [], from: log)
        try writer.append(
            ChangeSetEncoder.encode(set, compression: .stored),
            lines: Self.databaseLines(of: set, [change.change], in: log),
            changes: [change],
            isLoose: true,
            to: log
        )
        authored.append(change)
        let unsigned = change.change.dot.sequence.value - log.signedSequence(of: line).value
        let isRunFull =
            unsigned >= UInt32(Head.runLimit) || log.unsignedBytes(of: line) >= Head.runLimitBytes
        if isRunFull { try Packing.sign(line, of: log, node, writer) }
        return change
    }

    // MARK: The common road

    /// Merges changes that are in the log, saves every touched row once, and derives the rest.
    ///
    /// What is held and not admitted touches no row.
    func merge(_ held: [VerifiedChange]) throws {
        let changes = try node.admit(held, to: log, in: writer)
        if changes.isEmpty { return }
        var rows: [RowKey: RowState] = [:]
        for (table, keys) in Merge.existingRows(touchedBy: changes.lazy.map(\.change)) {
            rows.merge(try writer.reader.rows(table, keys)) { stored, _ in stored }
        }
        let stored = Set(rows.keys)
        rows.reserveCapacity(rows.count + changes.count)
        var merge = Merge(rows, lineage: log.lineage)
        for change in changes { merge.fold(change.change, hashPrefix: change.hash.prefix8) }
        try save(merge, stored: stored, changes: changes)
    }

    private func save(_ merge: Merge, stored: Set<RowKey>, changes: [VerifiedChange]) throws {
        var cases: Set<RowKey> = []
        var others: [(key: RowKey, row: RowState)] = []
        var actionKeys: [RowKey] = []
        for key in merge.touched.sorted() {
            guard let row = merge.rows[key] else { continue }
            switch row.table {
            case DomainTable.complaint.tag: cases.insert(key)
            case DomainTable.action.tag: actionKeys.append(key)
            default: others.append((key, row))
            }
        }
        for key in actionKeys where stored.contains(key) {
            // A newer version may move an action to another case: both are derived anew.
            let before = try writer.reader.row(DomainTable.action.tag, key)
            if let key = before?.shown(ActionCell.complaint)?.rowKey { cases.insert(key) }
        }
        let actions = try actions(actionKeys, of: merge, changes)
        var actionsByCase: [RowKey: [StoredAction]] = [:]
        for action in actions {
            guard let key = action.row.shown(ActionCell.complaint)?.rowKey else { continue }
            actionsByCase[key, default: []].append(action)
        }
        cases.formUnion(actionsByCase.keys)
        try writer.save(others, in: log)
        try writer.save(actions, in: log)
        if others.contains(where: { LedgerRules.decidingTables.contains($0.row.table) }) {
            cases.formUnion(try writer.reader.caseKeys(of: log.number))
            try rulesChanged()
        }
        if others.contains(where: { $0.row.table == .statements }) {
            try node.registryMoved(in: writer)
        }
        try saveCases(cases.sorted(), rows: merge.rows, stored: stored, actions: actionsByCase)
    }

    /// The actions that changes have made or written to, each with what its author had seen.
    private func actions(
        _ keys: [RowKey],
        of merge: Merge,
        _ changes: [VerifiedChange],
    ) throws -> [StoredAction] {
        if keys.isEmpty { return [] }
        let contexts = Dictionary(
            changes.map { ($0.change.dot, $0.change.context) },
            uniquingKeysWith: { first, _ in first }
        )
        return try keys.compactMap { key in
            guard let row = merge.rows[key],
                let context = try contexts[key.dot] ?? writer.reader.action(key)?.context
            else { return nil }
            return StoredAction(key: key, row: row, context: context)
        }
    }

    /// The office, its channels or its holidays have changed.
    private func rulesChanged() throws {
        node.forgetRules(of: log.number)
        rules = try LedgerRules(of: log.number, in: writer.reader)
        try writer.setCode(rules.code, of: log)
    }

    /// Derives the standings of cases and saves them.
    ///
    /// A case that these changes create has no older action, since an action comes after its case;
    /// the actions of any other are read back.
    private func saveCases(
        _ keys: [RowKey],
        rows: [RowKey: RowState],
        stored: Set<RowKey>,
        actions: [RowKey: [StoredAction]],
    ) throws {
        var saved: [SavedComplaint] = []
        saved.reserveCapacity(keys.count)
        for key in keys {
            let merged = rows[key]
            let isNew = merged != nil && !stored.contains(key)
            guard
                let row = try merged ?? writer.reader.row(DomainTable.complaint.tag, key),
                row.table == DomainTable.complaint.tag, let id = try rowID(of: key)
            else { continue }
            let work = CaseWork(
                key: key,
                row: row,
                actions: isNew ? actions[key] ?? [] : try writer.reader.actions(of: key),
                rules: rules,
                lineage: log.lineage
            )
            saved.append(
                SavedComplaint(
                    key: key,
                    id: id,
                    row: row,
                    deed: isNew ? .created : merged == nil ? .kept : .written,
                    standing: work.stored
                )
            )
        }
        try writer.save(saved, in: log)
    }

    /// The name that every node gives a row.
    func rowID(of key: RowKey) throws -> RowID? {
        try log.stamp(of: key.dot).map { RowID(hash: $0.hash, ordinal: key.ordinal) }
    }

    /// The database's line for each line of a set that was built here, in the set's order.
    ///
    /// - Parameters:
    ///   - set: the set.
    ///   - changes: its changes in the database's lines.
    ///   - log: the ledger.
    /// - Returns: as many lines as the set has.
    /// - Throws: `ChangeSetError` if the set refers to what is not held.
    static func databaseLines(
        of set: ChangeSet,
        _ changes: [Change],
        in log: LedgerLog,
    ) throws -> [LineNumber] {
        var runs: [LineNumber: LineNumber] = [:]
        for (setChange, change) in zip(set.changes, changes) {
            runs[setChange.dot.line] = change.dot.line
        }
        return try set.lines.enumerated().map { index, line in
            if let run = runs[LineNumber(UInt32(index))] { return run }
            guard case .reference(let sequence, let prefix) = line.place,
                let dot = try log.place(
                    of: VersionVector.Entry(
                        origin: line.origin,
                        sequence: sequence,
                        hashPrefix: prefix
                    )
                )
            else { throw ChangeSetError.invalidField(.lineTable) }
            return dot.line
        }
    }
}

extension FieldNode {
    var verifyingKey: VerifyingKey { VerifyingKey(keys.signing.publicKey) }

    func newSeed() throws -> RunSeed {
        guard let seed = RunSeed(bytes: world.randomBytes(RunSeed.byteCount)) else {
            preconditionFailure("a world gives as many random bytes as it is asked for")
        }
        return seed
    }

    /// Carries out one transaction in the ledger of a case that a person names.
    ///
    /// - Throws: ``FieldNodeError/unknownCase(typed:)``, and whatever the body throws.
    package func write<Value>(
        on caseName: String,
        _ body: (LedgerWork, RowKey) throws -> Value,
    ) throws -> Value {
        let (summary, ledger) = try store.read { try find(caseName, in: $0) }
        return try write(in: ledger) { try body($0, summary.key) }
    }

    /// Carries out one transaction in a ledger.
    func write<Value>(
        in ledger: StoreReader.HeldLedger,
        _ body: (LedgerWork) throws -> Value,
    ) throws -> Value {
        let value = try transaction { writer in
            if try authority(writer.reader).isRevoked(verifyingKey) {
                throw TrustError.revoked(code: office.code.text)
            }
            let work = try LedgerWork(self, writer, try writer.reader.log(of: ledger))
            let value = try body(work)
            try work.finish()
            return value
        }
        localChanges.tell()
        return value
    }
}
