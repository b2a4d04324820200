import Foundation
import GRDB
package import SyncProtocol

/// An invitation that this node has issued.
package struct StoredInvitation: Hashable, Sendable {
    /// The SHA-256 of the secret in the invitation's file.
    package let secretDigest: Digest256
    /// The code of the office it is for.
    package let code: String
    /// The level of the office.
    package let level: String
    /// The books that a further computer of the office joins; nil for an office that brings its own.
    package let ledger: LedgerID?
    /// When it was issued, in milliseconds since 1970.
    package let at: Int64
    /// The key of the node that accepted it; nil while it is open.
    package let usedBy: VerifyingKey?

    /// Describes an invitation.
    package init(
        secretDigest: Digest256,
        code: String,
        level: String,
        ledger: LedgerID?,
        at: Int64,
        usedBy: VerifyingKey?,
    ) {
        self.secretDigest = secretDigest
        self.code = code
        self.level = level
        self.ledger = ledger
        self.at = at
        self.usedBy = usedBy
    }
}

extension StoreReader {
    /// The invitation with a secret of this digest.
    package func invitation(_ digest: Digest256) throws -> StoredInvitation? {
        try Row.fetchOne(
            db.cachedStatement(sql: "SELECT * FROM invitation WHERE secret = ?"),
            arguments: [Data(digest.bytes)]
        ).flatMap(invitation)
    }

    /// All invitations, the latest first.
    package func invitations() throws -> [StoredInvitation] {
        let sql = "SELECT * FROM invitation ORDER BY at DESC, secret"
        return try Row.fetchAll(db.cachedStatement(sql: sql)).compactMap(invitation)
    }

    private func invitation(_ row: Row) throws -> StoredInvitation? {
        guard let digest = Digest256(bytes: try row.decode(Data.self, forColumn: "secret")) else {
            return nil
        }
        return StoredInvitation(
            secretDigest: digest,
            code: try row.decode(forColumn: "code"),
            level: try row.decode(forColumn: "level"),
            ledger: (try row.decode(Data?.self, forColumn: "ledger_id")).flatMap {
                LedgerID(bytes: $0)
            },
            at: try row.decode(forColumn: "at"),
            usedBy: (try row.decode(Data?.self, forColumn: "used_by")).flatMap {
                VerifyingKey(bytes: Array($0))
            }
        )
    }

    /// Changes that are held and not admitted, in the order of lines and places.
    package func quarantined(
        in log: LedgerLog,
    ) throws -> [(dot: Dot, reason: String)] {
        let sql = """
            SELECT line, sequence, reason FROM quarantine
            WHERE line IN (SELECT number FROM line WHERE ledger = ?) ORDER BY line, sequence
            """
        return try Row.fetchAll(db.cachedStatement(sql: sql), arguments: [log.number]).map { row in
            let dot = Dot(
                line: LineNumber(try row.decode(forColumn: "line")),
                sequence: SequenceNumber(try row.decode(forColumn: "sequence"))
            )
            return (dot, try row.decode(forColumn: "reason"))
        }
    }

    /// How many changes of all ledgers are held and not admitted.
    package func quarantineCount() throws -> Int {
        try Int.fetchOne(db.cachedStatement(sql: "SELECT count(*) FROM quarantine")) ?? 0
    }

    /// What the staff should know, oldest first.
    package func notices() throws -> [(number: Int64, thai: String, english: String)] {
        try Row.fetchAll(db.cachedStatement(sql: "SELECT * FROM notice ORDER BY number")).map {
            (
                try $0.decode(forColumn: "number"), try $0.decode(forColumn: "thai"),
                try $0.decode(forColumn: "english")
            )
        }
    }
}

extension StoreWriter {
    /// Keeps an invitation that is being issued.
    package func keep(_ invitation: StoredInvitation) throws {
        try db.run(
            "INSERT INTO invitation (secret, code, level, ledger_id, at) VALUES (?, ?, ?, ?, ?)",
            [
                Data(invitation.secretDigest.bytes), invitation.code, invitation.level,
                invitation.ledger.map { Data($0.bytes) }, invitation.at,
            ]
        )
    }

    /// Notes which node has accepted an invitation.
    package func use(_ digest: Digest256, by key: VerifyingKey) throws {
        try db.run(
            "UPDATE invitation SET used_by = ? WHERE secret = ?",
            [Data(key.bytes), Data(digest.bytes)]
        )
    }

    /// Keeps a change out of the rows; the reason that was noted last stands.
    package func quarantine(_ dot: Dot, reason: String) throws {
        try db.run(
            """
            INSERT INTO quarantine (line, sequence, reason) VALUES (?, ?, ?)
            ON CONFLICT DO UPDATE SET reason = excluded.reason
            """,
            [dot.line.value, dot.sequence.value, reason]
        )
    }

    /// Empties the quarantine of a ledger, whose changes are judged anew.
    package func clearQuarantine(of log: LedgerLog) throws {
        try db.run(
            "DELETE FROM quarantine WHERE line IN (SELECT number FROM line WHERE ledger = ?)",
            [log.number]
        )
    }

    /// Leaves a sentence for the staff, unless the same one waits to be read.
    package func leaveNotice(thai: String, english: String, at milliseconds: Int64) throws {
        try db.run(
            """
            INSERT INTO notice (at, thai, english) SELECT ?1, ?2, ?3
            WHERE NOT EXISTS (SELECT 1 FROM notice WHERE thai = ?2)
            """,
            [milliseconds, thai, english]
        )
    }

    /// Forgets the sentences for the staff: they were read.
    package func dropNotices() throws { try db.run("DELETE FROM notice", []) }
}
