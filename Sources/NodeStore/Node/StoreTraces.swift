import GRDB

/// The readable trace of one exchange.
package struct ExchangeTrace: Hashable, Sendable {
    /// When it ended, in milliseconds since 1970.
    package var at: Int64
    /// Whom it was with: an address or an office's code.
    package var peer: String
    /// How: `http`, `served`, `directory`, `file`.
    package var way: String
    /// Changes handed over.
    package var sentChanges = 0
    /// Changes that came and were new.
    package var receivedChanges = 0
    /// Changes that came and were held already.
    package var knownChanges = 0
    /// Bytes of the parcels handed over.
    package var sentBytes = 0
    /// Bytes of the parcels that came.
    package var receivedBytes = 0
    /// What was refused, and why; empty if nothing was.
    package var refused: [String] = []
    /// What was done with each parcel of a folder.
    package var parcels: [ParcelTrace] = []

    /// Begins a trace.
    package init(at: Int64, peer: String, way: String) {
        self.at = at
        self.peer = peer
        self.way = way
    }
}

extension StoreReader {
    /// The traces of past exchanges, newest first.
    package func traces(peer: String?, limit: Int) throws -> [ExchangeTrace] {
        let sql = """
            SELECT * FROM exchange WHERE ?1 IS NULL OR peer = ?1 ORDER BY number DESC LIMIT ?2
            """
        return try Row.fetchAll(db.cachedStatement(sql: sql), arguments: [peer, limit]).map { row in
            var trace = ExchangeTrace(
                at: try row.decode(forColumn: "at"),
                peer: try row.decode(forColumn: "peer"),
                way: try row.decode(forColumn: "way")
            )
            trace.sentChanges = try row.decode(forColumn: "sent_changes")
            trace.receivedChanges = try row.decode(forColumn: "received_changes")
            trace.knownChanges = try row.decode(forColumn: "known_changes")
            trace.sentBytes = try row.decode(forColumn: "sent_bytes")
            trace.receivedBytes = try row.decode(forColumn: "received_bytes")
            trace.refused = (try row.decode(String.self, forColumn: "refused")).split(
                separator: "\n"
            ).map(String.init)
            trace.parcels = try parcels(ofExchange: try row.decode(forColumn: "number"))
            return trace
        }
    }

    private func parcels(ofExchange number: Int64) throws -> [ParcelTrace] {
        let sql = "SELECT * FROM exchange_parcel WHERE exchange = ? ORDER BY number"
        return try Row.fetchAll(db.cachedStatement(sql: sql), arguments: [number]).map { row in
            ParcelTrace(
                name: try row.decode(forColumn: "name"),
                deed: try row.decode(forColumn: "deed"),
                sender: try row.decode(forColumn: "sender"),
                readers: try row.decode(String.self, forColumn: "readers").split(separator: "\n")
                    .map(String.init),
                changes: try row.decode(forColumn: "changes"),
                bytes: try row.decode(forColumn: "bytes"),
                reason: try row.decode(forColumn: "reason")
            )
        }
    }
}

extension StoreReader {
    /// How many exchanges are in the log, in how many something was refused, and when the newest was
    /// that brought anything or went well: an attempt that found nobody is none.
    package func exchangeCounts() throws -> (all: Int, refused: Int, newest: Int64?) {
        let sql = """
            SELECT count(*) AS "all", count(nullif(refused, '')) AS refused,
            max(at) FILTER (WHERE refused = '' OR received_bytes > 0) AS newest
            FROM exchange
            """
        guard let row = try Row.fetchOne(db.cachedStatement(sql: sql)) else { return (0, 0, nil) }
        return (
            try row.decode(forColumn: "all"), try row.decode(forColumn: "refused"),
            try row.decode(forColumn: "newest")
        )
    }
}

extension StoreWriter {
    /// The most exchanges that the log keeps.
    private static let traceLimit = 10_000
    /// The most parcels of folders that the log keeps.
    private static let parcelTraceLimit = 100_000

    /// Keeps the trace of an exchange.
    package func keep(_ trace: ExchangeTrace) throws {
        try db.run(
            """
            INSERT INTO exchange (at, peer, way, sent_changes, received_changes, known_changes,
              sent_bytes, received_bytes, refused) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                trace.at, trace.peer, trace.way, trace.sentChanges, trace.receivedChanges,
                trace.knownChanges, trace.sentBytes, trace.receivedBytes,
                trace.refused.joined(separator: "\n"),
            ]
        )
        let number = db.lastInsertedRowID
        for parcel in trace.parcels { try keep(parcel, ofExchange: number) }
        try db.run(
            "DELETE FROM exchange WHERE number <= ?",
            [number - Int64(Self.traceLimit)]
        )
    }

    private func keep(_ parcel: ParcelTrace, ofExchange number: Int64) throws {
        try db.run(
            """
            INSERT INTO exchange_parcel (exchange, name, deed, sender, readers, changes, bytes, reason)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                number, parcel.name, parcel.deed, parcel.sender,
                parcel.readers.joined(separator: "\n"), parcel.changes, parcel.bytes, parcel.reason,
            ]
        )
        try db.run(
            "DELETE FROM exchange_parcel WHERE number <= ?",
            [db.lastInsertedRowID - Int64(Self.parcelTraceLimit)]
        )
    }
}
