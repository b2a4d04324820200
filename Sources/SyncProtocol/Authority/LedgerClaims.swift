/// Whose a ledger is, among the certificates that name it as their key's own.
///
/// Ledger ids are no secret: were every such certificate believed, whoever enrols under one prefix
/// could take the ledger of an office under another by naming it. So a claim holds only if whoever
/// made it may enrol under *every* code that is claimed for the ledger, but for the claims that are
/// overruled: those made by one who may not enrol under the code of a claim whose maker may enrol
/// under theirs. A move within a province is thus the province's to make, and leaves the old
/// district's claim behind; and of two claims from two provinces neither holds, until one who
/// stands above both makes a third.
enum LedgerClaims {
    /// The indices of the claims that hold, by ledger.
    static func owners(_ counting: [CountingCertificate]) -> [LedgerID: [Int]] {
        Dictionary(grouping: counting.indices) { counting[$0].certificate.ledger }
            .mapValues { owners($0, of: counting) }
            .filter { !$0.value.isEmpty }
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
