import NodeStore
import SyncProtocol

extension FieldNode {
    /// Links a case to an older or related one, of this office or another; nothing is copied.
    package func link(_ caseName: String, to otherName: String, reason: String? = nil) throws {
        let (first, second) = try store.read { reader in
            (try find(caseName, in: reader), try find(otherName, in: reader))
        }
        let (summary, ledger) = first
        let (other, otherLedger) = second
        for (summary, ledger) in [first, second] { try requireDisclosed(summary, in: ledger.id) }
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
}
