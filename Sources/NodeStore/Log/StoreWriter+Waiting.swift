import Foundation
import GRDB
package import SyncProtocol

/// A change set that waits for changes it builds on; its bytes stay on the disk.
package struct WaitingSet: Hashable, Sendable {
    /// SHA-256 of its bytes.
    package let digest: Digest256
    /// The ledger it is of.
    package let ledger: LedgerID
    /// What is missing, a sentence part a gap.
    package let gaps: String
}

extension StoreReader {
    /// How many change sets wait.
    package func waitingCount() throws -> Int {
        try Int.fetchOne(db.cachedStatement(sql: "SELECT count(*) FROM waiting")) ?? 0
    }

    /// The change sets that wait, those with the earliest changes first.
    package func waitingSets() throws -> [WaitingSet] {
        let sql = "SELECT digest, ledger_id, gaps FROM waiting ORDER BY first, digest"
        return try Row.fetchAll(db.cachedStatement(sql: sql))
            .compactMap { row in
                guard let digest = Digest256(bytes: try row.decode(Data.self, forColumn: "digest")),
                    let ledger = LedgerID(bytes: try row.decode(Data.self, forColumn: "ledger_id"))
                else { return nil }
                return WaitingSet(
                    digest: digest,
                    ledger: ledger,
                    gaps: try row.decode(forColumn: "gaps")
                )
            }
    }

    /// The bytes of a change set that waits; none if it does not.
    package func body(of waiting: WaitingSet) throws -> [UInt8] {
        let body = try Data.fetchOne(
            db.cachedStatement(sql: "SELECT body FROM waiting WHERE digest = ?"),
            arguments: [Data(waiting.digest.bytes)]
        )
        return Array(body ?? Data())
    }
}

extension StoreWriter {
    /// The most change sets that wait at one time.
    package static let waitingLimit = 1_000
    /// The most bytes of change sets that wait at one time.
    package static let waitingLimitBytes = 256 << 20

    /// Keeps a change set aside until what it builds on has come.
    ///
    /// - Parameters:
    ///   - body: its bytes.
    ///   - ledger: the ledger it is of.
    ///   - first: the lowest sequence in it.
    ///   - gaps: what is missing.
    /// - Throws: ``StoreError/tooManyWaiting(limit:)`` if it does not wait already and there is no
    ///   room.
    package func keepWaiting(
        _ body: [UInt8],
        of ledger: LedgerID,
        from first: SequenceNumber,
        gaps: [Gap],
    ) throws {
        let digest = Digest256(hashing: body)
        let isThere = "SELECT EXISTS (SELECT 1 FROM waiting WHERE digest = ?)"
        if try Bool.fetchOne(db, sql: isThere, arguments: [Data(digest.bytes)]) != true {
            try checkRoom(bytes: body.count)
        }
        try db.run(
            """
            INSERT INTO waiting (digest, ledger_id, first, body, gaps) VALUES (?, ?, ?, ?, ?)
            ON CONFLICT (digest) DO UPDATE SET gaps = excluded.gaps
            """,
            [
                Data(digest.bytes), Data(ledger.bytes), first.value, Data(body), Self.text(gaps),
            ]
        )
    }

    private func checkRoom(bytes: Int) throws {
        let sql = "SELECT count(*) AS sets, ifnull(sum(length(body)), 0) AS bytes FROM waiting"
        guard let row = try Row.fetchOne(db.cachedStatement(sql: sql)) else { return }
        let used: Int = try row.decode(forColumn: "bytes")
        if try row.decode(forColumn: "sets") >= Self.waitingLimit
            || used + bytes > Self.waitingLimitBytes
        {
            throw StoreError.tooManyWaiting(limit: Self.waitingLimit)
        }
    }

    /// Notes what a waiting change set still lacks.
    package func note(_ gaps: [Gap], of waiting: WaitingSet) throws {
        let text = Self.text(gaps)
        if text == waiting.gaps { return }
        try db.run(
            "UPDATE waiting SET gaps = ? WHERE digest = ?",
            [text, Data(waiting.digest.bytes)]
        )
    }

    private static func text(_ gaps: [Gap]) -> String {
        gaps.map(\.description).joined(separator: "; ")
    }

    /// Forgets a change set that has been applied or refused.
    package func dropWaiting(_ digest: Digest256) throws {
        try db.run("DELETE FROM waiting WHERE digest = ?", [Data(digest.bytes)])
    }
}
