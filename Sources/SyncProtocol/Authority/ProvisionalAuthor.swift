/// A node's own key, admitted in its own ledger until somebody certifies it.
package struct ProvisionalAuthor: Hashable, Sendable {
    /// The node's signing key.
    package let key: VerifyingKey
    /// The node's own ledger.
    package let ledger: LedgerID

    /// Names a node's own key and ledger.
    package init(key: VerifyingKey, ledger: LedgerID) {
        self.key = key
        self.ledger = ledger
    }
}
