extension LedgerHistory {
    /// Whether a held change lies at or before a limit's place, on the path of its hash.
    ///
    /// - Throws: what reading the history throws.
    package func isWithin(_ dot: Dot, _ limit: Limit) throws -> Bool {
        guard limit.ledger == ledger else { return false }
        return lineage.isWithin(dot, limit, placedAt: try place(of: limit))
    }

    /// Where a limit's change stands among the held lines; nil if it is not held.
    ///
    /// - Throws: what reading the history throws.
    package func place(of limit: Limit) throws -> Dot? {
        for line in lineage.lines(of: limit.origin) {
            let owner = lineage.owner(of: limit.sequence, on: line)
            let dot = Dot(line: owner, sequence: limit.sequence)
            guard try stamp(of: dot)?.hash == limit.hash.prefix12 else { continue }
            if try hash(of: dot) == limit.hash { return dot }
        }
        return nil
    }
}

extension Lineage {
    /// Whether a held change lies at or before a limit's place.
    ///
    /// As long as the limit's own change is not held, no path can be told from another: then the
    /// sequence decides, on every line of the origin.
    ///
    /// - Parameters:
    ///   - dot: the change.
    ///   - limit: the limit.
    ///   - place: where the limit's change stands; nil if it is not held.
    /// - Returns: whether the change is accepted.
    package func isWithin(_ dot: Dot, _ limit: Limit, placedAt place: Dot?) -> Bool {
        guard lines[dot.line]?.origin == limit.origin else { return false }
        return place.map { reaches($0, dot) } ?? (dot.sequence <= limit.sequence)
    }
}
