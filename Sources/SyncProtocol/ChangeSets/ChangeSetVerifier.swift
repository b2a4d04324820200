/// Checks a change set against what is held: chains, signatures, contexts, heights, references.
///
/// The set is *ready* when its predecessors and everything in its contexts are held or in the set;
/// else the missing changes are named exactly and nothing of the set may be applied.
package final class ChangeSetVerifier {
    /// What the check comes to, when it finds nothing wrong.
    package enum Verdict: Sendable {
        /// Everything is there; the set can be merged.
        case ready(VerifiedChangeSet)
        /// The set builds on changes that are not held.
        case missing([Gap])
    }

    let set: ChangeSet
    let history: any LedgerHistory
    var lineage: Lineage
    var runs: [SetRun?]
    var newLines: [NewLine] = []
    var keys: [Origin: VerifyingKey] = [:]
    var accepted: [VerifiedChange] = []
    var duplicateCount = 0
    /// The ends of the lines that changes of this set were put on.
    var ends: [LineNumber: SequenceNumber] = [:]
    let heads: [LineNumber: [Head]]
    /// The origins of which the set has two or more lines.
    let forkedOrigins: Set<Origin>
    /// Where each change is laid out to be hashed.
    private var form = CanonicalForm()
    var gaps: Set<Gap> = []

    /// Checks a set against the history of its ledger.
    ///
    /// - Throws: ``ChangeSetError`` for a set that is wrong, or what reading the history throws.
    package static func verify(
        _ set: ChangeSet,
        against history: any LedgerHistory,
    ) throws -> Verdict {
        precondition(set.ledger == history.ledger, "a set is checked against its own ledger")
        return try ChangeSetVerifier(set: set, history: history).run()
    }

    private init(set: ChangeSet, history: any LedgerHistory) {
        self.set = set
        self.history = history
        lineage = history.lineage
        runs = Array(repeating: nil, count: set.lines.count)
        heads = Dictionary(grouping: set.heads, by: \.line).mapValues { $0.map(\.head) }
        let origins = Dictionary(grouping: set.lines, by: \.origin)
        accepted.reserveCapacity(set.changes.count)
        forkedOrigins = Set(origins.filter { $0.value.count > 1 }.keys)
    }

    private func run() throws -> Verdict {
        let ends = try checkHeads()
        for index in set.lines.indices { try placeReference(index) }
        for index in set.lines.indices { try placeHeldRun(index, ends) }
        for change in set.changes where gaps.isEmpty { try check(change) }
        if !gaps.isEmpty { return .missing(gaps.sorted()) }
        return .ready(try result())
    }

    /// Checks one change, and takes it over unless it is held already.
    private func check(_ change: Change) throws {
        let index = Int(change.dot.line.value)
        guard index < set.lines.count, case .run = set.lines[index].place else {
            throw ChangeSetError.invalidField(.place)
        }
        guard try placeRun(index, opening: change), let step = try step(to: change) else { return }
        runs[index]?.advance(to: step.hash, height: change.height, on: step.line)
    }

    /// Where a change stands that was checked.
    private struct Step {
        let hash: Digest256
        let line: LineNumber
    }

    /// Checks the next change of a placed run; nil if something that it builds on is not held.
    private func step(to change: Change) throws -> Step? {
        let index = Int(change.dot.line.value)
        guard let run = runs[index] else { return nil }
        guard change.dot.sequence == run.sequence.next else {
            throw ChangeSetError.brokenChain(
                origin: set.lines[index].origin,
                sequence: change.dot.sequence
            )
        }
        try ChangeShape.check(change)
        guard try checkPast(of: change, on: run) else { return nil }
        let hash = try link(change, after: run)
        let place = try place(hash, after: run, origin: set.lines[index].origin)
        if place.isHeld {
            duplicateCount += 1
        } else {
            let local = try localized(change, on: place.line)
            if !forkedOrigins.isEmpty { try ChangeShape.check(local) }
            accepted.append(VerifiedChange(change: local, hash: hash))
        }
        return Step(hash: hash, line: place.line)
    }

    /// The hash that follows from the chain so far.
    private func link(_ change: Change, after run: SetRun) throws -> Digest256 {
        try form.lay(
            change,
            origin: { set.lines[Int($0.value)].origin },
            hash: { try stamp(of: $0).hash }
        )
        if form.skeleton.count + form.text.count > Change.byteLimit {
            throw ChangeSetError.malformedChange(sequence: change.dot.sequence, rule: .tooLarge)
        }
        return HashChain.link(after: run.hash, form, of: change, seed: run.seed)
    }

    private func result() throws -> VerifiedChangeSet {
        var heads: [CheckedHead] = []
        for item in set.heads {
            guard let run = runs[Int(item.line.value)], let key = key(of: item.line) else {
                throw ChangeSetError.invalidField(.head)
            }
            let origin = set.lines[Int(item.line.value)].origin
            let hash = try run.fullHash(at: item.head.sequence)
            guard item.head.isValid(ledger: set.ledger, origin: origin, hash: hash, key: key) else {
                throw ChangeSetError.wrongSignature(origin: origin, sequence: item.head.sequence)
            }
            let line = lineage.owner(of: item.head.sequence, on: run.line)
            heads.append(CheckedHead(line: line, head: item.head, hash: hash))
        }
        return VerifiedChangeSet(
            ledger: set.ledger,
            changes: accepted,
            duplicateCount: duplicateCount,
            newLines: newLines,
            lines: runs.map { $0?.line ?? LineNumber(0) },
            heads: heads
        )
    }

    private func key(of line: LineNumber) -> VerifyingKey? {
        let origin = set.lines[Int(line.value)].origin
        return keys[origin] ?? history.key(of: origin)
    }
}
