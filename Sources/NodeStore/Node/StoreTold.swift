import Foundation
import GRDB
package import SyncProtocol

// What this node has told its peers, so that only what has changed is told anew.

/// What of a ledger a peer is told.
package enum ToldKind: Int, Sendable {
    /// What this node holds.
    case holding = 0
    /// What nodes above have confirmed.
    case receipts = 1
}

extension StoreReader {
    /// The digests of what a peer was last told, by ledger.
    ///
    /// - Parameters:
    ///   - kind: what it was told.
    ///   - peer: a life of a node.
    ///   - mark: only what went with this mark or an earlier one.
    /// - Returns: the digests.
    /// - Throws: what SQLite reports.
    package func told(
        _ kind: ToldKind,
        to peer: PeerName,
        upTo mark: UInt64 = UInt64(Int64.max),
    ) throws -> [LedgerID: [UInt8]] {
        var told: [LedgerID: [UInt8]] = [:]
        let sql =
            "SELECT ledger_id, digest FROM peer_told WHERE peer = ? AND kind = ? AND mark <= ?"
        let rows = try Row.fetchAll(
            db.cachedStatement(sql: sql),
            arguments: [peer.bytes, kind.rawValue, Int64(bitPattern: mark)]
        )
        for row in rows {
            guard let ledger = LedgerID(bytes: try row.decode(Data.self, forColumn: "ledger_id"))
            else { continue }
            told[ledger] = Array(try row.decode(Data.self, forColumn: "digest"))
        }
        return told
    }
}

extension StoreWriter {
    /// Notes what a peer was told of some ledgers, and the serial of the mark that went with it.
    package func noteTold(
        _ kind: ToldKind,
        _ digests: [LedgerID: [UInt8]],
        to peer: PeerName,
        with mark: UInt64,
    ) throws {
        for (ledger, digest) in digests.sorted(by: { $0.key < $1.key }) {
            try db.run(
                """
                INSERT INTO peer_told (peer, ledger_id, kind, digest, mark) VALUES (?, ?, ?, ?, ?)
                ON CONFLICT DO UPDATE SET digest = excluded.digest, mark = excluded.mark
                """,
                [
                    peer.bytes, Data(ledger.bytes), kind.rawValue, Data(digest),
                    Int64(bitPattern: mark),
                ]
            )
        }
    }

    /// Forgets what a peer was told together with later marks than one: it may not have got it.
    package func forgetTold(to peer: PeerName, above mark: UInt64) throws {
        try db.run(
            "DELETE FROM peer_told WHERE peer = ? AND mark > ?",
            [peer.bytes, Int64(bitPattern: mark)]
        )
    }

    /// Forgets what a peer was told of some ledgers: it says that it does not know.
    package func forgetTold(_ ledgers: [LedgerID], to peer: PeerName) throws {
        for ledger in ledgers {
            try db.run(
                "DELETE FROM peer_told WHERE peer = ? AND ledger_id = ?",
                [peer.bytes, Data(ledger.bytes)]
            )
        }
    }
}
