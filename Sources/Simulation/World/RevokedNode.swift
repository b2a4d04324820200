import SyncProtocol

/// A node that nobody speaks to any more.
struct RevokedNode {
    let number: Int
    /// Its id.
    let name: String
    /// Whose keys were revoked.
    let identity: Int
    let ledger: Int
    /// What of its ledger was held where it was revoked: nothing further of it is admitted.
    let limit: VersionVector
}
