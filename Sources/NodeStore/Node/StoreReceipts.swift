import Foundation
import GRDB
package import SyncProtocol

extension StoreReader {
    /// The newest receipts of other nodes for a ledger, in the order of their issuers.
    package func receipts(for ledger: LedgerID) throws -> [Receipt] {
        let sql = "SELECT * FROM receipt WHERE ledger_id = ? ORDER BY issuer"
        return try Row.fetchAll(db.cachedStatement(sql: sql), arguments: [Data(ledger.bytes)])
            .compactMap(receipt)
    }

    /// The newest receipt of one node for a ledger.
    package func receipt(of issuer: VerifyingKey, for ledger: LedgerID) throws -> Receipt? {
        let sql = "SELECT * FROM receipt WHERE issuer = ? AND ledger_id = ?"
        return try Row.fetchOne(
            db.cachedStatement(sql: sql),
            arguments: [Data(issuer.bytes), Data(ledger.bytes)]
        ).flatMap(receipt)
    }

    private func receipt(_ row: Row) throws -> Receipt? {
        guard
            let issuer = VerifyingKey(bytes: Array(try row.decode(Data.self, forColumn: "issuer"))),
            let ledger = LedgerID(bytes: try row.decode(Data.self, forColumn: "ledger_id")),
            let incarnation = Incarnation(
                bytes: try row.decode(Data.self, forColumn: "incarnation")
            ),
            let vector = VersionVector(bytes: Array(try row.decode(Data.self, forColumn: "vector")))
        else { return nil }
        return Receipt(
            issuer: issuer,
            incarnation: incarnation,
            parcelNumber: UInt64(bitPattern: try row.decode(forColumn: "parcel_number")),
            ledger: ledger,
            vector: vector,
            signature: Array(try row.decode(Data.self, forColumn: "signature"))
        )
    }
}

extension StoreWriter {
    /// Keeps a receipt in the place of the issuer's last one for the ledger.
    package func keep(_ receipt: Receipt, at milliseconds: Int64) throws {
        try db.run(
            """
            INSERT INTO receipt (issuer, ledger_id, incarnation, parcel_number, vector, signature, at)
            VALUES (?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT DO UPDATE SET incarnation = excluded.incarnation,
              parcel_number = excluded.parcel_number, vector = excluded.vector,
              signature = excluded.signature, at = excluded.at
            """,
            [
                Data(receipt.issuer.bytes), Data(receipt.ledger.bytes),
                Data(receipt.incarnation.bytes), Int64(bitPattern: receipt.parcelNumber),
                Data(receipt.vector.bytes), Data(receipt.signature), milliseconds,
            ]
        )
    }
}
