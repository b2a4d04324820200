import Foundation
import GRDB

/// The numbered steps from an empty file to the present schema; a released step is never edited.
enum Migrations {
    /// "TMBN": tells a node's database from any other SQLite file.
    private static let applicationID = 0x544d_424e

    /// Refuses a file that is not a node's database, or a newer version's.
    ///
    /// It is opened for reading only: opening it like a node's would already turn a foreign database
    /// into one with a write-ahead log.
    static func check(_ path: String) throws {
        var configuration = Configuration()
        configuration.readonly = true
        try DatabaseQueue(path: path, configuration: configuration).read { db in
            guard try Int.fetchOne(db, sql: "PRAGMA application_id") == applicationID else {
                throw StoreError.notANode(path: path)
            }
            if try migrator.hasBeenSuperseded(db) { throw StoreError.newerVersion(path: path) }
        }
    }

    static func run(on queue: DatabaseQueue) throws { try migrator.migrate(queue) }

    private static var migrator: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("1 log, rows, search, summaries") { db in
            try db.execute(sql: "PRAGMA application_id = \(applicationID)")
            for script in [Schema.log, Schema.rows, Schema.derived, Schema.node] {
                try db.execute(sql: script)
            }
        }
        migrator.registerMigration("2 what peers may not know") { db in
            try db.execute(sql: Schema.unsettled)
        }
        return migrator
    }
}
