import GRDB

/// One state of the database, for as long as the closure it is handed to runs.
///
/// Its queries stand in extensions, by subject.
package struct StoreReader {
    let db: Database
    let schema: DomainSchema
    let kept: KeptState
}

/// A transaction under way, for as long as the closure it is handed to runs.
///
/// What it changes is there for its own reads at once, and for everybody when it has ended.
package struct StoreWriter {
    let db: Database
    let schema: DomainSchema
    let kept: KeptState

    /// The same transaction, for reading.
    package var reader: StoreReader { StoreReader(db: db, schema: schema, kept: kept) }
}

extension Database {
    /// Runs a prepared statement that is kept for the next time.
    func run(_ sql: String, _ arguments: StatementArguments) throws {
        try cachedStatement(sql: sql).execute(arguments: arguments)
    }
}
