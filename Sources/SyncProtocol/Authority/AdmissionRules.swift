/// What the owner of the tables says about who may write which of them.
package struct AdmissionRules: Hashable, Sendable {
    /// The cells that only the ledger's own nodes may write.
    package let reserved: Set<TableAndCell>

    /// Names the reserved cells.
    package init(reserved: Set<TableAndCell> = []) { self.reserved = reserved }
}
