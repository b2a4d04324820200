/// What the sender of a parcel holds of one ledger.
package struct Have: Hashable, Sendable {
    /// The ledger.
    package let ledger: LedgerID
    /// The office's code as the sender knows it.
    package let officeCode: Utf8Text
    /// What is held.
    package let vector: VersionVector

    /// Describes what is held.
    package init(ledger: LedgerID, officeCode: Utf8Text, vector: VersionVector) {
        self.ledger = ledger
        self.officeCode = officeCode
        self.vector = vector
    }
}
