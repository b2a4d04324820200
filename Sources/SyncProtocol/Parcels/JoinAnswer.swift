/// The acceptance of an invitation, in the first parcels that a node sends after it.
///
/// The parcel is signed by the node's key, so the answer itself holds only what the invitation's
/// issuer cannot know.
package struct JoinAnswer: Hashable, Sendable {
    /// The number of bytes of an invitation's secret.
    package static let secretByteCount = 32

    /// The secret of the invitation.
    package let secret: [UInt8]
    /// The ledger of the node's office.
    package let ledger: LedgerID
    /// The code that the node was set up with.
    package let officeCode: Utf8Text
    /// The office's name, for people.
    package let officeName: Utf8Text
    /// Keys of machines of the office that were lost before any certificate named them, sorted, and
    /// whose work in the ledger a backup has saved.
    package let predecessors: [VerifyingKey]

    /// The most keys that are named so.
    package static let predecessorLimit = 16

    /// Accepts an invitation.
    package init(
        secret: [UInt8],
        ledger: LedgerID,
        officeCode: Utf8Text,
        officeName: Utf8Text,
        predecessors: [VerifyingKey] = [],
    ) {
        self.secret = secret
        self.ledger = ledger
        self.officeCode = officeCode
        self.officeName = officeName
        self.predecessors = predecessors
    }
}
