@testable import SyncProtocol

extension MemoryLedger {
    /// A change set of the log's changes that satisfy a condition, with the heads of their runs.
    func set(where isIncluded: (Dot) -> Bool) throws -> ChangeSet {
        let changes = log.map(\.change).filter { isIncluded($0.dot) }
        let runs = Dictionary(grouping: changes, by: \.dot.line)
        let heads = runs.flatMap { line, run in
            (self.heads[line] ?? [])
                .filter { head in run.contains { $0.dot.sequence == head.sequence } }
                .map { (line, $0) }
        }
        return try ChangeSetBuilder.build(changes, heads: heads, from: self)
    }

    /// A change set of everything that is signed and that a peer lacks; nil if it lacks nothing.
    func set(for peer: MemoryLedger) throws -> ChangeSet? {
        let set = try set { dot in
            dot.sequence <= signedEnd(of: dot.line)
                && !(hash(of: dot).map(peer.holds) ?? true)
        }
        return set.changes.isEmpty ? nil : set
    }

    /// The last signed place of a line.
    func signedEnd(of line: LineNumber) -> SequenceNumber { heads[line]?.last?.sequence ?? .none }
}
