import Foundation
import GRDB
package import SyncProtocol

/// A change set that waits for changes it builds on.
package struct WaitingSet: Hashable, Sendable {
    /// SHA-256 of its bytes.
    package let digest: Digest256
    /// The ledger it is of.
    package let ledger: LedgerID
    /// Its bytes.
    package let body: [UInt8]
    /// What is missing, a sentence part a gap.
    package let gaps: String
}

extension StoreReader {
    /// The change sets that wait, in the order of their digests.
    package func waitingSets() throws -> [WaitingSet] {
        try Row.fetchAll(db, sql: "SELECT * FROM waiting ORDER BY digest").compactMap { row in
            guard let digest = Digest256(bytes: row["digest"] as Data),
                let ledger = LedgerID(bytes: row["ledger_id"] as Data)
            else { return nil }
            return WaitingSet(
                digest: digest, ledger: ledger, body: Array(row["body"] as Data),
                gaps: row["gaps"])
        }
    }
}

extension StoreWriter {
    /// The most change sets that wait at one time.
    package static let waitingLimit = 1_000

    /// Keeps a change set aside until what it builds on has come.
    package func keepWaiting(_ body: [UInt8], of ledger: LedgerID, gaps: [Gap]) throws {
        let count = try Int.fetchOne(db, sql: "SELECT count(*) FROM waiting") ?? 0
        let digest = Data(Digest256(hashing: body).bytes)
        let text = gaps.map(\.description).joined(separator: "; ")
        if count >= Self.waitingLimit { throw StoreError.tooManyWaiting(limit: Self.waitingLimit) }
        try db.run(
            """
            INSERT INTO waiting (digest, ledger_id, body, gaps) VALUES (?, ?, ?, ?)
            ON CONFLICT (digest) DO UPDATE SET gaps = excluded.gaps
            """, [digest, Data(ledger.bytes), Data(body), text])
    }

    /// Forgets a change set that has been applied or refused.
    package func dropWaiting(_ digest: Digest256) throws {
        try db.run("DELETE FROM waiting WHERE digest = ?", [Data(digest.bytes)])
    }
}
