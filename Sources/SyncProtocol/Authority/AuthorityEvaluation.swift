/// Finds out which statements count, rank by rank.
///
/// The root has rank 0. A certificate has the rank of the certificate by which it was issued, + 1; a
/// *power* is a counting certificate with the right to enrol. Whatever is asked of a certificate of
/// rank r is answered by powers of lesser rank alone:
///
/// - it is issued by a power of rank r − 1, in a statement within the limits on that power;
/// - it is replaced by a statement of the root or of a power of at most rank r − 1;
/// - it is limited by revocations of powers of lesser rank, which are lifted by powers of no greater
///   rank than theirs.
///
/// So the certificates of rank r and their limits follow from those of the ranks below, once for
/// all, and no statement can support itself, however statements name each other. It ends: a
/// certificate is decided once, at its least rank; a rank at which none is found has no power, so
/// there is none at any later rank; and there are finitely many. Nothing depends on the order of
/// the input, since each rank is found whole before the next is begun.
struct AuthorityEvaluation {
    private let entries: [AuthorityEntry]
    private let isWithin: (HeldStatement, Limit) -> Bool
    /// The certificates that the root has not signed, by their author.
    private var claims: [VerifyingKey: [Int]] = [:]
    private var revocations: [VerifyingKey: [Int]] = [:]
    private var replacers: [RowID: [Int]] = [:]
    /// The statements with further places, by the row of their revocation.
    private var furtherPlaces: [RowID: [Int]] = [:]
    /// The powers found so far, by key.
    private var powers: [VerifyingKey: [CountingCertificate]] = [:]
    /// The revocations that limit a certificate, and the places they leave.
    private(set) var liveRevocations: [Int: Set<Limit>] = [:]
    private(set) var counting: [CountingCertificate] = []
    /// What became of each certificate that somebody was entitled to issue.
    private(set) var rulings: [Int: CertificateState] = [:]

    init(_ entries: [AuthorityEntry], isWithin: @escaping (HeldStatement, Limit) -> Bool) {
        self.entries = entries
        self.isWithin = isWithin
        for (index, entry) in entries.enumerated() {
            if entry.certificate != nil, !entry.isByRoot {
                claims[entry.held.author, default: []].append(index)
            }
            if let revocation = entry.revocation {
                revocations[revocation.key, default: []].append(index)
            }
            if let places = entry.furtherPlaces {
                furtherPlaces[places.revocation, default: []].append(index)
            }
            for id in entry.held.statement.replaces { replacers[id, default: []].append(index) }
        }
        run()
    }

    private mutating func run() {
        var candidates = entries.indices.filter { entries[$0].isByRoot }.compactMap(rootCandidate)
        var rank = 1
        while !candidates.isEmpty {
            let fresh = decide(candidates, rank: rank).map { limited($0) }
            counting += fresh
            let newPowers = fresh.filter { (power: CountingCertificate) in
                power.certificate.rights.contains(.enrols)
            }
            for power in newPowers {
                powers[power.certificate.signingKey, default: []].append(power)
            }
            candidates = self.candidates(issuedBy: newPowers)
            rank += 1
        }
    }
}

// MARK: - Issuing

extension AuthorityEvaluation {
    /// A certificate that somebody was entitled to issue.
    private struct Candidate {
        let index: Int
        let certificate: Certificate
        /// The powers by which it was issued; none is the root.
        let powers: [CountingCertificate]
    }

    private func rootCandidate(_ index: Int) -> Candidate? {
        entries[index].certificate.map { Candidate(index: index, certificate: $0, powers: []) }
    }

    private func candidates(issuedBy powers: [CountingCertificate]) -> [Candidate] {
        var issuers: [Int: [CountingCertificate]] = [:]
        for power in powers {
            for index in claims[power.certificate.signingKey] ?? [] where rulings[index] == nil {
                if isEffective(index, by: power) { issuers[index, default: []].append(power) }
            }
        }
        return issuers.sorted { $0.key < $1.key }.compactMap { index, powers in
            entries[index].certificate.map {
                Candidate(index: index, certificate: $0, powers: powers)
            }
        }
    }

