// Heights, times and contexts.

extension ChangeSetDecoder {
    /// All of a change but its writes.
    struct Stamp {
        var dot: Dot
        var height = Height.none
        var time: Int64 = 0
        var context = ChangeContext(own: .none, others: LineVector())
        var removedText: Digest256?
    }

    /// What the last change of a line was like.
    private struct LineState {
        var height: UInt64 = 0
        var time: Int64 = 0
        var others = LineVector()
    }

    /// Reads heights, times, flags, and what the flags announce.
    mutating func stamps(
        _ lines: [SetLine],
        _ order: Order,
    ) throws(ChangeSetError) -> [Stamp] {
        var stamps = Self.dots(lines, order).map { Stamp(dot: $0) }
        var states = [LineState](repeating: LineState(), count: lines.count)
        for index in stamps.indices {
            let line = Int(stamps[index].dot.line.value)
            let step = UInt64(bitPattern: try columns.signedVarint())
            states[line].height = states[line].height &+ 1 &+ step
            stamps[index].height = Height(states[line].height)
        }
        for index in stamps.indices {
            let line = Int(stamps[index].dot.line.value)
            states[line].time &+= try columns.signedVarint()
            stamps[index].time = states[line].time
        }
        let flags = try columns.bytes(stamps.count)
        var entriesLeft = ChangeSetLimits.contextEntries
        for index in stamps.indices {
            guard flags[index] & ~ChangeFlags.all == 0 else { throw .invalidField(.flags) }
            let dot = stamps[index].dot
            let line = Int(dot.line.value)
            let lag = flags[index] & ChangeFlags.ownLags == 0 ? 0 : try self.lag(of: dot)
            if flags[index] & ChangeFlags.othersMoved != 0 {
                states[line].others = try moved(states[line].others, of: dot.line, lines.count)
                entriesLeft -= states[line].others.entries.count
                guard entriesLeft >= 0 else {
                    throw .lengthOverLimit(
                        UInt64(ChangeSetLimits.contextEntries - entriesLeft),
                        limit: ChangeSetLimits.contextEntries
                    )
                }
            }
            stamps[index].context = ChangeContext(
                own: SequenceNumber(dot.sequence.previous.value - lag),
                others: states[line].others
            )
            if flags[index] & ChangeFlags.textRemoved != 0 {
                stamps[index].removedText = try digest()
            }
        }
        return stamps
    }

    private static func dots(_ lines: [SetLine], _ order: Order) -> [Dot] {
        var next = lines.map { line in
            if case .run(let first, _) = line.place { first } else { SequenceNumber.none }
        }
        var dots: [Dot] = []
        for stretch in order.stretches {
            for _ in 0..<stretch.count {
                let line = LineNumber(UInt32(stretch.line))
                dots.append(Dot(line: line, sequence: next[stretch.line]))
                next[stretch.line] = next[stretch.line].next
            }
        }
        return dots
    }

    /// How many of the own line's changes were not seen: at least one, at most all before.
    private mutating func lag(of dot: Dot) throws(ChangeSetError) -> UInt32 {
        let lag = try columns.varint()
        guard lag >= 1, lag < UInt64(dot.sequence.value) else { throw .invalidField(.context) }
        return UInt32(lag)
    }

    /// Reads a vector as its differences from another.
    private mutating func moved(
        _ previous: LineVector,
        of own: LineNumber,
        _ lineCount: Int,
    ) throws(ChangeSetError) -> LineVector {
        let count = try columns.count(limit: lineCount)
        guard count > 0 else { throw .invalidField(.context) }
        var rest = previous.entries[...]
        var entries: [Dot] = []
        var next: UInt64 = 0
        for _ in 0..<count {
            let gap = try columns.varint()
            guard gap < UInt64(lineCount), next + gap < UInt64(lineCount) else {
                throw .indexOutOfRange(gap, count: lineCount)
            }
            let line = LineNumber(UInt32(next + gap))
            while let first = rest.first, first.line < line { entries.append(rest.removeFirst()) }
            let before = rest.first.map { $0.line == line ? $0.sequence.value : 0 } ?? 0
            if before > 0 { rest.removeFirst() }
            let (place, overflows) = Int64(before).addingReportingOverflow(
                try columns.signedVarint()
            )
            guard !overflows, let sequence = UInt32(exactly: place), sequence != before,
                line != own
            else { throw .invalidField(.context) }
            if sequence > 0 {
                entries.append(Dot(line: line, sequence: SequenceNumber(sequence)))
            }
            next += gap + 1
        }
        return LineVector(entries + rest)
    }
}
