import SyncProtocol

/// Saves actions one after the other.
package struct ActionSaving {
    private let table: DomainTable
    private let ledger: Int64
    private var insert: RowStatement
    private var replace: RowStatement

    init(writer: StoreWriter, ledger: Int64) throws {
        self.ledger = ledger
        table = writer.schema.action
        insert = try RowStatement(writer.schema.statements.insertAction, in: writer.db)
        replace = try RowStatement(writer.schema.statements.replaceAction, in: writer.db)
    }

    /// Saves an action that is not stored yet.
    ///
    /// - Throws: what SQLite reports.
    package mutating func add(_ action: StoredAction) throws {
        insert.bind(action, of: ledger, table)
        try insert.run()
    }

    /// Saves an action that is stored already.
    ///
    /// - Throws: what SQLite reports.
    package mutating func replace(_ action: StoredAction) throws {
        replace.bind(action, of: ledger, table)
        try replace.run()
    }
}

extension RowStatement {
    fileprivate mutating func bind(
        _ action: StoredAction,
        of ledger: Int64,
        _ table: DomainTable,
    ) {
        bind(action.key.packed)
        bind(ledger)
        bind(blob: table.clock(of: action.row))
        bind(blob: action.storedContext)
        bind(action.row, table)
    }
}
