@testable import SyncProtocol

/// Who counts, by the rules as they stand in the catalogue: no index, no order, from the top down.
///
/// It asks of every statement, every rank and every author's certificate again and again whether the
/// rule holds, and only remembers the answers.
final class AuthorityOracle {
    let statements: [HeldStatement]
    private let isByRoot: [Bool]
    private let bytes: [[UInt8]]
    private var known: [Pair: Bool] = [:]

    private struct Pair: Hashable {
        let index: Int
        let rank: Int
    }

    init(_ statements: [HeldStatement], root: VerifyingKey) {
        self.statements = statements.filter {
            $0.place.ledger == .registry(root: root, prefix: $0.registryPrefix)
        }
        isByRoot = self.statements.map { $0.statement.isSigned(by: root) }
        bytes = self.statements.map(\.statement.unsignedBytes)
    }

    func certificate(_ index: Int) -> Certificate? {
        if case .certificate(let certificate) = statements[index].statement {
            certificate
        } else {
            nil
        }
    }

    /// The rank with which a certificate counts; nil if it does not.
    func rank(_ index: Int) -> Int? {
        (1...statements.count).first { counts(index, at: $0) }
    }

    /// Whether a certificate counts with exactly this rank.
    func counts(_ index: Int, at rank: Int) -> Bool {
        let pair = Pair(index: index, rank: rank)
        if let answer = known[pair] { return answer }
        let answer =
            isIssued(index, at: rank) && !isReplaced(index, at: rank)
            && !(1..<rank).contains { isIssued(index, at: $0) }
        known[pair] = answer
        return answer
    }

    private func isIssued(_ index: Int, at rank: Int) -> Bool {
        guard certificate(index) != nil else { return false }
        if isByRoot[index] { return rank == 1 }
        return issuers(index, at: rank).isEmpty == false
    }

    /// The prefixes under which whoever issued a certificate may issue.
    func scope(_ index: Int) -> [Utf8Text] {
        guard let rank = rank(index) else { return [] }
        if isByRoot[index] { return [.everything] }
        return issuers(index, at: rank).flatMap { certificate($0)?.prefixes ?? [] }
    }

    private func issuers(_ index: Int, at rank: Int) -> [Int] {
        statements.indices.filter { power in
            rank > 1 && isPower(power, at: rank - 1) && isEntitled(power, at: rank - 1, to: index)
        }
    }

    private func isPower(_ index: Int, at rank: Int) -> Bool {
        certificate(index)?.rights.contains(.enrols) == true && counts(index, at: rank)
    }

    /// Whether the holder of a power wrote a statement in its place and within its limits.
    private func hasWritten(_ power: Int, at rank: Int, _ index: Int) -> Bool {
        guard let mine = certificate(power) else { return false }
        let held = statements[index]
        return !isByRoot[index] && held.author == mine.signingKey
            && mine.prefixes.contains { $0.covers(held.registryPrefix) }
            && revocations(of: power, at: rank).allSatisfy { revocation in
                revocation.limits.contains { held.isWithinSequence(of: $0) }
            }
    }

    private func isEntitled(_ power: Int, at rank: Int, to index: Int) -> Bool {
        guard hasWritten(power, at: rank, index) else { return false }
        return certificate(index) == nil || couldIssue(power, index)
    }

    private func isAbove(_ power: Int, _ index: Int) -> Bool {
        guard let mine = certificate(power), let theirs = certificate(index) else { return false }
        return ([theirs.code] + theirs.prefixes).allSatisfy { code in
            mine.prefixes.contains { $0.covers(code) }
        }
    }

    private func couldIssue(_ power: Int, _ index: Int) -> Bool {
        guard let mine = certificate(power), let theirs = certificate(index) else { return false }
        return isAbove(power, index) && theirs.rights.isSubset(of: mine.rights)
            && theirs.level <= mine.level
            && mine.prefixes.contains { $0.covers(statements[index].registryPrefix) }
    }

    /// Whether a statement names another, or a copy of what the root has signed there.
    private func names(_ replacer: Int, _ index: Int) -> Bool {
        statements.indices.contains { copy in
            statements[replacer].statement.replaces.contains(statements[copy].id)
                && (copy == index
                    || isByRoot[copy] && isByRoot[index] && bytes[copy] == bytes[index])
        }
    }

    private func isReplaced(_ index: Int, at rank: Int) -> Bool {
        statements.indices.contains { replacer in
            guard names(replacer, index) else { return false }
            if isByRoot[replacer] { return true }
            return !isByRoot[index]
                && hasEntitled(replacer, upTo: rank - 1) { couldIssue($0, index) }
        }
    }

    private func hasEntitled(_ index: Int, upTo rank: Int, where holds: (Int) -> Bool) -> Bool {
        statements.indices.contains { power in
            guard rank > 0, holds(power) else { return false }
            return (1...rank).contains {
                isPower(power, at: $0) && isEntitled(power, at: $0, to: index)
            }
        }
    }

    /// The live revocations that limit a certificate of a rank.
    func revocations(of index: Int, at rank: Int) -> [Revocation] {
        statements.indices.compactMap { candidate in
            guard case .revocation(let revocation) = statements[candidate].statement,
                revocation.key == certificate(index)?.signingKey,
                let author = authorRank(of: candidate, above: index, below: rank)
            else { return nil }
            let isLifted = statements.indices.contains { replacer in
                guard names(replacer, candidate) else { return false }
                return isByRoot[replacer]
                    || hasEntitled(replacer, upTo: author) { isAbove($0, index) }
            }
            if isLifted { return nil }
            return Revocation(
                key: revocation.key,
                limits: revocation.limits + furtherPlaces(of: candidate, on: index, at: rank)
            )
        }
    }

    /// The places that further statements name for a revocation of a certificate of a rank.
    private func furtherPlaces(of revocation: Int, on index: Int, at rank: Int) -> [Limit] {
        statements.indices.flatMap { candidate -> [Limit] in
            guard case .furtherPlaces(let places) = statements[candidate].statement,
                isByRoot[candidate] == isByRoot[revocation],
                statements.indices.contains(where: { copy in
                    statements[copy].id == places.revocation
                        && (copy == revocation
                            || isByRoot[copy] && isByRoot[revocation]
                                && bytes[copy] == bytes[revocation])
                })
            else { return [] }
            let isOfOne =
                isByRoot[candidate]
                || statements[candidate].author == statements[revocation].author
                    && authorRank(of: candidate, above: index, below: rank) != nil
            return isOfOne ? places.limits : []
        }
    }

    private func authorRank(of candidate: Int, above index: Int, below rank: Int) -> Int? {
        if isByRoot[candidate] { return 0 }
        return (1..<rank).first { author in
            statements.indices.contains { power in
                isAbove(power, index) && isPower(power, at: author)
                    && hasWritten(power, at: author, candidate)
            }
        }
    }
}
