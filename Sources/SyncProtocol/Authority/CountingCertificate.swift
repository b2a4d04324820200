/// A certificate that counts, with how far it is from the root and what limits it.
struct CountingCertificate: Hashable, Sendable {
    /// The row that holds it.
    let id: RowID
    /// What it says.
    let certificate: Certificate
    /// How many certificates lead from the root to it: 1 for what the root has signed.
    let rank: Int
    /// The prefixes under which whoever issued it may issue, sorted; everything for the root.
    let scope: [Utf8Text]
    /// The live revocations that limit it: for each the last accepted places, by ledger.
    var revocations: [LimitsByLedger] = []

    /// Whether no revocation limits it.
    var isUnlimited: Bool { revocations.isEmpty }

    /// How far changes in a ledger may go that lean on this certificate.
    func limits(in ledger: LedgerID) -> Limits {
        Limits(revocations: revocations.map { $0[ledger] ?? [] })
    }

    /// Whether a certificate lies wholly under this one's prefixes.
    func covers(_ other: Certificate) -> Bool {
        certificate.prefixes.covers(other.code)
            && other.prefixes.allSatisfy(certificate.prefixes.covers)
    }

    /// Whether this certificate may give what another one gives, in a registry of a prefix: no more
    /// than itself, and no higher level, by which receipts are believed.
    func canIssue(_ other: Certificate, in registry: Utf8Text) -> Bool {
        certificate.prefixes.covers(registry) && covers(other)
            && certificate.rights.isSuperset(of: other.rights)
            && certificate.level >= other.level
    }
}

/// The last accepted places of one revocation, by ledger.
typealias LimitsByLedger = [LedgerID: [Limit]]
