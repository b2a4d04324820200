// What a change says of its past: context, height, and the rows it names.

extension ChangeSetVerifier {
    /// Checks the context, the height, and the rows that a change names.
    ///
    /// - Returns: false if something in the context is not held; the gap is then noted.
    func checkPast(of change: Change, on run: SetRun) throws -> Bool {
        let others = change.context.others
        var past = run.height
        for seen in others.entries {
            guard seen.line != change.dot.line, Int(seen.line.value) < runs.count else {
                throw ChangeSetError.invalidField(.context)
            }
            guard try placeRun(Int(seen.line.value)) else { return false }
            guard let height = try height(of: seen) else {
                throw ChangeSetError.invalidField(.context)
            }
            past = max(past, height)
        }
        try checkForm(of: change, on: run)
        try change.forEachNamedRow { dot in
            // Lower than what was seen of the line, as nearly all are: no need to look it up.
            let isSeen = dot.line != change.dot.line && dot.sequence <= others[dot.line]
            if isSeen, dot.sequence > .none { return }
            guard let height = try height(of: dot) else {
                throw ChangeSetError.malformedChange(
                    sequence: change.dot.sequence,
                    rule: .rowOfTheFuture
                )
            }
            past = max(past, height)
        }
        guard change.height == past.next else {
            throw ChangeSetError.malformedChange(sequence: change.dot.sequence, rule: .wrongHeight)
        }
        return true
    }

    /// The height of an earlier change; nil if it is none, as far as the check has come.
    private func height(of dot: Dot) throws -> Height? {
        let index = Int(dot.line.value)
        guard index < runs.count, let run = runs[index], dot.sequence > .none,
            dot.sequence <= run.sequence
        else { return nil }
        return try stamp(of: dot).height
    }

    /// Refuses a context that says one thing twice.
    ///
    /// Where the set has two branches of an origin, a seen place can include another one. Which of
    /// the two would be kept in the database's lines depends on the order of arrival, and with it
    /// the change's hash.
    private func checkForm(of change: Change, on run: SetRun) throws {
        let others = change.context.others.entries
        if forkedOrigins.isEmpty || others.isEmpty { return }
        let seen = try others.map(local)
        let vector = LineVector(seen)
        let included = lineage.forks(below: vector)
        let isShort = seen.allSatisfy { dot in
            dot.sequence > included[dot.line]
                && !lineage.reaches(Dot(line: run.line, sequence: run.sequence), dot)
        }
        if vector.entries.count < seen.count || !isShort {
            throw ChangeSetError.invalidField(.context)
        }
    }

    /// The change in the database's lines.
    func localized(_ change: Change, on line: LineNumber) throws -> Change {
        try change.relocated(to: Dot(line: line, sequence: change.dot.sequence), by: local)
    }

    /// The place of an earlier change in the database's lines.
    private func local(_ dot: Dot) throws(ChangeSetError) -> Dot {
        guard Int(dot.line.value) < runs.count, let run = runs[Int(dot.line.value)] else {
            throw .indexOutOfRange(UInt64(dot.line.value), count: runs.count)
        }
        return Dot(
            line: lineage.owner(of: dot.sequence, on: run.line),
            sequence: dot.sequence
        )
    }

    /// Hash prefix and height of an earlier change, named by the set's lines.
    func stamp(of dot: Dot) throws -> ChangeStamp {
        let owned = try local(dot)
        if let stamp = runs[Int(dot.line.value)]?.stamp(at: dot.sequence) { return stamp }
        guard
            let stamp = try history.stamp(of: owned) ?? run(holding: owned)?.stamp(at: dot.sequence)
        else {
            throw ChangeSetError.brokenChain(
                origin: set.lines[Int(dot.line.value)].origin,
                sequence: dot.sequence
            )
        }
        return stamp
    }
}
