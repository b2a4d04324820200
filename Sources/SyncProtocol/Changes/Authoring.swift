/// Makes the next change of a node's own line.
package enum Authoring {
    /// Builds and hashes a change; nothing is stored.
    ///
    /// - Parameters:
    ///   - writes: what the person did.
    ///   - seen: what the person had seen, in the database's lines.
    ///   - line: the author's line in the ledger.
    ///   - time: the wall clock in milliseconds since 1970.
    ///   - seed: the seed of the author's open run.
    ///   - history: the ledger.
    /// - Returns: the change with its hash.
    /// - Throws: ``ChangeSetError`` if the writes break a rule of form.
    package static func author(
        _ writes: [CellWrite],
        seen: LineVector,
        on line: LineNumber,
        time: Int64,
        seed: RunSeed,
        in history: any LedgerHistory,
    ) throws -> VerifiedChange {
        let tip = history.tip(of: line)
        let unplaced = Change(
            dot: Dot(line: line, sequence: tip?.sequence.next ?? .first),
            height: .none,
            time: time,
            context: ChangeContext(seen: seen, on: line, in: history.lineage),
            writes: writes
        )
        // A row may be named by its number without having been seen: it is part of the past too.
        var past = tip?.height ?? .none
        try unplaced.forEachReference { dot in
            past = max(past, try history.stamp(of: dot)?.height ?? .none)
        }
        let change = unplaced.raised(to: past.next)
        try ChangeShape.check(change)
        return VerifiedChange(
            change: change,
            hash: try hash(of: change, seed: seed, in: history)
        )
    }

    /// The hash that a change of a held line has.
    package static func hash(
        of change: Change,
        seed: RunSeed,
        in history: any LedgerHistory,
    ) throws -> Digest256 {
        let line = change.dot.line
        guard let origin = history.lineage.lines[line]?.origin else {
            throw ChangeSetError.indexOutOfRange(UInt64(line.value), count: 0)
        }
        let form = try CanonicalForm(
            change,
            origin: { history.lineage.lines[$0]?.origin ?? origin },
            hash: { dot in
                let owner = history.lineage.owner(of: dot.sequence, on: dot.line)
                let place = Dot(line: owner, sequence: dot.sequence)
                guard let stamp = try history.stamp(of: place) else {
                    throw ChangeSetError.brokenChain(origin: origin, sequence: dot.sequence)
                }
                return stamp.hash
            }
        )
        if form.skeleton.count + form.text.count > Change.byteLimit {
            throw ChangeSetError.malformedChange(sequence: change.dot.sequence, rule: .tooLarge)
        }
        return HashChain.link(
            after: try history.previousHash(of: change.dot),
            form,
            of: change,
            seed: seed
        )
    }
}
