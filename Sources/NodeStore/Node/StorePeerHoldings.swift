import Foundation
import GRDB
package import SyncProtocol

// What peers have said that they hold.

extension StoreReader {
    /// What a peer last said that it holds, by ledger.
    package func vectors(of peer: PeerName) throws -> [LedgerID: VersionVector] {
        let leaves = try leaves(of: peer, orAssumed: false)
        return Dictionary(uniqueKeysWithValues: leaves.map { ($0.ledger, $0.vector) })
    }

    /// What a peer last said that it holds, with the codes by which it knows the ledgers, and what is
    /// assumed of a new life of it: for digests to be compared with, and for nothing else.
    package func leaves(of peer: PeerName) throws -> [DigestTree.Leaf] {
        try leaves(of: peer, orAssumed: true)
    }

    fileprivate func leaves(of peer: PeerName, orAssumed: Bool) throws -> [DigestTree.Leaf] {
        let sql = """
            SELECT ledger_id, code, vector FROM peer_vector WHERE peer = ? AND assumed <= ?
            """
        return try Row.fetchAll(
            db.cachedStatement(sql: sql),
            arguments: [peer.bytes, orAssumed]
        )
        .compactMap { row in
            guard
                let ledger = LedgerID(bytes: try row.decode(Data.self, forColumn: "ledger_id")),
                let vector = VersionVector(
                    bytes: Array(try row.decode(Data.self, forColumn: "vector"))
                )
            else { return nil }
            return DigestTree.Leaf(
                ledger: ledger,
                code: Utf8Text(try row.decode(String.self, forColumn: "code")),
                vector: vector
            )
        }
    }
}

extension StoreWriter {
    /// Assumes of a new life what the last of those had said that it has taken the place of, and that
    /// it knows what that was told of holdings.
    func assume(what ended: [Incarnation], of peer: PeerName) throws {
        let names = ended.map { PeerName(node: peer.node, incarnation: $0) }
        let last = try names.compactMap(reader.peer).max { $0.heardAt < $1.heardAt }
        if let last {
            try db.run(
                """
                INSERT INTO peer_vector (peer, ledger_id, code, vector, assumed)
                SELECT ?, ledger_id, code, vector, 1 FROM peer_vector WHERE peer = ?
                """,
                [peer.bytes, last.name.bytes]
            )
            try db.run(
                "UPDATE peer_told SET peer = ?, mark = 0 WHERE peer = ? AND kind = 0",
                [peer.bytes, last.name.bytes]
            )
        }
        for name in names {
            try db.run("DELETE FROM peer_vector WHERE peer = ?", [name.bytes])
            try forgetTold(to: name, above: 0)
        }
    }

    /// Notes that a peer's digests fit: what was assumed of it holds.
    package func settle(_ peer: PeerName) throws {
        try db.run(
            "UPDATE peer_vector SET assumed = 0 WHERE peer = ? AND assumed = 1",
            [peer.bytes]
        )
    }

    func take(
        _ leaves: [DigestTree.Leaf],
        of peer: PeerName,
        wholeUnder prefixes: [Utf8Text],
    ) throws {
        if leaves.isEmpty, prefixes.isEmpty { return }
        let known = Dictionary(
            uniqueKeysWithValues: try reader.leaves(of: peer).map { ($0.ledger, $0) }
        )
        let said = Set(try reader.leaves(of: peer, orAssumed: false))
        let named = Set(leaves.map(\.ledger))
        for (ledger, leaf) in known
        where !named.contains(ledger) && prefixes.contains(where: { $0.covers(leaf.code) }) {
            try db.run(
                "DELETE FROM peer_vector WHERE peer = ? AND ledger_id = ?",
                [peer.bytes, Data(ledger.bytes)]
            )
        }
        for leaf in leaves where !said.contains(leaf) {
            try db.run(
                """
                INSERT INTO peer_vector (peer, ledger_id, code, vector) VALUES (?, ?, ?, ?)
                ON CONFLICT DO UPDATE SET code = excluded.code, vector = excluded.vector,
                  assumed = 0
                """,
                [
                    peer.bytes, Data(leaf.ledger.bytes), leaf.code.string, Data(leaf.vector.bytes),
                ]
            )
        }
    }
}
