@testable import SyncProtocol

extension AuthorityOracle {
    /// What a key may write in a ledger, by the rules as they stand.
    func grant(of key: VerifyingKey, in ledger: LedgerID, registry: Utf8Text?) -> Grant {
        let mine = statements.indices.filter { certificate($0)?.signingKey == key }
            .compactMap { index in rank(index).map { (index, $0) } }
        var permits: Set<Grant.Permit> = []
        for (index, rank) in mine {
            guard let certificate = certificate(index) else { continue }
            let limits = Limits(
                revocations: revocations(of: index, at: rank).map { revocation in
                    revocation.limits.filter { $0.ledger == ledger }
                }
            )
            for extent in extents(index, certificate, in: ledger, registry: registry) {
                permits.insert(Grant.Permit(extent: extent, limits: limits))
            }
        }
        return Grant(isKnown: !mine.isEmpty, permits: permits)
    }

    private func extents(
        _ index: Int,
        _ certificate: Certificate,
        in ledger: LedgerID,
        registry: Utf8Text?,
    ) -> [Grant.Extent] {
        if let registry {
            let mayEnrol =
                certificate.rights.contains(.enrols)
                && certificate.prefixes.contains { $0.covers(registry) }
            return mayEnrol ? [.everything] : []
        }
        let owners = owners(of: ledger)
        let isOwn = certificate.rights.contains(.writes) && owners.contains(index)
        let isAbove =
            certificate.rights.contains(.acts)
            && owners.contains { owner in
                certificate.prefixes.contains { prefix in
                    self.certificate(owner).map { prefix.covers($0.code) } ?? false
                }
            }
        return (isOwn ? [.everything] : []) + (isAbove ? [.unreserved] : [])
    }

    /// The certificates whose claim to a ledger holds.
    func owners(of ledger: LedgerID) -> [Int] {
        var claims = statements.indices.filter {
            certificate($0)?.ledger == ledger && rank($0) != nil
        }
        let ofFounder = claims.compactMap { certificate($0) }
            .filter { LedgerID.founded(by: $0.signingKey) == ledger }.map(\.code)
        if !ofFounder.isEmpty {
            claims = claims.filter { certificate($0).map { ofFounder.contains($0.code) } == true }
        }
        func reaches(_ claim: Int, _ other: Int) -> Bool {
            guard let code = certificate(other)?.code else { return false }
            return scope(claim).contains { $0.covers(code) }
        }
        let standing = claims.filter { claim in
            !claims.contains { reaches($0, claim) && !reaches(claim, $0) }
        }
        return standing.filter { claim in standing.allSatisfy { reaches(claim, $0) } }
    }
}
