import ComplaintModel
import NodeStore
import SyncProtocol
import Synchronization

/// What became of one change set.
struct Absorbed {
    /// The ledger it is of.
    let ledger: LedgerID
    /// The code that ledger goes by here.
    let code: String
    /// Changes that are held now and were not before, those that had waited included.
    var newChanges = 0
    /// Changes that were held already.
    var knownChanges = 0
    /// What the set waits for; empty if it was applied.
    var gaps: [Gap] = []
}

extension FieldNode {
    /// Checks a change set and applies it, in one transaction, with those that waited for it.
    ///
    /// - Parameters:
    ///   - body: the set's bytes.
    ///   - codes: what the parcel says the ledgers' codes are.
    /// - Returns: what became of it.
    /// - Throws: `ChangeSetError`, ``ExchangeError`` or `StoreError`; nothing has changed then.
    func absorb(_ body: [UInt8], codes: [LedgerID: String]) throws -> Absorbed {
        let set = try ChangeSetDecoder.decode(body)
        return try transaction { writer in try absorb(set, body, codes: codes, in: writer) }
    }

    func absorb(
        _ set: ChangeSet,
        _ body: [UInt8],
        codes: [LedgerID: String],
        in writer: StoreWriter,
    ) throws -> Absorbed {
        let log = try openLog(of: set.ledger, codes: codes, in: writer)
        var result = try apply(set, body, to: log, in: writer)
        if result.gaps.isEmpty {
            try releaseWaiting(of: set.ledger, into: &result, in: writer)
        }
        return result
    }

    func openLog(
        of ledger: LedgerID,
        codes: [LedgerID: String],
        in writer: StoreWriter,
    ) throws -> LedgerLog {
        if let held = try writer.reader.ledger(ledger) { return try writer.reader.log(of: held) }
        let code = codes[ledger] ?? ""
        guard try accepts(ledger, code: code, writer.reader) else {
            throw ExchangeError.foreignLedger(code: code, ledger: ledger, own: office.code.text)
        }
        return try writer.addLedger(ledger, code: code, isOwn: ledger == ownLedger)
    }

    private func apply(
        _ set: ChangeSet,
        _ body: [UInt8],
        to log: LedgerLog,
        in writer: StoreWriter,
    ) throws -> Absorbed {
        var result = try absorbed(of: log.ledger, in: writer)
        switch try ChangeSetVerifier.verify(set, against: log) {
        case .missing(let gaps):
            try writer.keepWaiting(
                body,
                of: log.ledger,
                from: set.firstSequence,
                gaps: gaps
            )
            result.gaps = gaps
        case .ready(let verified):
            result.newChanges = verified.changes.count
            result.knownChanges = verified.duplicateCount
            try store(verified, body, to: log, in: writer)
        }
        return result
    }

    /// Nothing absorbed yet of a ledger.
    func absorbed(of ledger: LedgerID, in writer: StoreWriter) throws -> Absorbed {
        Absorbed(ledger: ledger, code: try writer.reader.ledger(ledger)?.code ?? "")
    }

    private func store(
        _ verified: VerifiedChangeSet,
        _ body: [UInt8],
        to log: LedgerLog,
        in writer: StoreWriter,
    ) throws {
        try append(verified, body, to: log, in: writer)
        var folding = try LedgerFolding(self, writer, log)
        try folding.fold(verified.changes, in: log)
        try folding.finish()
    }

    /// Puts a set into the log; its rows follow with the merge.
    func append(
        _ verified: VerifiedChangeSet,
        _ body: [UInt8],
        to log: LedgerLog,
        in writer: StoreWriter,
    ) throws {
        for line in verified.newLines { try writer.addLine(line, seed: nil, to: log) }
        if try holdsStrangeOwnChanges(verified, log, writer.reader) {
            try renew(.strangeOwnChanges, in: writer)
        }
        if !verified.changes.isEmpty {
            try Packing.signOwnLine(of: log, self, writer)
            try writer.append(
                body,
                lines: verified.lines,
                changes: verified.changes,
                to: log
            )
            if office.level == .centre { try noteArrival(of: verified.changes, in: writer) }
        }
        try writer.add(verified.heads)
    }

    private func noteArrival(of changes: [VerifiedChange], in writer: StoreWriter) throws {
        var last: [LineNumber: Dot] = [:]
        for change in changes {
            let dot = change.change.dot
            if last[dot.line].map({ $0.sequence < dot.sequence }) ?? true { last[dot.line] = dot }
        }
        for dot in last.values { try writer.noteArrival(of: dot, at: world.nowMilliseconds()) }
    }

    /// Whether changes have come under the origin that this node is writing as, and that it does not
    /// have: it was put back from a copy, or another machine runs a copy of it.
    private func holdsStrangeOwnChanges(
        _ verified: VerifiedChangeSet,
        _ log: LedgerLog,
        _ reader: StoreReader,
    ) throws -> Bool {
        let stored = try reader.setting(Setting.line(in: log.ledger)).flatMap { UInt32($0) }
        guard let stored, let own = log.lineage.lines[LineNumber(stored)]?.origin else {
            return false
        }
        let lines = Set(verified.changes.map(\.change.dot.line))
        return lines.contains { log.lineage.lines[$0]?.origin == own }
    }

    /// Applies the sets that waited, until none of them becomes ready any more.
    func releaseWaiting(
        of ledger: LedgerID,
        into result: inout Absorbed,
        in writer: StoreWriter,
    ) throws {
        var pending = try writer.reader.waitingSets().filter { $0.ledger == ledger }
        guard !pending.isEmpty, let held = try writer.reader.ledger(ledger) else { return }
        var log = try writer.reader.log(of: held)
        var isProgressing = true
        while isProgressing {
            var left: [WaitingSet] = []
            for waiting in pending {
                // One at a time: all that wait may be more than memory holds.
                let item = try PendingSet(waiting, in: writer)
                switch try item.release(from: log, in: writer) {
                case .stays: left.append(waiting)
                case .isWrong: break
                case .isReady(let verified):
                    try store(verified, item.body, to: log, in: writer)
                    log = try writer.reader.log(of: held)
                    result.newChanges += verified.changes.count
                }
            }
            isProgressing = left.count < pending.count && !left.isEmpty
            pending = left
        }
    }
}
