/// How a change names a row.
package enum RowReference: Hashable, Sendable {
    /// A row that the same change creates, by its ordinal.
    case own(UInt16)
    /// A row of the same ledger, created by an earlier change.
    case row(RowKey)
    /// A row of another ledger, which need not be held here. Only a value may name one.
    ///
    /// Apart, so that it does not make every other write as large as itself.
    indirect case foreign(LedgerID, RowID)
}
