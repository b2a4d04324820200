import GRDB

// What belongs to this node alone: settings, and the wrapped keys of identities.

extension StoreReader {
    /// A setting of the node; nil if it was never set.
    package func setting(_ name: String) throws -> String? { try settings()[name] }

    /// The settings whose names begin alike, sorted by name.
    package func settings(beginning prefix: String) throws -> [(name: String, value: String)] {
        try settings().filter { $0.key.hasPrefix(prefix) }.sorted { $0.key < $1.key }
            .map { ($0.key, $0.value) }
    }

    private func settings() throws -> [String: String] {
        try kept.settings {
            var statement = try RowStatement("SELECT name, value FROM setting", in: db)
            return Dictionary(
                uniqueKeysWithValues: try statement.all { (try $0.text(0), try $0.text(1)) }
            )
        }
    }

    /// The wrapped key of a sealed identity; nil if this node does not hold it.
    package func wrappedKey(_ id: UInt64) throws -> [UInt8]? {
        var statement = try RowStatement("SELECT wrapped FROM identity_key WHERE id = ?", in: db)
        statement.bind(Int64(bitPattern: id))
        return try statement.first { try $0.bytes(0) }
    }

    /// The wrapped keys of all sealed identities that this node holds, in the order of their names.
    package func wrappedKeys() throws -> [(id: UInt64, wrapped: [UInt8])] {
        var statement = try RowStatement("SELECT id, wrapped FROM identity_key ORDER BY id", in: db)
        return try statement.all { (UInt64(bitPattern: try $0.integer(0)), try $0.bytes(1)) }
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
        kept.note(name, setTo: value)
    }

    /// Forgets settings whose names begin alike.
    package func unset(prefix: String) throws {
        try db.run("DELETE FROM setting WHERE substr(name, 1, length(?1)) = ?1", [prefix])
        kept.forgetSettings()
    }

    /// Keeps the wrapped key of a sealed identity.
    package func keepKey(_ id: UInt64, wrapped: [UInt8]) throws {
        var statement = try RowStatement(
            "INSERT INTO identity_key (id, wrapped) VALUES (?, ?)",
            in: db
        )
        statement.bind(Int64(bitPattern: id))
        statement.bind(blob: wrapped)
        try statement.run()
    }
}
