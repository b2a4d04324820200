import Foundation
import GRDB
package import SyncProtocol

// What tells whether a peer, or this node, was put back from a copy.

/// One parcel of a peer that was read.
package struct ReadParcelMark: Hashable, Sendable {
    /// The parcel's number in the peer's incarnation.
    package let number: UInt64
    /// The parcel's random name.
    package let parcel: ParcelID
    /// The serial of the newest mark of this node that the parcel showed; 0 for none.
    package let token: UInt64

    /// Describes a parcel.
    package init(number: UInt64, parcel: ParcelID, token: UInt64) {
        self.number = number
        self.parcel = parcel
        self.token = token
    }
}

extension StoreReader {
    /// Whether a parcel contradicts those of the same peer that were read before: another of the
    /// same number, or an older mark under a higher number.
    package func contradicts(_ mark: ReadParcelMark, of peer: PeerName) throws -> Bool {
        let sql = """
            SELECT EXISTS (SELECT 1 FROM peer_parcel WHERE peer = ?1 AND (
              (number = ?2 AND parcel <> ?3) OR (number < ?2 AND token > ?4)
              OR (number > ?2 AND token < ?4)))
            """
        return try Bool.fetchOne(
            db.cachedStatement(sql: sql),
            arguments: [
                peer.bytes, Int64(bitPattern: mark.number), Data(mark.parcel.bytes),
                Int64(bitPattern: mark.token),
            ]
        ) ?? false
    }

    /// The newest marks that other nodes have given this one.
    package func tokens() throws -> [NodeID: ResumeToken] {
        var tokens: [NodeID: ResumeToken] = [:]
        for row in try Row.fetchAll(db.cachedStatement(sql: "SELECT * FROM token")) {
            guard let node = NodeID(bytes: try row.decode(Data.self, forColumn: "node")),
                let incarnation = Incarnation(
                    bytes: try row.decode(Data.self, forColumn: "incarnation")
                )
            else { continue }
            tokens[node] = ResumeToken(
                incarnation: incarnation,
                serial: UInt64(bitPattern: try row.decode(forColumn: "serial")),
                tag: Array(try row.decode(Data.self, forColumn: "tag"))
            )
        }
        return tokens
    }
}

extension StoreWriter {
    /// The most parcels of one peer that are remembered.
    private static let parcelLimit = 1_024

    /// Remembers a parcel of a peer; the oldest are forgotten.
    package func note(_ mark: ReadParcelMark, of peer: PeerName) throws {
        try db.run(
            """
            INSERT INTO peer_parcel (peer, number, parcel, token) VALUES (?, ?, ?, ?)
            ON CONFLICT DO NOTHING
            """,
            [
                peer.bytes, Int64(bitPattern: mark.number), Data(mark.parcel.bytes),
                Int64(bitPattern: mark.token),
            ]
        )
        try db.run(
            """
            DELETE FROM peer_parcel WHERE peer = ?1 AND number < (
              SELECT number FROM peer_parcel WHERE peer = ?1 ORDER BY number DESC
              LIMIT 1 OFFSET \(Self.parcelLimit))
            """,
            [peer.bytes]
        )
    }

    /// Keeps a mark that another node has given this one; a later one of the same life replaces it.
    package func keep(_ token: ResumeToken, from node: NodeID) throws {
        let known = try reader.tokens()[node]
        if let known, known.incarnation == token.incarnation, known.serial >= token.serial {
            return
        }
        try db.run(
            """
            INSERT INTO token (node, incarnation, serial, tag) VALUES (?, ?, ?, ?)
            ON CONFLICT DO UPDATE SET incarnation = excluded.incarnation,
              serial = excluded.serial, tag = excluded.tag
            """,
            [
                Data(node.bytes), Data(token.incarnation.bytes),
                Int64(bitPattern: token.serial), Data(token.tag),
            ]
        )
    }

    /// Counts the marks that this node has given to a peer.
    package func setToken(_ serial: UInt64, of peer: PeerName) throws {
        try db.run(
            "UPDATE peer SET token = ? WHERE id = ?",
            [Int64(bitPattern: serial), peer.bytes]
        )
    }

    /// Forgets all marks, those that were given and those that peers have shown: they belong to the
    /// life that has ended.
    ///
    /// What it has told stands: digests show where that is not what is held now.
    package func forgetMarks() throws {
        try db.run("DELETE FROM token", [])
        try db.run("UPDATE peer_told SET mark = 0", [])
        try db.run("UPDATE peer SET token = 0", [])
        try db.run("UPDATE peer_parcel SET token = 0", [])
    }
}
