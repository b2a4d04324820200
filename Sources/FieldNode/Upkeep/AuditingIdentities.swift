import NodeStore
import SyncProtocol

// The keys of sealed identities stand outside the log: no hash tells of a damaged one.

extension FieldNode {
    /// The cases whose complainant cannot be read any more since the key to the sealed identity is damaged,
    /// each a sentence.
    ///
    /// A key that no unlock key of this node opens is damaged only where that one has wrapped it: where
    /// this life has sealed the identity, or an earlier one of which another identity opens. A node that was
    /// put back from a backup without its unlock key holds keys that another one has wrapped.
    ///
    /// - Throws: `StoreError`.
    func damagedIdentities(_ reader: StoreReader) throws -> [String] {
        let held = try reader.wrappedKeys()
        if held.isEmpty { return [] }
        let own = vault(of: ownLedger)
        let closed = held.filter { !own.unwraps($0.wrapped, keyID: $0.id) }
        if closed.isEmpty { return [] }
        let wrapped = Dictionary(uniqueKeysWithValues: held.map { ($0.id, $0.wrapped) })
        return try reader.ledgers().filter { $0.registryPrefix == nil }.flatMap {
            try damagedIdentities(of: $0, wrapped, reader)
        }
    }

    private func vault(of ledger: LedgerID) -> IdentityVault {
        IdentityVault(keys: keys, world: world, ledger: ledger)
    }

    private func damagedIdentities(
        of ledger: StoreReader.HeldLedger,
        _ wrapped: [UInt64: [UInt8]],
        _ reader: StoreReader,
    ) throws -> [String] {
        let vault = vault(of: ledger.id)
        var ours: Set<LineNumber> = []
        if let line = try reader.setting(Setting.line(in: ledger.id)).flatMap({ UInt32($0) }) {
            ours.insert(LineNumber(line))
        }
        var closed: [(line: LineNumber, complaint: RowKey)] = []
        for key in try reader.caseKeys(of: ledger.number) {
            // What is damaged there the audit of the rows names.
            guard let row = try? reader.row(DomainTable.complaint.tag, key) else { continue }
            for (keyID, line) in row.sealedIdentities {
                guard let bytes = wrapped[keyID] else { continue }
                if vault.unwraps(bytes, keyID: keyID) {
                    ours.insert(line)
                } else {
                    closed.append((line, key))
                }
            }
        }
        return try closed.filter { ours.contains($0.line) }.map { _, key in
            let number = try reader.caseSummary(key)?.numberText ?? ""
            return "\(ledger.code): กุญแจของข้อมูลผู้ร้องเรียนเรื่องเลขที่ \(number) เสียหาย "
                + "หรือ keys/unlock.key ไม่ใช่ของเครื่องนี้ (กุญแจเดิมที่พบภายหลังให้คัดลอกเป็น keys/unlock.former) "
                + "กู้จากข้อมูลสำรองก่อนหน้านี้ด้วย 'tambon restore' / the key to the complainant's identity "
                + "of \(number) is damaged, or keys/unlock.key is not this node's own (one that turns up "
                + "later belongs into keys/unlock.former); an earlier backup may hold it whole"
        }
    }
}

extension RowState {
    /// The keys of the sealed identities that a case has, each with the line whose change has sealed it.
    fileprivate var sealedIdentities: [(keyID: UInt64, line: LineNumber)] {
        (self[ComplaintCell.identity]?.siblings ?? []).compactMap { sibling in
            guard case .sealed(let keyID, _) = sibling.value, let touch = sibling.touches.first
            else { return nil }
            return (keyID, touches[touch].dot.line)
        }
    }
}
