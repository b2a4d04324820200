/// Makes a change set of changes that a database holds: renames lines, and names what is referred to.
package struct ChangeSetBuilder {
    private let history: any LedgerHistory
    private var lines: [SetLine] = []
    private var runs: [LineNumber: LineNumber] = [:]
    private var references: [LineNumber: LineNumber] = [:]
    /// Where the set's changes of each line end.
    private var ends = LineVector()

    /// Makes a set of held changes.
    ///
    /// - Parameters:
    ///   - changes: the changes, causes before effects; those of one line without a gap.
    ///   - heads: the heads that the set carries, by the database's lines.
    ///   - history: the ledger they are held in.
    /// - Returns: the set, its lines in order of appearance.
    /// - Throws: what reading the history throws.
    package static func build(
        _ changes: [Change],
        heads: [(line: LineNumber, head: Head)],
        from history: any LedgerHistory,
    ) throws -> ChangeSet {
        var builder = ChangeSetBuilder(history: history)
        try builder.addRuns(of: changes)
        try builder.addReferences(of: changes)
        // Taken once: it holds the whole builder, which would be copied for each change.
        let renamed = builder.renamed
        let setHeads = heads.compactMap { item in
            builder.runs[item.line].map { SetHead(line: $0, head: item.head) }
        }
        return ChangeSet(
            ledger: history.ledger,
            lines: builder.lines,
            changes: changes.map { $0.relocated(to: renamed($0.dot), by: renamed) },
            heads: setHeads.sorted {
                ($0.line, $0.head.sequence) < ($1.line, $1.head.sequence)
            }
        )
    }

    private init(history: any LedgerHistory) { self.history = history }

    private func renamed(_ dot: Dot) -> Dot {
        let numbers = dot.sequence <= ends[dot.line] ? runs : references
        return Dot(line: numbers[dot.line] ?? dot.line, sequence: dot.sequence)
    }

    /// One line of the set for each line that has changes in it, in order of appearance.
    private mutating func addRuns(of changes: [Change]) throws {
        for change in changes {
            ends.raise(change.dot)
            guard runs[change.dot.line] == nil,
                let line = history.lineage.lines[change.dot.line]
            else { continue }
            let place = SetLine.Place.run(
                first: change.dot.sequence,
                previousHash: try history.previousHash(of: change.dot)
            )
            runs[change.dot.line] = add(SetLine(origin: line.origin, place: place))
        }
    }

    /// One line of the set for each line that its changes refer to beyond what the set holds of it.
    private mutating func addReferences(of changes: [Change]) throws {
        var places = LineVector()
        for change in changes {
            change.forEachReference { dot in
                if dot.sequence > ends[dot.line] { places.raise(dot) }
            }
        }
        for dot in places.entries {
            guard let line = history.lineage.lines[dot.line] else {
                let count = history.lineage.lines.count
                throw ChangeSetError.indexOutOfRange(UInt64(dot.line.value), count: count)
            }
            guard let stamp = try history.stamp(of: dot) else {
                throw ChangeSetError.brokenChain(origin: line.origin, sequence: dot.sequence)
            }
            let place = SetLine.Place.reference(upTo: dot.sequence, hashPrefix: stamp.hash.high)
            references[dot.line] = add(SetLine(origin: line.origin, place: place))
        }
    }

    private mutating func add(_ line: SetLine) -> LineNumber {
        lines.append(line)
        return LineNumber(UInt32(lines.count - 1))
    }
}
