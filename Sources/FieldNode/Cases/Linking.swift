import ComplaintModel
import NodeStore
import SyncProtocol

extension FieldNode {
    /// Links a case to an older or related one, of this office or another; nothing is copied.
    ///
    /// A case of an office whose books are not here is linked by the name that people write,
    /// `80.21.nong:2/2569`.
    ///
    /// - Throws: ``FieldNodeError`` if there is no such case here, or the other name is none of a case.
    package func link(_ caseName: String, to otherName: String, reason: String? = nil) throws {
        let (summary, ledger) = try store.read { try find(caseName, in: $0) }
        try requireDisclosed(summary, in: ledger.id)
        if let name = try nameElsewhere(otherName) {
            return try write(in: ledger) { work in
                try work.author(
                    CellWrite.link(
                        from: .row(summary.key),
                        toCaseNamed: name,
                        reason: reason.normalised
                    )
                )
            }
        }
        let (other, otherLedger) = try store.read { try find(otherName, in: $0) }
        try requireDisclosed(other, in: otherLedger.id)
        if summary.key == other.key { throw FieldNodeError.linkToItself(typed: caseName) }
        try write(in: ledger) { work in
            let target: RowReference =
                ledger == otherLedger ? .row(other.key) : .foreign(otherLedger.id, other.id)
            try work.author(
                CellWrite.link(
                    ordinal: 0,
                    from: .row(summary.key),
                    to: target,
                    reason: reason.normalised
                )
            )
        }
    }

    /// The name of a case of another office, as it is written; nil if that office's books are here, or
    /// no office is named.
    private func nameElsewhere(_ typed: String) throws -> String? {
        guard case .number(let number, let office?) = try CaseName(typed),
            let code = OfficeCode(office),
            try store.read({ try $0.ledgers(coded: code.text) }).isEmpty
        else { return nil }
        return "\(code.text):\(number)"
    }
}
