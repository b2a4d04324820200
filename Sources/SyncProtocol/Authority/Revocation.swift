/// What one says of a key that is no longer to be trusted: how far its changes are still accepted.
///
/// It never unmakes what was accepted before a key was lost, and it says so by hash, so that nobody
/// who has the key can write the past anew.
package struct Revocation: Hashable, Sendable {
    /// The most places of one revocation.
    package static let limitCount = 4_096
    /// The most places that are written into one: each in a ledger of its own takes 70 bytes.
    package static let writtenCount = 3_000

    /// The key.
    package let key: VerifyingKey
    /// The last accepted places, sorted; an origin not named has none.
    ///
    /// An origin whose chain has forked may have one on each branch.
    package let limits: [Limit]
    /// The earlier statements that this one takes the place of, by their rows, sorted.
    package let replaces: [RowID]
    /// The root key's signature, 64 bytes, if it has signed.
    package let rootSignature: [UInt8]?

    /// Describes a revocation; places and rows are sorted, and repeated ones left out.
    package init(
        key: VerifyingKey,
        limits: [Limit],
        replaces: [RowID] = [],
        rootSignature: [UInt8]? = nil,
    ) {
        self.key = key
        self.limits = Set(limits).sorted()
        self.replaces = Set(replaces).sorted()
        self.rootSignature = rootSignature
    }

    /// Divides a revocation of any number of places into what changes can hold.
    ///
    /// - Parameter count: the most places of each, at most ``writtenCount``.
    /// - Returns: the revocation with its first places, and the others, as many at a time as fit into a
    ///   change of ``FurtherPlaces``.
    package func divided(
        into count: Int = Self.writtenCount
    ) -> (first: Revocation, further: [[Limit]]) {
        let chunks = stride(from: 0, to: limits.count, by: count).map { start in
            Array(limits[start..<min(start + count, limits.count)])
        }
        let first = Revocation(
            key: key,
            limits: chunks.first ?? [],
            replaces: replaces,
            rootSignature: rootSignature
        )
        return (first, Array(chunks.dropFirst()))
    }

    /// Takes earlier statements back, and says nothing else: the key that it revokes is nobody's.
    package static func withdrawing(_ statements: [RowID]) -> Revocation {
        Revocation(key: .nobody, limits: [], replaces: statements)
    }

    /// The same revocation with another signature, or none.
    func with(rootSignature: [UInt8]?) -> Revocation {
        Revocation(key: key, limits: limits, replaces: replaces, rootSignature: rootSignature)
    }
}
