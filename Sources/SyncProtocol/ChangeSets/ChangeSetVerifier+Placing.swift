// Where a set's lines and changes stand among the lines that are held.

extension ChangeSetVerifier {
    /// Finds the line that a reference means; notes what is missing if it is not held.
    func placeReference(_ index: Int) throws {
        let line = set.lines[index]
        guard case .reference(let upTo, let prefix) = line.place else { return }
        guard upTo > .none else { throw ChangeSetError.invalidField(.place) }
        let candidates = lineage.lines(of: line.origin)
        for candidate in candidates {
            let owner = lineage.owner(of: upTo, on: candidate)
            let stamp = try history.stamp(of: Dot(line: owner, sequence: upTo))
            guard let stamp, stamp.hash.high == prefix else { continue }
            runs[index] = SetRun(
                line: owner,
                after: upTo,
                hash: HashChain.start(ledger: set.ledger, origin: line.origin),
                height: stamp.height,
                heads: []
            )
            return
        }
        noteGap(of: line.origin, before: upTo.next, candidates)
    }

    /// Places a run whose predecessor is held; notes what is missing if it is neither held nor in
    /// another run of the set, by the places where those end.
    func placeHeldRun(_ index: Int, _ ends: [LineNumber: SequenceNumber]) throws {
        let line = set.lines[index]
        guard case .run(let first, let previousHash) = line.place, first > .first else { return }
        if try continueRun(index, from: first, previousHash) { return }
        let isInSet = set.lines.enumerated().contains { number, other in
            guard number != index, other.origin == line.origin,
                case .run(let start, _) = other.place,
                let end = ends[LineNumber(UInt32(number))]
            else { return false }
            return start < first && first.previous <= end
        }
        if !isInSet { noteGap(of: line.origin, before: first, lineage.lines(of: line.origin)) }
    }

    /// Finds the place that a run continues, when its first change comes up.
    ///
    /// - Returns: false if the predecessor is not held; the gap is then noted.
    func placeRun(_ index: Int, opening: Change? = nil) throws -> Bool {
        if runs[index] != nil { return true }
        let line = set.lines[index]
        guard case .run(let first, let previousHash) = line.place else {
            throw ChangeSetError.invalidField(.place)
        }
        if first == .first {
            guard let opening else { throw ChangeSetError.invalidField(.context) }
            try placeOpening(opening, previousHash, heads[LineNumber(UInt32(index))] ?? [])
            return true
        }
        if try continueRun(index, from: first, previousHash) { return true }
        noteGap(of: line.origin, before: first, lineage.lines(of: line.origin))
        return false
    }

    /// Takes a run up after its predecessor; false if that is not there.
    private func continueRun(
        _ index: Int,
        from first: SequenceNumber,
        _ previousHash: Digest256,
    ) throws -> Bool {
        for candidate in lineage.lines(of: set.lines[index].origin) {
            let owner = lineage.owner(of: first.previous, on: candidate)
            let dot = Dot(line: owner, sequence: first.previous)
            guard let (hash, height) = try predecessor(dot), hash == previousHash else { continue }
            runs[index] = SetRun(
                line: owner,
                after: first.previous,
                hash: hash,
                height: height,
                heads: heads[LineNumber(UInt32(index))] ?? []
            )
            return true
        }
        return false
    }

    /// A held change's hash and height, or those of a change checked earlier in this set.
    private func predecessor(_ dot: Dot) throws -> (Digest256, Height)? {
        if let run = run(holding: dot), let stamp = run.stamp(at: dot.sequence) {
            return (try run.fullHash(at: dot.sequence), stamp.height)
        }
        if let tip = history.tip(of: dot.line), tip.sequence == dot.sequence {
            return (tip.hash, tip.height)
        }
        guard let stamp = try history.stamp(of: dot), let hash = try history.hash(of: dot) else {
            return nil
        }
        return (hash, stamp.height)
    }

    /// The run of this set whose checked part holds a change, named by the line that owns it.
    ///
    /// A run's line is that of its last change, so earlier ones are found by the path to it.
    func run(holding dot: Dot) -> SetRun? {
        for case let run? in runs where run.stamp(at: dot.sequence) != nil {
            if lineage.owner(of: dot.sequence, on: run.line) == dot.line { return run }
        }
        return nil
    }