    /// Sorts out the candidates of a rank: what is replaced, and what counts.
    private mutating func decide(_ candidates: [Candidate], rank: Int) -> [CountingCertificate] {
        for candidate in candidates {
            rulings[candidate.index] = isReplaced(candidate, rank: rank) ? .replaced : .counts
        }
        return candidates.filter { rulings[$0.index] == .counts }.map { candidate in
            CountingCertificate(
                id: entries[candidate.index].held.id,
                certificate: candidate.certificate,
                rank: rank,
                scope: candidate.powers.isEmpty
                    ? [.everything]
                    : Set(candidate.powers.flatMap(\.certificate.prefixes)).sorted()
            )
        }
    }
}

// MARK: - Replacing and revoking

extension AuthorityEvaluation {
    /// Whether a power's holder wrote the statement, in a registry under its prefixes and within
    /// its limits.
    private func isBacked(_ held: HeldStatement, by power: CountingCertificate) -> Bool {
        held.author == power.certificate.signingKey
            && power.certificate.prefixes.covers(held.registryPrefix)
            && power.limits(in: held.place.ledger).admit { limit in
                limit.origin == held.place.origin && isWithin(held, limit)
            }
    }

    /// Whether a power's holder was entitled to say what a statement says.
    private func isEffective(_ index: Int, by power: CountingCertificate) -> Bool {
        let held = entries[index].held
        guard isBacked(held, by: power) else { return false }
        guard let certificate = entries[index].certificate else { return true }
        return power.canIssue(certificate, in: held.registryPrefix)
    }

    /// Whether a statement of the root, or of one who could have issued the certificate at this
    /// rank, takes its place.
    ///
    /// What took its place may itself be replaced by now: what is replaced once stays so.
    private func isReplaced(_ candidate: Candidate, rank: Int) -> Bool {
        let registry = entries[candidate.index].held.registryPrefix
        return isReplaced(entries[candidate.index], upTo: candidate.powers.isEmpty ? 0 : rank - 1) {
            $0.canIssue(candidate.certificate, in: registry)
        }
    }

    private func isReplaced(
        _ entry: AuthorityEntry,
        upTo rank: Int,
        by isEntitled: (CountingCertificate) -> Bool,
    ) -> Bool {
        entry.ids.flatMap { replacers[$0] ?? [] }.contains { index in
            if entries[index].isByRoot { return true }
            return (powers[entries[index].held.author] ?? []).contains { power in
                power.rank <= rank && isEntitled(power) && isEffective(index, by: power)
            }
        }
    }

    /// The certificate with the revocations that limit it.
    private mutating func limited(_ certificate: CountingCertificate) -> CountingCertificate {
        var limited = certificate
        for index in revocations[certificate.certificate.signingKey] ?? [] {
            guard let limits = limits(of: index, on: certificate) else { continue }
            liveRevocations[index, default: []].formUnion(limits)
            limited.revocations.append(Dictionary(grouping: limits, by: \.ledger))
        }
        return limited
    }

    /// The places that a revocation leaves a certificate, sorted, if it limits it: its author stands
    /// above it, and nobody who stands above it and no lower than the author has lifted it.
    private func limits(of index: Int, on certificate: CountingCertificate) -> [Limit]? {
        let isAbove = { (power: CountingCertificate) in
            power.rank < certificate.rank && power.covers(certificate.certificate)
        }
        let entry = entries[index]
        let powers = (powers[entry.held.author] ?? []).filter(isAbove)
        let ranks = powers.filter { isBacked(entry.held, by: $0) }.map(\.rank)
        guard let revocation = entry.revocation, let rank = entry.isByRoot ? 0 : ranks.min(),
            !isReplaced(entry, upTo: rank, by: isAbove)
        else { return nil }
        let further = entry.ids.flatMap { furtherPlaces[$0] ?? [] }.map { entries[$0] }
            .filter { places in
                if entry.isByRoot || places.isByRoot { return entry.isByRoot && places.isByRoot }
                return places.held.author == entry.held.author
                    && powers.contains { isBacked(places.held, by: $0) }
            }
        if further.isEmpty { return revocation.limits }
        let limits = further.reduce(into: Set(revocation.limits)) { limits, places in
            limits.formUnion(places.furtherPlaces?.limits ?? [])
        }
        return limits.sorted()
    }
}
