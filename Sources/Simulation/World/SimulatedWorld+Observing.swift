import SyncProtocol

extension SimulatedWorld {
    /// Looks what a node holds now, and holds it against what it held and what people did.
    ///
    /// - Parameter node: an open node.
    /// - Throws: ``Violation`` if something is gone, or has come from nowhere.
    func observe(_ node: SimulatedNode) throws {
        noteRollback(of: node)
        for ledger in node.scope {
            let vector: VersionVector
            do { vector = try node.readVector(of: ledgers[ledger]) } catch {
                throw Violation(
                    promise: .opens,
                    detail: "\(node.name) cannot be read: \(SimulatedNode.name(of: error))"
                )
            }
            try observe(vector, of: ledger, at: node)
        }
        // Whatever broke off has left no trace, or it would have been seen.
        node.unsure = nil
        node.watch?.hasUnseenWork = false
    }

    /// Takes in what a node was seen to hold of a ledger.
    func observe(_ vector: VersionVector, of ledger: Int, at node: SimulatedNode) throws {
        let before = node.vectors[ledger] ?? VersionVector()
        let acknowledged = node.acknowledged.removeValue(forKey: ledger) ?? []
        if vector == before, acknowledged.isEmpty { return }
        let unknown = vector.entries.filter { !model.knows($0, in: ledger) }
        let broken = node.unsure.flatMap { $0.ledger == ledger ? $0 : nil }
        let done = acknowledged + (broken.map { [$0] } ?? [])
        if let entry = unknown.first, unknown.count == 1, !done.isEmpty {
            try confirm(done, in: ledger, at: entry, vector: vector, before: before, node)
            if let broken { acknowledge(broken, at: node) }
        } else if !unknown.isEmpty, done.isEmpty,
            unknown.allSatisfy({ writesByItself($0, in: ledger, seenAt: node) != nil })
        {
            // Who is found to be put back in the same exchange in which it gave numbers goes on with them
            // on a chain that it has just begun.
            for entry in unknown {
                guard let writer = writesByItself(entry, in: ledger, seenAt: node) else { continue }
                count(writer.isOffice ? .numbersFollowed : .handOverCarried)
                // Who sees it first may have missed what that node wrote before.
                let known = writer.vectors[ledger] ?? before
                try confirm([], in: ledger, at: entry, vector: vector, before: known, writer)
            }
        } else if let entry = unknown.first {
            throw Violation(
                promise: .nothingInvented,
                detail: "\(node.name) holds \(entry.origin):\(entry.sequence), which nobody wrote"
            )
        } else if let lost = acknowledged.first {
            throw Violation(
                promise: .nothingLost,
                detail: "\(node.name) has acknowledged deed \(lost.number) and does not hold it"
            )
        }
        guard model.covers(vector, before, in: ledger) else {
            throw Violation(
                promise: .nothingLost,
                detail: "\(node.name) held more of \(ledgers[ledger]) before"
            )
        }
        node.vectors[ledger] = vector
        note("  \(node.name) holds \(ledger): \(Self.digest(of: vector))")
    }

    /// The node that can have written something that no person asked for, on a chain of its own: a
    /// computer of the office, which gives numbers to what has come, or a node above, which takes the
    /// steps of a hand-over.
    private func writesByItself(
        _ entry: VersionVector.Entry,
        in ledger: Int,
        seenAt seer: SimulatedNode,
    ) -> SimulatedNode? {
        // What people do at a node above may let it take a step in another office's books.
        let writers = exchanging.map { nodes[$0] } + (seer.isOffice ? [] : [seer])
        return writers.first { node in
            guard node.scope.contains(ledger) else { return false }
            return model.author(of: entry.origin).map { $0 == node.identity }
                ?? node.signs(for: entry.origin, of: ledgers[ledger])
        }
    }

    private func confirm(
        _ deeds: [Deed],
        in ledger: Int,
        at entry: VersionVector.Entry,
        vector: VersionVector,
        before: VersionVector,
        _ node: SimulatedNode,
    ) throws {
        if let watch = node.watch, !watch.hasUnseenWork, watch.closed.contains(entry.origin) {
            throw Violation(
                promise: .rollbackFound,
                detail: "\(node.name) knows that it was put back from a copy, or copied, and has "
                    + "added \(entry.sequence) to \(entry.origin), on which it wrote before"
            )
        }
        let gone = before.entries.filter {
            $0.origin == entry.origin && $0.sequence < entry.sequence
                && !vector.entries.contains($0)
        }
        model.confirm(
            deeds,
            in: ledger,
            at: entry,
            after: gone.first,
            by: node.identity,
            on: CausalModel.Writer(node: node.number, restores: node.restores)
        )
        if !deeds.isEmpty { node.unsure = nil }
    }

    /// Takes down that a node has said "done", or is found to have done what broke off.
    func acknowledge(_ deed: Deed, at node: SimulatedNode) {
        actionCount += 1
        if deed.mark == .recorded, !deed.caseID.isEmpty { cases[deed.ledger].append(deed.caseID) }
        note("  done \(deed.number) \(deed.mark) at \(node.name), action \(actionCount)")
    }

    /// A short name of a vector, for the trace.
    static func digest(of vector: VersionVector) -> String {
        String(
            vector.bytes.reduce(0xcbf2_9ce4_8422_2325 as UInt64) {
                ($0 ^ UInt64($1)) &* 0x100_0000_01b3
            },
            radix: 16
        )
    }
}