    private func placeOpening(
        _ change: Change,
        _ previousHash: Digest256,
        _ heads: [Head],
    ) throws {
        let index = Int(change.dot.line.value)
        let origin = set.lines[index].origin
        let start = HashChain.start(ledger: set.ledger, origin: origin)
        guard previousHash == start else {
            throw ChangeSetError.brokenChain(origin: origin, sequence: .first)
        }
        guard let opening = Opening(change), opening.origin(in: set.ledger) == origin else {
            throw ChangeSetError.wrongOpening(origin: origin)
        }
        keys[origin] = opening.key
        let root = lineage.lines(of: origin).first { lineage.lines[$0]?.fork == nil }
        let line = try root ?? addLine(Lineage.Line(origin: origin, fork: nil), key: opening.key)
        runs[index] = SetRun(line: line, after: .none, hash: start, height: .none, heads: heads)
    }

    /// Puts the next change of a run where it is held, at its line's end, or on a new branch.
    ///
    /// - Returns: the line, and whether the change was there already, from before or in this set.
    func place(
        _ hash: Digest256,
        after run: SetRun,
        origin: Origin,
    ) throws -> (line: LineNumber, isHeld: Bool) {
        var line = run.line
        if end(of: line) > run.sequence {
            if let held = try heldSuccessor(of: run, hash, origin: origin) { return (held, true) }
            guard let key = keys[origin] ?? history.key(of: origin) else {
                throw ChangeSetError.wrongOpening(origin: origin)
            }
            let fork = run.sequence == .none ? nil : Dot(line: line, sequence: run.sequence)
            line = try addLine(Lineage.Line(origin: origin, fork: fork), key: key)
        }
        ends[line] = run.sequence.next
        return (line, false)
    }

    /// The line that already holds a change as the successor of a run's last one.
    ///
    /// A set that brings one chain twice makes no branch of it.
    private func heldSuccessor(
        of run: SetRun,
        _ hash: Digest256,
        origin: Origin,
    ) throws -> LineNumber? {
        let place = run.sequence.next
        for candidate in lineage.lines(of: origin) {
            let follows =
                run.sequence == .none
                || lineage.owner(of: run.sequence, on: candidate) == run.line
            guard follows else { continue }
            let owner = lineage.owner(of: place, on: candidate)
            let dot = Dot(line: owner, sequence: place)
            let stamp = try history.stamp(of: dot) ?? self.run(holding: dot)?.stamp(at: place)
            if stamp?.hash == hash.prefix12 { return owner }
        }
        return nil
    }

    /// The end of a line, the changes taken over from this set included.
    private func end(of line: LineNumber) -> SequenceNumber {
        ends[line] ?? history.tip(of: line)?.sequence ?? .none
    }

    private func addLine(
        _ line: Lineage.Line,
        key: VerifyingKey,
    ) throws(ChangeSetError) -> LineNumber {
        let number = LineNumber(history.firstFreeLine.value + UInt32(newLines.count))
        guard number.value <= LineNumber.limit else {
            throw .lengthOverLimit(UInt64(number.value), limit: Int(LineNumber.limit))
        }
        try requireRoom(for: line, key)
        newLines.append(NewLine(number: number, line: line, key: key))
        lineage.add(number, line)
        return number
    }

    /// Refuses a key that opens ever more origins: a hub that held too many could not say what it holds.
    private func requireRoom(
        for line: Lineage.Line,
        _ key: VerifyingKey,
    ) throws(ChangeSetError) {
        let origins = Set(lineage.lines.values.map(\.origin))
        let limit = ChangeSetLimits.originsOfAKey
        // Too few to count them by their keys, or a branch of one that is there.
        if origins.count < limit || origins.contains(line.origin) { return }
        let count = origins.count { (keys[$0] ?? history.key(of: $0)) == key }
        guard count < limit else { throw .lengthOverLimit(UInt64(count + 1), limit: limit) }
    }

    /// Names what is missing before a place of an origin.
    private func noteGap(
        of origin: Origin,
        before place: SequenceNumber,
        _ held: [LineNumber],
    ) {
        let end = held.compactMap { history.tip(of: $0)?.sequence }.max() ?? .none
        gaps.insert(
            Gap(
                ledger: set.ledger,
                origin: origin,
                first: end < place.previous ? end.next : .first,
                last: place.previous
            )
        )
    }
}
