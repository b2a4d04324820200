// Heights, times and contexts, as differences from the change before on the same line.

extension ChangeSetEncoder {
    /// What the next change of a line is expected to be like.
    private struct LineState {
        var next: UInt32?
        var height: UInt64 = 0
        var time: Int64 = 0
        var others = LineVector()
    }

    /// Appends heights, times, flags, and what the flags announce.
    mutating func appendStamps(of set: ChangeSet) {
        var states = set.lines.map(Self.initialState)
        var heights: [UInt8] = []
        var times: [UInt8] = []
        var flags: [UInt8] = []
        var contexts: [UInt8] = []
        for change in set.changes {
            let line = Int(change.dot.line.value)
            precondition(
                line < states.count && change.dot.sequence.value == states[line].next,
                "a change set's lines are runs without a gap"
            )
            states[line].next? &+= 1
            let height = change.height.value &- states[line].height &- 1
            heights.appendSignedVarint(Int64(bitPattern: height))
            states[line].height = change.height.value
            times.appendSignedVarint(change.time &- states[line].time)
            states[line].time = change.time
            flags.append(Self.append(change, after: states[line].others, to: &contexts))
            states[line].others = change.context.others
            change.removedText?.append(to: &body.opaque)
        }
        for column in [heights, times, flags, contexts] {
            body.endColumn()
            body.columns.append(contentsOf: column)
        }
        body.endColumn()
    }

    private static func initialState(_ line: SetLine) -> LineState {
        guard case .run(let first, _) = line.place else { return LineState() }
        return LineState(next: first.value)
    }

    /// Appends what a change's flags announce, and answers the flags.
    private static func append(
        _ change: Change,
        after others: LineVector,
        to out: inout [UInt8],
    ) -> UInt8 {
        var flags: UInt8 = 0
        let context = change.context
        if context.own != change.dot.sequence.previous {
            precondition(context.own < change.dot.sequence, "no change has seen itself")
            flags |= ChangeFlags.ownLags
            out.appendVarint(UInt64(change.dot.sequence.previous.value - context.own.value))
        }
        if context.others != others {
            flags |= ChangeFlags.othersMoved
            append(context.others, after: others, to: &out)
        }
        if change.removedText != nil { flags |= ChangeFlags.textRemoved }
        return flags
    }

    /// Appends the entries that differ: the lines as gaps, the places as differences; an entry that
    /// is gone goes to place 0.
    private static func append(
        _ vector: LineVector,
        after previous: LineVector,
        to out: inout [UInt8],
    ) {
        let gone = previous.entries.filter { vector[$0.line] == .none }
            .map { Dot(line: $0.line, sequence: .none) }
        let moved = vector.entries.filter { previous[$0.line] != $0.sequence }
        out.appendVarint(gone.count + moved.count)
        var next: UInt32 = 0
        for entry in (gone + moved).sorted() {
            out.appendVarint(UInt64(entry.line.value - next))
            let before = Int64(previous[entry.line].value)
            out.appendSignedVarint(Int64(entry.sequence.value) - before)
            next = entry.line.value + 1
        }
    }
}
