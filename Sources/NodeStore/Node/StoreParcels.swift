import Foundation
import GRDB
package import SyncProtocol

// The parcels that were read from folders and files, and those that were left there.

extension StoreReader {
    /// Whether the content of a parcel was applied whole.
    package func wasApplied(_ parcel: ParcelID) throws -> Bool {
        let sql = "SELECT EXISTS (SELECT 1 FROM applied_parcel WHERE parcel = ?)"
        return try Bool.fetchOne(
            db.cachedStatement(sql: sql),
            arguments: [Data(parcel.bytes)]
        ) ?? false
    }

    /// What is known of a parcel that this node has left in a folder; nil if it has not written it.
    package func leftParcel(_ parcel: ParcelID) throws -> LeftParcel? {
        let sql = "SELECT * FROM written_parcel WHERE parcel = ?"
        let row = try Row.fetchOne(
            db.cachedStatement(sql: sql),
            arguments: [Data(parcel.bytes)]
        )
        guard let row,
            let recipient = NodeID(bytes: try row.decode(Data.self, forColumn: "recipient")),
            let digest = Digest256(bytes: try row.decode(Data.self, forColumn: "digest")),
            let word = Digest256(bytes: try row.decode(Data.self, forColumn: "word")),
            let life = Incarnation(bytes: try row.decode(Data.self, forColumn: "life"))
        else { return nil }
        return LeftParcel(
            id: parcel,
            recipient: recipient,
            digest: digest,
            word: word,
            part: try row.decode(forColumn: "part"),
            isLast: try row.decode(forColumn: "last"),
            life: life,
            token: UInt64(bitPattern: try row.decode(forColumn: "token")),
            speaks: try row.decode(forColumn: "speaks"),
            changes: try changes(ofLeft: parcel)
        )
    }

    private func changes(ofLeft parcel: ParcelID) throws -> LineVector {
        let sql = "SELECT line, sequence FROM written_change WHERE parcel = ?"
        let rows = try Row.fetchAll(
            db.cachedStatement(sql: sql),
            arguments: [Data(parcel.bytes)]
        )
        return LineVector(
            try rows.map { row in
                Dot(
                    line: LineNumber(try row.decode(forColumn: "line")),
                    sequence: SequenceNumber(try row.decode(forColumn: "sequence"))
                )
            }
        )
    }

    /// The ledgers that some lines belong to.
    package func ledgers(ofLines lines: [LineNumber]) throws -> Set<LedgerID> {
        let sql = """
            SELECT ledger.id FROM line JOIN ledger ON ledger.number = line.ledger
            WHERE line.number = ?
            """
        let found = try lines.compactMap { line in
            try Data.fetchOne(db.cachedStatement(sql: sql), arguments: [line.value])
        }
        return Set(found.compactMap { LedgerID(bytes: $0) })
    }

    /// The serial of the newest mark of this node's present life that a life of a peer has shown; 0
    /// for none.
    package func shownToken(by peer: PeerName) throws -> UInt64 {
        let sql = "SELECT ifnull(max(token), 0) FROM peer_parcel WHERE peer = ?"
        let shown = try Int64.fetchOne(db.cachedStatement(sql: sql), arguments: [peer.bytes])
        return UInt64(bitPattern: shown ?? 0)
    }
}

extension StoreWriter {
    /// Notes that the content of a parcel was applied whole.
    package func noteApplied(_ parcel: ParcelID, from sender: VerifyingKey, at: Int64) throws {
        try db.run(
            """
            INSERT INTO applied_parcel (parcel, sender, at) VALUES (?, ?, ?) ON CONFLICT DO NOTHING
            """,
            [Data(parcel.bytes), Data(sender.bytes), at]
        )
    }

    /// Notes a parcel that is about to be left in a folder.
    package func note(_ parcel: LeftParcel, at milliseconds: Int64) throws {
        try db.run(
            """
            INSERT INTO written_parcel (parcel, recipient, at, digest, word, part, last, life, token,
              speaks) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                Data(parcel.id.bytes), Data(parcel.recipient.bytes), milliseconds,
                Data(parcel.digest.bytes), Data(parcel.word.bytes), parcel.part, parcel.isLast,
                Data(parcel.life.bytes), Int64(bitPattern: parcel.token), parcel.speaks,
            ]
        )
        for dot in parcel.changes.entries {
            try db.run(
                "INSERT INTO written_change (parcel, line, sequence) VALUES (?, ?, ?)",
                [Data(parcel.id.bytes), dot.line.value, dot.sequence.value]
            )
        }
    }
}
