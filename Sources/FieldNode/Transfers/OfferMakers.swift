import NodeStore
import SyncProtocol

/// Tells which offers a node above goes on with: who has made an offer takes it back, and brings the
/// answer back, else two would do so at once.
struct OfferMakers {
    private let authority: Authority
    private let own: Set<VerifyingKey>

    init(own: Set<VerifyingKey>, _ authority: Authority) {
        self.own = own
        self.authority = authority
    }

    /// Whether this node has made an offer, in this life or in one that has ended, or whoever has made it
    /// is no longer there.
    ///
    /// Nobody else goes on with what a node has begun before it was put back from a backup: as long as its
    /// old key is not revoked, others take it to be there.
    func isOurs(_ offer: RowKey, in log: LedgerLog) -> Bool {
        guard let origin = log.lineage.lines[offer.dot.line]?.origin,
            let key = log.key(of: origin)
        else { return false }
        return own.contains(key) || authority.isRevoked(key)
            || authority.certificate(of: key).isEmpty
    }
}

extension FieldNode {
    /// Who has made offers, as far as this node has to do with it.
    func offerMakers(_ reader: StoreReader) throws -> OfferMakers {
        let authority = try authority(reader)
        let lives = try predecessors(reader).union(authority.formerKeys(of: verifyingKey))
        return OfferMakers(own: lives.union([verifyingKey]), authority)
    }
}
