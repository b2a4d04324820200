/// The first change of an origin: it carries the signing key and the nonce that the origin's name is
/// made of.
package struct Opening: Hashable, Sendable {
    /// The cell of the origins table that holds the signing key.
    package static let keyCell = CellTag(1)
    /// The cell of the origins table that holds the nonce.
    package static let nonceCell = CellTag(2)
    /// The number of bytes of a nonce.
    package static let nonceByteCount = 16

    /// The key that signs the origin's heads.
    package let key: VerifyingKey
    /// 16 random bytes: one key may open many origins.
    package let nonce: [UInt8]

    /// Describes an opening.
    package init(key: VerifyingKey, nonce: [UInt8]) {
        self.key = key
        self.nonce = nonce
    }

    /// SHA-256("tambon origin" ‖ signing key ‖ ledger id ‖ nonce), truncated to 128 bits.
    package func origin(in ledger: LedgerID) -> Origin {
        let digest = Digest256(
            hashing: Array("tambon origin".utf8) + key.bytes + ledger.bytes + nonce
        ).bytes
        return Origin(
            high: UInt64(bigEndianBytes: digest.prefix(8)),
            low: UInt64(bigEndianBytes: digest[8..<16]),
        )
    }

    /// The opening's writes.
    package var writes: [CellWrite] {
        [(Self.keyCell, key.bytes), (Self.nonceCell, nonce)].map { cell, bytes in
            CellWrite(
                table: .origins,
                row: .own(0),
                cell: cell,
                rule: .writeOnce,
                value: .bytes(bytes)
            )
        }
    }

    /// Reads an opening from a change; nil if the change is none, or its key is not to be trusted.
    package init?(_ change: Change) {
        guard change.dot.sequence == .first, change.writes.count >= 2 else { return nil }
        var found: [CellTag: [UInt8]] = [:]
        for write in change.writes where write.table == .origins && write.row == .own(0) {
            guard write.rule == .writeOnce, case .bytes(let bytes) = write.value else { continue }
            found[write.cell] = bytes
        }
        guard let key = found[Self.keyCell].flatMap({ VerifyingKey(bytes: $0) }),
            let nonce = found[Self.nonceCell], nonce.count == Self.nonceByteCount
        else { return nil }
        self.init(key: key, nonce: nonce)
    }
}
