/// More last accepted places of a revocation, which names more than one change can hold.
///
/// It counts as if its places stood in the revocation itself, by the same author and under the same
/// power. Who holds the revocation without it accepts less for the time being, never more.
package struct FurtherPlaces: Hashable, Sendable {
    /// The row that holds the revocation.
    package let revocation: RowID
    /// The last accepted places, sorted.
    package let limits: [Limit]
    /// The root key's signature, 64 bytes, if it has signed.
    package let rootSignature: [UInt8]?

    /// Describes them; places are sorted, and repeated ones left out.
    package init(of revocation: RowID, limits: [Limit], rootSignature: [UInt8]? = nil) {
        self.revocation = revocation
        self.limits = Set(limits).sorted()
        self.rootSignature = rootSignature
    }

    /// The same places with another signature, or none.
    func with(rootSignature: [UInt8]?) -> FurtherPlaces {
        FurtherPlaces(of: revocation, limits: limits, rootSignature: rootSignature)
    }
}
