import Foundation
import GRDB

// What belongs to this node alone: settings, and the wrapped keys of identities.

extension StoreReader {
    /// A setting of the node; nil if it was never set.
    package func setting(_ name: String) throws -> String? {
        try String.fetchOne(
            db.cachedStatement(sql: "SELECT value FROM setting WHERE name = ?"),
            arguments: [name]
        )
    }

    /// The wrapped key of a sealed identity; nil if this node does not hold it.
    package func wrappedKey(_ id: UInt64) throws -> [UInt8]? {
        try Data.fetchOne(
            db.cachedStatement(sql: "SELECT wrapped FROM identity_key WHERE id = ?"),
            arguments: [Int64(bitPattern: id)]
        ).map(Array.init)
    }
}

extension StoreWriter {
    /// Sets a setting of the node.
    package func set(_ name: String, to value: String) throws {
        try db.run(
            """
            INSERT INTO setting (name, value) VALUES (?, ?)
            ON CONFLICT DO UPDATE SET value = excluded.value
            """,
            [name, value]
        )
    }

    /// Forgets settings whose names begin alike.
    package func unset(prefix: String) throws {
        try db.run("DELETE FROM setting WHERE substr(name, 1, length(?1)) = ?1", [prefix])
    }

    /// Keeps the wrapped key of a sealed identity.
    package func keepKey(_ id: UInt64, wrapped: [UInt8]) throws {
        try db.run(
            "INSERT INTO identity_key (id, wrapped) VALUES (?, ?)",
            [Int64(bitPattern: id), Data(wrapped)]
        )
    }
}
