/// A node's own keys, admitted in its own ledger until somebody certifies them: the one that it has, and
/// those of lost machines whose books it has put back.
package struct ProvisionalAuthor: Hashable, Sendable {
    /// The node's signing keys.
    package let keys: Set<VerifyingKey>
    /// The node's own ledger.
    package let ledger: LedgerID

    /// Names a node's own keys and ledger.
    package init(keys: Set<VerifyingKey>, ledger: LedgerID) {
        self.keys = keys
        self.ledger = ledger
    }
}
