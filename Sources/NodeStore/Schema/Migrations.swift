import Foundation
import GRDB

/// The numbered steps from an empty file to the present schema; a released step is never edited.
enum Migrations {
    /// "TMBN": tells a node's database from any other SQLite file.
    private static let applicationID = 0x544d_424e

    static func run(on queue: DatabaseQueue, path: String) throws {
        try queue.read { db in
            let tag = try Int.fetchOne(db, sql: "PRAGMA application_id") ?? 0
            let tables = try Int.fetchOne(db, sql: "SELECT count(*) FROM sqlite_schema") ?? 0
            if tag != applicationID, tables > 0 { throw StoreError.notANode(path: path) }
            if try migrator.hasBeenSuperseded(db) { throw StoreError.newerVersion(path: path) }
        }
        try migrator.migrate(queue)
    }

    private static var migrator: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("1 log, rows, search, summaries") { db in
            try db.execute(sql: "PRAGMA application_id = \(applicationID)")
            for script in [Schema.log, Schema.rows, Schema.derived, Schema.node] {
                try db.execute(sql: script)
            }
        }
        return migrator
    }
}
