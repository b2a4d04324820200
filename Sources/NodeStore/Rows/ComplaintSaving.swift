import GRDB
import SyncProtocol

/// Saves complaints one after the other, and then moves the summaries by what each now adds instead
/// of before.
package struct ComplaintSaving {
    private let writer: StoreWriter
    private let ledger: Int64
    private var insert: RowStatement
    private var update: RowStatement
    private var derive: RowStatement
    private var deriveButDue: RowStatement
    private var noteStale: RowStatement
    private var deltas: [SummaryKey: Int] = [:]

    init(writer: StoreWriter, ledger: Int64) throws {
        self.writer = writer
        self.ledger = ledger
        let statements = writer.schema.statements
        insert = try RowStatement(statements.insertComplaint, in: writer.db)
        update = try RowStatement(statements.updateComplaint, in: writer.db)
        derive = try RowStatement(CaseStatements.updateStanding, in: writer.db)
        deriveButDue = try RowStatement(CaseStatements.updateStandingButDue, in: writer.db)
        noteStale = try RowStatement(CaseStatements.noteStale, in: writer.db)
    }

    /// Saves a complaint.
    ///
    /// - Throws: what SQLite reports.
    package mutating func save(_ complaint: SavedComplaint) throws {
        let stored =
            complaint.deed == .created ? nil : try writer.reader.standing(of: complaint.key)
        for key in stored?.figures ?? [] { deltas[key, default: 0] -= 1 }
        for key in complaint.standing.figures { deltas[key, default: 0] += 1 }
        noteStale.bind(complaint.key.packed)
        try noteStale.run()
        let table = writer.schema.complaint
        switch complaint.deed {
        case .created:
            insert.bind(complaint.key.packed)
            insert.bind(ledger)
            insert.bind(blob: complaint.id.bytes)
            insert.bind(complaint.row, withClock: table)
            insert.bind(complaint.standing)
            try insert.run()
        case .written:
            update.bind(complaint.row, withClock: table)
            update.bind(complaint.standing)
            update.bind(complaint.key.packed)
            try update.run()
        case .kept where stored == complaint.standing: break
        case .kept where stored?.nextDue == complaint.standing.nextDue:
            deriveButDue.bind(complaint.standing, withDue: false)
            deriveButDue.bind(complaint.key.packed)
            try deriveButDue.run()
        case .kept:
            derive.bind(complaint.standing)
            derive.bind(complaint.key.packed)
            try derive.run()
        }
    }

    /// Moves the summaries; the saving is complete after that.
    ///
    /// - Throws: what SQLite reports.
    package mutating func finish() throws {
        try writer.add(deltas, to: ledger)
        deltas = [:]
    }
}

extension RowStatement {
    fileprivate mutating func bind(_ standing: StoredStanding, withDue: Bool = true) {
        bind(text: standing.state)
        bind(text: standing.category)
        bind(Int64(standing.conflicts))
        if withDue { bind(standing.nextDue.map { Int64($0) }) }
        bind(blob: SummaryKey.packed(standing.figures))
    }
}
