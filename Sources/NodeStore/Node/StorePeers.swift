import Foundation
import GRDB
package import SyncProtocol

/// One life of a node that this one has heard from, as it last said of itself.
package struct StoredPeer: Hashable, Sendable {
    /// The node's id and its incarnation.
    package let name: PeerName
    /// The key to which parcels for it are sealed, 32 bytes.
    package let agreementKey: [UInt8]
    /// The code of the office it serves.
    package let code: String
    /// The number of its newest parcel.
    package let parcelNumber: UInt64
    /// When that was read, in milliseconds since 1970.
    package let heardAt: Int64
    /// The version of its program.
    package let software: String
    /// The serial of the newest mark that this node has given it.
    package let token: UInt64
    /// Whether it is to be told that it was put back from a copy, or copied.
    package let isDoubted: Bool

    /// Describes a peer.
    package init(
        name: PeerName,
        agreementKey: [UInt8],
        code: String,
        parcelNumber: UInt64,
        heardAt: Int64,
        software: String,
        token: UInt64,
        isDoubted: Bool,
    ) {
        self.name = name
        self.agreementKey = agreementKey
        self.code = code
        self.parcelNumber = parcelNumber
        self.heardAt = heardAt
        self.software = software
        self.token = token
        self.isDoubted = isDoubted
    }
}

/// A node and one of its lives.
package struct PeerName: Hashable, Sendable {
    /// The node.
    package let node: NodeID
    /// Its life.
    package let incarnation: Incarnation

    /// Names a life of a node.
    package init(node: NodeID, incarnation: Incarnation) {
        self.node = node
        self.incarnation = incarnation
    }

    init?(bytes: Data) {
        guard let node = NodeID(bytes: bytes.prefix(NodeID.byteCount)),
            let incarnation = Incarnation(bytes: bytes.dropFirst(NodeID.byteCount))
        else { return nil }
        self.init(node: node, incarnation: incarnation)
    }

    var bytes: Data { Data(node.bytes + incarnation.bytes) }
}

extension StoreReader {
    /// The present lives of the nodes that this one has heard from, sorted by code and name.
    package func peers() throws -> [StoredPeer] {
        let sql = "SELECT * FROM peer WHERE superseded = 0 ORDER BY code, id"
        return try Row.fetchAll(db.cachedStatement(sql: sql)).compactMap(peer)
    }

    /// The present lives of a node, sorted by name.
    package func peers(of node: NodeID) throws -> [StoredPeer] {
        let sql = "SELECT * FROM peer WHERE id BETWEEN ? AND ? AND superseded = 0 ORDER BY id"
        return try Row.fetchAll(
            db.cachedStatement(sql: sql),
            arguments: StatementArguments(Self.allLives(of: node))
        ).compactMap(peer)
    }

    /// One life of a node.
    package func peer(_ name: PeerName) throws -> StoredPeer? {
        try Row.fetchOne(
            db.cachedStatement(sql: "SELECT * FROM peer WHERE id = ?"),
            arguments: [name.bytes]
        )
        .flatMap(peer)
    }

    /// The life of a node that was heard from last.
    package func peer(of node: NodeID) throws -> StoredPeer? {
        let sql = """
            SELECT * FROM peer WHERE id BETWEEN ? AND ? AND superseded = 0
            ORDER BY heard DESC LIMIT 1
            """
        return try Row.fetchOne(
            db.cachedStatement(sql: sql),
            arguments: StatementArguments(Self.allLives(of: node))
        )
        .flatMap(peer)
    }

    private func peer(_ row: Row) throws -> StoredPeer? {
        guard let name = PeerName(bytes: try row.decode(forColumn: "id")) else { return nil }
        return StoredPeer(
            name: name,
            agreementKey: Array(try row.decode(Data.self, forColumn: "agreement_key")),
            code: try row.decode(forColumn: "code"),
            parcelNumber: UInt64(bitPattern: try row.decode(forColumn: "parcel_number")),
            heardAt: try row.decode(forColumn: "heard_at"),
            software: try row.decode(forColumn: "software"),
            token: UInt64(bitPattern: try row.decode(forColumn: "token")),
            isDoubted: try row.decode(forColumn: "doubted")
        )
    }

    /// Whether a life of a node is known to have ended.
    package func isSuperseded(_ name: PeerName) throws -> Bool {
        try Bool.fetchOne(
            db.cachedStatement(sql: "SELECT superseded FROM peer WHERE id = ?"),
            arguments: [name.bytes]
        ) ?? false
    }

    /// The signed words of a node's present lives on those that they have taken the place of.
    package func successions(of node: NodeID) throws -> [Succession] {
        let sql = """
            SELECT succession FROM peer WHERE id BETWEEN ? AND ? AND superseded = 0
            AND succession IS NOT NULL ORDER BY id
            """
        return try Data.fetchAll(
            db.cachedStatement(sql: sql),
            arguments: StatementArguments(Self.allLives(of: node))
        ).map { try Succession(bytes: Array($0)) }
    }

    /// The least and the greatest name that a life of a node can have.
    fileprivate static func allLives(of node: NodeID) -> [Data] {
        [Incarnation(0), Incarnation(.max)].map { PeerName(node: node, incarnation: $0).bytes }
    }
}

extension StoreWriter {
    /// Takes over what a peer's newest parcel says; what it said before is replaced.
    package func hear(
        from peer: StoredPeer,
        isSuperseded: Bool,
        succession: Succession?,
        holding leaves: [DigestTree.Leaf],
        wholeUnder prefixes: [Utf8Text],
    ) throws {
        let isNew = try reader.peer(peer.name) == nil
        let lives = StoreReader.allLives(of: peer.name.node)
        try db.run(
            """
            INSERT INTO peer (id, agreement_key, code, parcel_number, heard_at, software, token,
              superseded, doubted, succession, heard)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?,
              (SELECT 1 + coalesce(max(heard), 0) FROM peer WHERE id BETWEEN ? AND ?))
            ON CONFLICT (id) DO UPDATE SET agreement_key = excluded.agreement_key,
              code = excluded.code, parcel_number = excluded.parcel_number,
              heard_at = excluded.heard_at, software = excluded.software, token = excluded.token,
              superseded = excluded.superseded, doubted = excluded.doubted,
              succession = excluded.succession, heard = excluded.heard
            """,
            [
                peer.name.bytes, Data(peer.agreementKey), peer.code,
                Int64(bitPattern: peer.parcelNumber), peer.heardAt, peer.software,
                Int64(bitPattern: peer.token), isSuperseded, peer.isDoubted,
                succession.map { Data($0.bytes) }, lives[0], lives[1],
            ]
        )
        for incarnation in succession?.ended ?? [] where incarnation != peer.name.incarnation {
            let name = PeerName(node: peer.name.node, incarnation: incarnation)
            try db.run("UPDATE peer SET superseded = 1 WHERE id = ?", [name.bytes])
            try db.run(
                "DELETE FROM token WHERE node = ? AND incarnation = ?",
                [Data(name.node.bytes), Data(incarnation.bytes)]
            )
        }
        if isNew { try assume(what: succession?.ended ?? [], of: peer.name) }
        try take(leaves, of: peer.name, wholeUnder: prefixes)
    }
}
