/// Whose a ledger is, among the certificates that name it as their key's own.
///
/// Ledger ids are no secret: were every such certificate believed, whoever enrols under one prefix
/// could take the ledger of an office under another by naming it. So a claim holds only if whoever
/// made it may enrol under *every* code that is claimed for the ledger, but for the claims that are
/// overruled: those made by one who may not enrol under the code of a claim whose maker may enrol
/// under theirs. A move within a province is thus the province's to make, and leaves the old
/// district's claim behind; and of two claims from two provinces neither holds, until one who
/// stands above both makes a third.
///
/// Where its founder is among those who claim a ledger, the ledger belongs to the founder's office: claims
/// under other codes are overruled by nothing but who made it. Else whoever has been invited could name
/// a neighbour's ledger in the answer, and whoever enrols him may not have heard of the neighbour yet.
enum LedgerClaims {
    /// The indices of the claims that hold, by ledger.
    static func owners(_ counting: [CountingCertificate]) -> [LedgerID: [Int]] {
        let claims = Dictionary(grouping: counting.indices) { counting[$0].certificate.ledger }
        var found: [LedgerID: [Int]] = [:]
        for (ledger, claims) in claims {
            let own = underTheFoundersCodes(claims, of: ledger, counting)
            let owners = owners(own, of: counting)
            if !owners.isEmpty { found[ledger] = owners }
        }
        return found
    }

    /// The claims under the codes of a ledger's founder; all, if the founder is not among them.
    private static func underTheFoundersCodes(
        _ claims: [Int],
        of ledger: LedgerID,
        _ counting: [CountingCertificate],
    ) -> [Int] {
        let codes = Set(claims.map { counting[$0].certificate.code })
        if codes.count < 2 { return claims }
        let founders = claims.map { counting[$0].certificate }
            .filter { LedgerID.founded(by: $0.signingKey) == ledger }
        if founders.isEmpty { return claims }
        let own = Set(founders.map(\.code))
        return claims.filter { own.contains(counting[$0].certificate.code) }
    }

    private static func owners(_ claims: [Int], of counting: [CountingCertificate]) -> [Int] {
        // Claims of one code and scope stand and fall together; there are few such kinds.
        let kinds = Set(claims.map { Kind(counting[$0]) })
        let standing = kinds.filter { kind in !kinds.contains { $0.overrules(kind) } }
        let owners = standing.filter { kind in standing.allSatisfy { kind.reaches($0) } }
        return claims.filter { owners.contains(Kind(counting[$0])) }
    }

    private struct Kind: Hashable {
        let code: Utf8Text
        let scope: [Utf8Text]

        init(_ claim: CountingCertificate) {
            code = claim.certificate.code
            scope = claim.scope
        }

        func reaches(_ other: Kind) -> Bool { scope.covers(other.code) }

        func overrules(_ other: Kind) -> Bool { reaches(other) && !other.reaches(self) }
    }
}
