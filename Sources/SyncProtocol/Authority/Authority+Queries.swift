// What other parts of the program ask. Answers come in an order that is the same on every node.

extension Authority {
    /// The certificates of a key that count, revoked or not, nearest to the root first.
    package func certificate(of key: VerifyingKey) -> [Certificate] {
        certificates(of: key).map(\.certificate)
    }

    /// The highest level that an unrevoked certificate gives a key; nil if it has none.
    package func level(of key: VerifyingKey) -> NodeLevel? {
        certificates(of: key).filter(\.isUnlimited).map(\.certificate.level).max()
    }

    /// Whether every certificate of a key is revoked; false for a key that never had one.
    package func isRevoked(_ key: VerifyingKey) -> Bool {
        let certificates = certificates(of: key)
        return !certificates.isEmpty && !certificates.contains(where: \.isUnlimited)
    }

    /// How far a key's changes in a ledger are accepted.
    ///
    /// - Returns: one answer for each certificate that reaches the ledger; a change has to keep one
    ///   of them, and with none at all nothing is accepted.
    package func limits(of key: VerifyingKey, in ledger: LedgerID) -> Set<Limits> {
        Set(grant(of: key, in: ledger).permits.map(\.limits))
    }

    /// The codes that certificates bind a ledger to, sorted.
    package func codes(of ledger: LedgerID) -> [Utf8Text] {
        Set((byLedger[ledger] ?? []).map { counting[$0].certificate.code }).sorted()
    }

    /// The ledgers that certificates bind to a code.
    package func ledgers(of code: Utf8Text) -> Set<LedgerID> { byCode[code] ?? [] }

    /// Whether an unrevoked certificate of a key has a prefix over a code of a ledger, or over the
    /// registry that the ledger is.
    package func covers(_ key: VerifyingKey, _ ledger: LedgerID) -> Bool {
        let codes = registries[ledger].map { [$0] } ?? codes(of: ledger)
        return certificates(of: key).contains { certificate in
            certificate.isUnlimited
                && codes.contains { certificate.certificate.prefixes.covers($0) }
        }
    }

    /// The unrevoked certificates with a prefix over a code, nearest first: longest prefix, then
    /// lowest level.
    package func nodesAbove(_ code: Utf8Text) -> [Certificate] {
        let above = hubs.filter { counting[$0].isUnlimited }.compactMap { index in
            let certificate = counting[index].certificate
            let depths = certificate.prefixes.filter { $0.covers(code) }.map(\.bytes.count)
            return depths.max().map { (depth: $0, index: index, level: certificate.level) }
        }
        return above.sorted { ($1.depth, $0.level, $0.index) < ($0.depth, $1.level, $1.index) }
            .map { counting[$0.index].certificate }
    }

    /// The unrevoked certificates whose own ledger it is.
    package func holders(of ledger: LedgerID) -> [Certificate] {
        (byLedger[ledger] ?? []).filter { counting[$0].isUnlimited }
            .map { counting[$0].certificate }
    }

    /// Whether a key may be given a ledger that belongs to a code: its own, or under its prefixes.
    ///
    /// Of an office that began anew there are other books under its code: it has no use for them.
    package func mayHold(
        _ ledger: LedgerID,
        coded code: Utf8Text,
        by key: VerifyingKey,
    ) -> Bool {
        certificates(of: key).filter(\.isUnlimited).map(\.certificate).contains { certificate in
            certificate.code == code && certificate.ledger == ledger
                || certificate.prefixes.covers(code)
        }
    }

    /// Whether one entitled to do so has ever certified a key, even if that was replaced since.
    package func isNamed(_ key: VerifyingKey) -> Bool { certified[key] != nil }

    /// The rows in which those entitled to do so have certified a key, in their order.
    package func statements(certifying key: VerifyingKey) -> [RowID] { certified[key] ?? [] }

    /// The keys that a centre had before it was put back from a backup: the root key has certified this
    /// one for the same office since.
    package func formerKeys(of centre: VerifyingKey) -> Set<VerifyingKey> {
        formerCentres[centre] ?? []
    }

    /// Whether a centre has other keys now: whoever has the old ones is not that centre any more.
    package func isFormer(_ key: VerifyingKey) -> Bool {
        formerCentres.values.contains { $0.contains(key) }
    }

    func certificates(of key: VerifyingKey) -> [CountingCertificate] {
        (byKey[key] ?? []).map { counting[$0] }
    }
}
