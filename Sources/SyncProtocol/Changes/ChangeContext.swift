/// What the person had seen when acting: the own chain up to a place, and the other lines.
///
/// Two parts, because nearly every change has just seen its own predecessor and the same of the
/// others as before: the others' vector is then shared, not copied.
package struct ChangeContext: Hashable, Sendable {
    /// How far the own line was seen; normally the predecessor, older when a form stood open.
    package let own: SequenceNumber
    /// The other lines, none of them the own one.
    package let others: LineVector

    /// Describes what was seen.
    package init(own: SequenceNumber, others: LineVector) {
        self.own = own
        self.others = others
    }

    /// Puts what was seen into the one form that is hashed alike wherever the chain forked.
    ///
    /// Which of two branches a database counts as the older line depends on the order of arrival, so
    /// what lies on the own path is the own part even if another line owns it, and a place that
    /// another seen place includes is left out.
    package init(seen: LineVector, on line: LineNumber, in lineage: Lineage) {
        let included = lineage.forks(below: seen)
        var own = SequenceNumber.none
        var others = LineVector()
        for dot in seen.entries {
            if lineage.owner(of: dot.sequence, on: line) == dot.line {
                own = max(own, dot.sequence)
            } else if dot.sequence > included[dot.line] {
                others.raise(dot)
            }
        }
        self.init(own: own, others: others)
    }

    /// Whether a change of `line` with this context had seen another change.
    package func covers(_ dot: Dot, from line: LineNumber, in lineage: Lineage) -> Bool {
        if lineage.reaches(Dot(line: line, sequence: own), dot) { return true }
        return others.entries.contains { lineage.reaches($0, dot) }
    }

    /// All that was seen, the own line included.
    package func vector(of line: LineNumber) -> LineVector {
        var vector = others
        vector.raise(Dot(line: line, sequence: own))
        return vector
    }
}
