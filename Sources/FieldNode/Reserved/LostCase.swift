import NodeStore
import SyncProtocol

// Words that were sealed for an office whose computers were lost since: whoever has written them
// down is told.

/// A case whose words were sealed for keys that its reader has no more.
package struct LostCase: Hashable, Sendable, Encodable {
    /// The case's id.
    package let id: String
    /// Its number, with its office's code before it.
    package let number: String
    /// The code of the office that was to read it.
    package let reservedFor: String
}

extension LedgerWork {
    /// Remembers for which keys the words of a case were sealed, which nothing in the case tells.
    func note(_ readers: [AgreementKey], of id: RowID) throws {
        if readers.isEmpty { return }
        let keys = readers.prefix(ReservedBox.readerLimit).map(\.bytes.hex)
        try writer.set(Setting.readers(of: id), to: keys.joined(separator: " "))
    }
}

extension FieldNode {
    /// The cases that were sealed on this computer for none of the keys that their reader has now.
    ///
    /// One that was lifted, voided or sealed anew is none of them.
    func lostCases(_ reader: StoreReader) throws -> [LostCase] {
        let authority = try authority(reader)
        let present = Dictionary(
            grouping: authority.enrolled.filter { !authority.isFormer($0.signingKey) },
            by: \.code.string
        ).mapValues { Set($0.map(\.agreementKey.bytes.hex)) }
        return try reader.settings(beginning: Setting.readersPrefix).compactMap { name, keys in
            guard let id = RowID(hex: String(name.dropFirst(Setting.readersPrefix.count))),
                let summary = try reader.caseSummary(id: id), summary.state != "voided",
                let office = summary.row.reservedFor, summary.row.isSealedAsRecorded,
                keys.split(separator: " ").allSatisfy({ key in
                    present[office]?.contains(String(key)) != true
                })
            else { return nil }
            return LostCase(
                id: id.description,
                number: "\(summary.officeCode):\(summary.numberText)",
                reservedFor: office
            )
        }
    }
}

extension RowState {
    /// Whether the sealed words of a case are those with which it was recorded.
    fileprivate var isSealedAsRecorded: Bool {
        self[ComplaintCell.reserved]?.shown.touches.contains(0) == true
    }
}
