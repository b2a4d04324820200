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
    /// The line that this node writes, once it was looked up.
    private var line: LineNumber?
    private var authored: [VerifiedChange] = []
    /// The case that was opened last, as it stands: it need not be read again to be saved, or acted on
    /// once more.
    private var known: CaseWork?
    /// The standing that was saved of the case that was opened last; nil if nothing touched it.
    private(set) var standing: StoredStanding?

    /// Begins to work in a ledger.
    ///
    /// - Parameters:
    ///   - node: the node.
    ///   - writer: the transaction.
    ///   - log: the ledger.
    ///   - left: what earlier work in the same transaction has left of a case.
    /// - Throws: what SQLite reports.
    init(
        _ node: FieldNode,
        _ writer: StoreWriter,
        _ log: LedgerLog,
        knowing left: LeftCase? = nil,
    ) throws {
        self.node = node
        self.writer = writer
        self.log = log
        rules = try node.rules(of: log.number, in: writer.reader)
        // Whatever has come into the ledger since may be about the case.
        if let left, left.ledger == log.ledger, left.held == log.held { known = left.work }
    }

    /// What this work leaves of the case that it has opened last, for what follows in the transaction.
    var left: LeftCase? {
        authored.isEmpty
            ? known.map { LeftCase(work: $0, ledger: log.ledger, held: log.held) } : nil
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

    /// A case with its actions, as it stands before what is authored next is merged.
    ///
    /// - Parameter summary: the case, as this very transaction has just read it.
    /// - Returns: the case as the rules see it.
    /// - Throws: `StoreError`.
    func open(_ summary: CaseSummary) throws -> CaseWork {
        try finish()
        let key = summary.key
        // What the case's creation is called stands in its row; a packed block's table is long.
        let creation = summary.row.creation
        if creation.dot == key.dot, creation.hashPrefix == summary.id.hash.high {
            let stamp = ChangeStamp(hash: summary.id.hash, height: creation.height)
            log.note(stamp, of: key.dot)
        }
        if let known, known.key == key, known.row == summary.row { return known }
        let work = CaseWork(
            key: key,
            row: summary.row,
            actions: try writer.reader.actions(of: key),
            rules: rules,
            lineage: log.lineage,
            reading: true
        )
        known = work
        return work
    }

    /// Merges what was authored; the transaction is complete after that.
    func finish() throws {
        if authored.isEmpty { return }
        try merge(authored)
        authored = []
    }

    /// The line that this node writes in the ledger; nil before its first write.
    func storedLine() throws -> LineNumber? {
        if let line { return line }
        line = try writer.reader.setting(Setting.line(in: log.ledger)).flatMap { UInt32($0) }
            .map { LineNumber($0) }
        return line
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
            // Not as the log was read: a line of another ledger may have been opened since.
            number: try writer.reader.firstFreeLine(),
            line: Lineage.Line(origin: opening.origin(in: log.ledger), fork: nil),
            key: opening.key
        )
        try writer.addLine(line, seed: try node.newSeed(), to: log)
        try writer.set(Setting.line(in: log.ledger), to: String(line.number.value))
        self.line = line.number
        if try writer.reader.setting(Setting.station(in: log.ledger)) == nil {
            let isFirst = log.lineage.lines.count == 1
            let station = isFirst ? 1 : Self.station(ofLaterLife: opening.origin(in: log.ledger))
            try writer.set(Setting.station(in: log.ledger), to: String(station))
        }
        try append(opening.writes + more, seen: log.held, on: line.number)
        return line.number
    }

    /// The number in the slip codes of a life that took another's place: by chance, since two machines that
    /// were put back apart cannot agree on one, and beyond those of an office's further computers.
    private static func station(ofLaterLife origin: Origin) -> Int {
        100 + origin.bytes.suffix(2).reduce(0) { $0 << 8 | Int($1) } % 900
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
        try writer.append(change, after: try log.previousHash(of: change.change.dot), to: log)
        authored.append(change)
        let unsigned = change.change.dot.sequence.value - log.signedSequence(of: line).value
        let isRunFull =
            unsigned >= UInt32(Head.runLimit) || log.unsignedBytes(of: line) >= Head.runLimitBytes
        if isRunFull { try Packing.sign(line, of: log, node, writer) }
        return change
    }

    /// Merges changes that are in the log, saves every touched row once, and derives the rest.
    ///
    /// What is held and not admitted touches no row.
    ///
    /// - Parameters:
    ///   - held: the changes.
    ///   - isHalf: whether more will follow before the rows say what the whole log says.
    /// - Throws: `StoreError`.
    func merge(_ held: [VerifiedChange], isHalf: Bool = false) throws {
        var merge = RowMerge(node, writer, log, rules, knowing: known)
        try merge.fold(held, in: log)
        try merge.save(isHalf: isHalf)
        rules = merge.rules
        standing = merge.knownStanding
        known = merge.known
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
        // By index, since a change taken out would be copied with all that it holds.
        for index in changes.indices {
            runs[set.changes[index].dot.line] = changes[index].dot.line
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

/// A case as work in a ledger has left it, for what follows in the same transaction.
struct LeftCase {
    /// The case, derived from all its actions.
    let work: CaseWork
    /// The ledger.
    let ledger: LedgerID
    /// What the ledger held then.
    let held: LineVector
}
