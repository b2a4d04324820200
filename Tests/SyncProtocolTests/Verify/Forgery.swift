@testable import SyncProtocol

// Sets that nobody should accept: altered on the way, or written by a dishonest author.

extension ChangeSet {
    /// The set with one change altered and everything else, signatures included, as it was.
    func altering(_ index: Int, _ alter: (Change) -> Change) -> ChangeSet {
        var changes = changes
        changes[index] = alter(changes[index])
        return with(changes: changes)
    }

    /// The set with some of its parts exchanged.
    func with(
        lines: [SetLine]? = nil,
        changes: [Change]? = nil,
        heads: [SetHead]? = nil,
    ) -> ChangeSet {
        ChangeSet(
            ledger: ledger,
            lines: lines ?? self.lines,
            changes: changes ?? self.changes,
            heads: heads ?? self.heads
        )
    }
}

extension Change {
    /// The change with some of its parts exchanged.
    func with(
        height: Height? = nil,
        time: Int64? = nil,
        context: ChangeContext? = nil,
        writes: [CellWrite]? = nil,
        removedText: Digest256? = nil,
    ) -> Change {
        Change(
            dot: dot,
            height: height ?? self.height,
            time: time ?? self.time,
            context: context ?? self.context,
            writes: writes ?? self.writes,
            removedText: removedText ?? self.removedText
        )
    }
}

extension MemoryLedger {
    /// A set of one change that its author made against the rules, hashed and signed as is due.
    func forge(
        by author: TestAuthor,
        _ writes: [CellWrite],
        _ alter: (Change) -> Change = { $0 },
    ) throws -> ChangeSet {
        guard let line = ownLine(of: author), let tip = tip(of: line) else {
            throw ChangeSetError.wrongOpening(origin: author.origin)
        }
        let height = held.entries.compactMap { stamp(of: $0)?.height }.max() ?? .none
        let change = alter(
            Change(
                dot: Dot(line: line, sequence: tip.sequence.next),
                height: height.next,
                time: 0,
                context: ChangeContext(seen: held, on: line, in: lineage),
                writes: writes
            )
        )
        let seed = RunSeed.test(of: author.origin, run: 99)
        let hash = try Authoring.hash(of: change, seed: seed, in: self)
        let head = try Head.sign(
            ledger: ledger,
            origin: author.origin,
            sequence: change.dot.sequence,
            hash: hash,
            seed: seed,
            with: author.privateKey
        )
        return try ChangeSetBuilder.build([change], heads: [(line, head)], from: self)
    }
}
