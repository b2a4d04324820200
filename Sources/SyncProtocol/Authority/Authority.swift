/// Who may write what: a pure function of a root key and a set of statements.
///
/// Neither the order of the statements nor how often each is given matters. What a key may do flows
/// through certificates, each from one of lesser rank, down from the root; and a revocation limits
/// the *certificates* of its key that lie below its author, so that nobody can take away what it
/// could not have given.
package struct Authority: Sendable {
    /// The root key; nil at a node that was never enrolled.
    package let root: VerifyingKey?
    /// The certificates that count, nearest to the root first.
    let counting: [CountingCertificate]
    let byKey: [VerifyingKey: [Int]]
    /// The certificates whose own ledger each is, without the contested ones.
    let byLedger: [LedgerID: [Int]]
    /// The ledgers that certificates bind to each code.
    let byCode: [Utf8Text: Set<LedgerID>]
    /// The certificates with prefixes.
    let hubs: [Int]
    /// The keys that one entitled to do so has ever certified, with the rows that say so.
    let certified: [VerifyingKey: [RowID]]
    /// The keys of centres in whose place the root key has certified another node since, by the key of
    /// that one.
    let formerCentres: [VerifyingKey: Set<VerifyingKey>]
    /// The registries by their ledger.
    let registries: [LedgerID: Utf8Text]
    /// Every certificate with what became of it, in the order of the rows.
    package let all: [ListedCertificate]
    /// Every revocation with whether it has an effect, in the order of the rows.
    package let revocations: [ListedRevocation]

    /// Finds out what counts.
    ///
    /// - Parameters:
    ///   - root: the root key; nil at a node that was never enrolled, where everything is admitted.
    ///   - statements: the statements held, in any order; those in other ledgers than the root's
    ///     registries are ignored.
    ///   - registries: the prefixes of further registries that are held.
    ///   - isWithin: whether a statement lies at or before a place, on its path; asked only for
    ///     places of the statement's own ledger and origin. By sequence alone if not given.
    package init(
        root: VerifyingKey?,
        statements: some Sequence<HeldStatement> = [],
        registries: Set<Utf8Text> = [],
        isWithin: @escaping (HeldStatement, Limit) -> Bool = { $0.isWithinSequence(of: $1) },
    ) {
        let entries = root.map { AuthorityEntry.entries(of: statements, root: $0) } ?? []
        let evaluation = AuthorityEvaluation(entries, isWithin: isWithin)
        let counting = evaluation.counting
        self.root = root
        self.counting = counting
        byKey = Dictionary(grouping: counting.indices) { counting[$0].certificate.signingKey }
        byLedger = LedgerClaims.owners(counting)
        byCode = Self.ledgersByCode(byLedger, counting)
        hubs = counting.indices.filter { !counting[$0].certificate.prefixes.isEmpty }
        self.registries = Self.registries(
            registries.union(entries.map(\.held.registryPrefix)).union([.everything]),
            of: root
        )
        formerCentres = Self.formerCentres(entries, counting)
        let states = Self.states(counting, owners: Set(byLedger.values.joined()))
        all = entries.indices.compactMap { index in
            let ruling = evaluation.rulings[index] ?? .unfounded
            return entries[index].listed(states[entries[index].held.id] ?? ruling)
        }
        certified = Dictionary(
            grouping: all.filter { $0.state != .unfounded },
            by: \.certificate.signingKey
        ).mapValues { $0.map(\.id) }
        revocations = entries.indices.compactMap { index in
            entries[index].listed(limits: evaluation.liveRevocations[index])
        }
    }

    private static func states(
        _ counting: [CountingCertificate],
        owners: Set<Int>,
    ) -> [RowID: CertificateState] {
        let states = counting.indices.map { index in
            let state: CertificateState = owners.contains(index) ? .counts : .contested
            return (counting[index].id, counting[index].isUnlimited ? state : .revoked)
        }
        return Dictionary(states) { first, _ in first }
    }

    private static func formerCentres(
        _ entries: [AuthorityEntry],
        _ counting: [CountingCertificate],
    ) -> [VerifyingKey: Set<VerifyingKey>] {
        let trusted = Set(counting.filter(\.isUnlimited).map(\.id))
        let centres = entries.filter { $0.isByRoot && $0.certificate?.level == .centre }
        let ofOneCode = Dictionary(grouping: centres) { $0.certificate?.code }
        var former: [VerifyingKey: Set<VerifyingKey>] = [:]
        for group in ofOneCode.values {
            let present = group.filter { trusted.contains($0.held.id) }
                .max { ($0.height, $0.held.id) < ($1.height, $1.held.id) }
            guard let key = present?.certificate?.signingKey else { continue }
            former[key] = Set(group.compactMap(\.certificate?.signingKey)).subtracting([key])
        }
        return former
    }

    private static func ledgersByCode(
        _ owners: [LedgerID: [Int]],
        _ counting: [CountingCertificate],
    ) -> [Utf8Text: Set<LedgerID>] {
        var ledgers: [Utf8Text: Set<LedgerID>] = [:]
        for (ledger, indices) in owners {
            for index in indices {
                ledgers[counting[index].certificate.code, default: []].insert(ledger)
            }
        }
        return ledgers
    }

    private static func registries(
        _ prefixes: Set<Utf8Text>,
        of root: VerifyingKey?,
    ) -> [LedgerID: Utf8Text] {
        guard let root else { return [:] }
        let named = prefixes.map { (LedgerID.registry(root: root, prefix: $0), $0) }
        return Dictionary(named) { min($0, $1) }
    }
}

extension AuthorityEntry {
    fileprivate func listed(_ state: CertificateState) -> ListedCertificate? {
        certificate.map { certificate in
            ListedCertificate(id: held.id, certificate: certificate, state: state, issuer: issuer)
        }
    }

    fileprivate func listed(limits: Set<Limit>?) -> ListedRevocation? {
        revocation.map { revocation in
            ListedRevocation(id: held.id, revocation: revocation, limits: limits, issuer: issuer)
        }
    }

    private var issuer: VerifyingKey? { isByRoot ? nil : held.author }
}
