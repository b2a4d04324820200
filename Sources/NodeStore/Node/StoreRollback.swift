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

    /// Whether this machine may have given a mark to a node, as far as it remembers: one that it did
    /// not give comes from a copy of it, or was given before it was put back.
    package func mayHaveGiven(_ token: ResumeToken, to node: NodeID) throws -> Bool {
        let sql = """
            SELECT EXISTS (SELECT 1 FROM given_token
                WHERE node = ?1 AND serial = ?2 AND chance = ?3)
              OR ?2 < (SELECT min(serial) FROM given_token WHERE node = ?1)
            """
        return try Bool.fetchOne(
            db.cachedStatement(sql: sql),
            arguments: [
                Data(node.bytes), Int64(bitPattern: token.serial), Data(token.chance),
            ]
        ) ?? false
    }

    /// The newest marks that the lives of other nodes have given this one, sorted.
    ///
    /// - Parameter giver: the node whose marks are wanted.
    /// - Returns: the marks.
    /// - Throws: what SQLite reports.
    package func tokens(of giver: NodeID) throws -> [ShownToken] {
        let sql = "SELECT * FROM token WHERE node = ? ORDER BY incarnation"
        let rows = try Row.fetchAll(
            db.cachedStatement(sql: sql),
            arguments: [Data(giver.bytes)]
        )
        return try rows.compactMap { row in
            guard let node = NodeID(bytes: try row.decode(Data.self, forColumn: "node")),
                let incarnation = Incarnation(
                    bytes: try row.decode(Data.self, forColumn: "incarnation")
                )
            else { return nil }
            let token = ResumeToken(
                incarnation: incarnation,
                serial: UInt64(bitPattern: try row.decode(forColumn: "serial")),
                tag: Array(try row.decode(Data.self, forColumn: "tag"))
            )
            return ShownToken(token, of: node)
        }
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
        try db.run(
            """
            INSERT INTO token (node, incarnation, serial, tag) VALUES (?, ?, ?, ?)
            ON CONFLICT DO UPDATE SET serial = excluded.serial, tag = excluded.tag
              WHERE excluded.serial > token.serial
            """,
            [
                Data(node.bytes), Data(token.incarnation.bytes),
                Int64(bitPattern: token.serial), Data(token.tag),
            ]
        )
    }

    /// Forgets the marks that other nodes have given: this one is another from now on, and theirs for it
    /// begin with the first.
    package func forgetKeptMarks() throws { try db.run("DELETE FROM token", []) }

    /// The most marks that were given to one node that are remembered.
    private static let givenLimit = 256

    /// Notes a mark that this node gives to a peer.
    package func give(_ token: ResumeToken, to peer: PeerName) throws {
        let serial = Int64(bitPattern: token.serial)
        let node = Data(peer.node.bytes)
        try db.run("UPDATE peer SET token = ? WHERE id = ?", [serial, peer.bytes])
        try db.run(
            "INSERT INTO given_token (node, serial, chance) VALUES (?, ?, ?)",
            [node, serial, Data(token.chance)]
        )
        try db.run(
            """
            DELETE FROM given_token WHERE node = ?1 AND serial < (
              SELECT serial FROM given_token WHERE node = ?1 ORDER BY serial DESC
              LIMIT 1 OFFSET \(Self.givenLimit))
            """,
            [node]
        )
    }

    /// Forgets the marks that were given, and what peers have shown of them: they belong to the life
    /// that has ended.
    ///
    /// Those that others have given stay: by them a giver finds out that it was put back, whichever life
    /// shows them. What was told stands too: digests show where that is not what is held now.
    package func forgetGivenMarks() throws {
        try db.run("DELETE FROM given_token", [])
        try db.run("UPDATE peer_told SET mark = 0", [])
        try db.run("UPDATE peer SET token = 0", [])
        try db.run("UPDATE peer_parcel SET token = 0", [])
    }
}
