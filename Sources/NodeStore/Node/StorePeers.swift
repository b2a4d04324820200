import Foundation
import GRDB
package import SyncProtocol

/// What a node last said of itself.
package struct StoredPeer: Hashable, Sendable {
    /// The node's id, 16 bytes.
    package let id: [UInt8]
    /// The code of the office it serves.
    package let code: String
    /// The number of its newest parcel.
    package let parcelNumber: UInt64
    /// When that was read, in milliseconds since 1970.
    package let heardAt: Int64

    /// Describes a peer.
    package init(id: [UInt8], code: String, parcelNumber: UInt64, heardAt: Int64) {
        self.id = id
        self.code = code
        self.parcelNumber = parcelNumber
        self.heardAt = heardAt
    }
}

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

    /// Begins a trace.
    package init(at: Int64, peer: String, way: String) {
        self.at = at
        self.peer = peer
        self.way = way
    }
}

extension StoreReader {
    /// The nodes that this one has heard from, sorted by code and id.
    package func peers() throws -> [StoredPeer] {
        try Row.fetchAll(db.cachedStatement(sql: "SELECT * FROM peer ORDER BY code, id")).map(peer)
    }

    /// One node that this one has heard from.
    package func peer(_ id: [UInt8]) throws -> StoredPeer? {
        try Row.fetchOne(
            db.cachedStatement(sql: "SELECT * FROM peer WHERE id = ?"),
            arguments: [Data(id)]
        )
        .map(peer)
    }

    private func peer(_ row: Row) -> StoredPeer {
        StoredPeer(
            id: Array(row["id"] as Data),
            code: row["code"],
            parcelNumber: UInt64(bitPattern: row["parcel_number"]),
            heardAt: row["heard_at"]
        )
    }

    /// What a peer last said that it holds, by ledger.
    package func vectors(of peer: [UInt8]) throws -> [LedgerID: VersionVector] {
        var vectors: [LedgerID: VersionVector] = [:]
        let sql = "SELECT ledger_id, vector FROM peer_vector WHERE peer = ?"
        for row in try Row.fetchAll(db.cachedStatement(sql: sql), arguments: [Data(peer)]) {
            guard let ledger = LedgerID(bytes: row["ledger_id"] as Data),
                let vector = VersionVector(bytes: Array(row["vector"] as Data))
            else { continue }
            vectors[ledger] = vector
        }
        return vectors
    }

    /// The traces of past exchanges, newest first.
    package func traces(peer: String?, limit: Int) throws -> [ExchangeTrace] {
        let sql = """
            SELECT * FROM exchange WHERE ?1 IS NULL OR peer = ?1 ORDER BY number DESC LIMIT ?2
            """
        return try Row.fetchAll(db.cachedStatement(sql: sql), arguments: [peer, limit]).map { row in
            var trace = ExchangeTrace(at: row["at"], peer: row["peer"], way: row["way"])
            trace.sentChanges = row["sent_changes"]
            trace.receivedChanges = row["received_changes"]
            trace.knownChanges = row["known_changes"]
            trace.sentBytes = row["sent_bytes"]
            trace.receivedBytes = row["received_bytes"]
            trace.refused = (row["refused"] as String).split(separator: "\n").map(String.init)
            return trace
        }
    }
}

extension StoreWriter {
    /// Takes over what a peer's newest parcel says; what it said before is replaced.
    package func hear(from peer: StoredPeer, vectors: [LedgerID: VersionVector]) throws {
        try db.run(
            """
            INSERT INTO peer (id, code, parcel_number, heard_at) VALUES (?, ?, ?, ?)
            ON CONFLICT (id) DO UPDATE SET code = excluded.code,
              parcel_number = excluded.parcel_number, heard_at = excluded.heard_at
            """,
            [
                Data(peer.id), peer.code, Int64(bitPattern: peer.parcelNumber), peer.heardAt,
            ]
        )
        try db.run("DELETE FROM peer_vector WHERE peer = ?", [Data(peer.id)])
        for (ledger, vector) in vectors {
            try db.run(
                "INSERT INTO peer_vector (peer, ledger_id, vector) VALUES (?, ?, ?)",
                [Data(peer.id), Data(ledger.bytes), Data(vector.bytes)]
            )
        }
    }

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
    }
}
