import NodeStore
import SyncProtocol

// After an older version: what it has kept without a column for it gets its column.

extension FieldNode {
    /// Folds the ledgers again that an older version has folded and that gain by it, one a transaction.
    ///
    /// It is cut short anywhere and goes on with the ledgers that are left when the node is next
    /// opened. No change is made.
    ///
    /// A ledger whose log is damaged keeps its rows, from which everything can be read, and is tried
    /// again at the next opening: a node that cannot be opened could not even say what is damaged.
    ///
    /// - Throws: `StoreError` for a full or failing disk.
    func foldWhatIsBehind() throws {
        for ledger in try store.read({ try $0.ledgersBehind() }) {
            do { try transaction { try fold(ledger, in: $0) } } catch {
                guard Self.isDamage(error) else { throw error }
            }
        }
    }

    private func fold(_ ledger: StoreReader.HeldLedger, in writer: StoreWriter) throws {
        if try writer.reader.gainsByFolding(ledger) {
            try refold([ledger], in: writer)
        } else {
            try writer.noteFolded(ledger)
        }
    }

    /// Whether something was read back otherwise than it was written; `verify` names it.
    private static func isDamage(_ error: any Error) -> Bool {
        switch error {
        case StoreError.damagedBlock, StoreError.damaged, is ChangeSetError: true
        default: false
        }
    }
}
