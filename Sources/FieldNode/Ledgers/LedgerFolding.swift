import NodeStore
import SyncProtocol

/// Takes what has come into one ledger's log to the ledger's rows, set by set.
struct LedgerFolding {
    private let node: FieldNode
    private let writer: StoreWriter
    private var log: LedgerLog
    private var rows: RowMerge
    /// Whether the rows have to be made again from the log.
    private var isLimited = false

    /// Begins with nothing.
    init(_ node: FieldNode, _ writer: StoreWriter, _ log: LedgerLog) throws {
        self.node = node
        self.writer = writer
        self.log = log
        rows = RowMerge(node, writer, log, try node.rules(of: log.number, in: writer.reader))
    }

    /// Takes changes that have come into the log.
    ///
    /// - Parameters:
    ///   - changes: the changes, causes before effects.
    ///   - log: the ledger's log with them in it.
    /// - Throws: what SQLite reports.
    mutating func fold(_ changes: [VerifiedChange], in log: LedgerLog) throws {
        self.log = log
        var judge = try node.judge(of: log, writer.reader)
        if judge.isNeeded, changes.contains(where: { judge.isLimited($0.change.dot.line) }) {
            // The limit's own place may have come just now, which settles what lies within it.
            isLimited = true
        }
        if !isLimited { try rows.fold(changes, in: log) }
    }

    /// Saves the rows.
    ///
    /// If this node keeps the register's book, cases that waited for a number get one.
    ///
    /// - Throws: `StoreError`.
    mutating func finish() throws {
        if isLimited, let held = try writer.reader.ledger(log.ledger) {
            return try node.foldUnderNewRights([held], in: writer)
        }
        try rows.save()
        if log.ledger == node.ownLedger {
            let work = try LedgerWork(node, writer, log)
            try work.numberWaiting()
            try work.finish()
        }
    }
}
