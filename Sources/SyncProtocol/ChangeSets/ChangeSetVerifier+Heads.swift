// The form of a set's runs and heads, before any hash is computed.

extension ChangeSetVerifier {
    /// Every run must have changes and end at a head; heads lie within their runs, in order.
    ///
    /// - Returns: the last place of each run.
    func checkHeads() throws(ChangeSetError) -> [LineNumber: SequenceNumber] {
        let starts = try runStarts()
        var ends: [LineNumber: SequenceNumber] = [:]
        for change in set.changes {
            guard starts[change.dot.line] != nil else { throw .invalidField(.place) }
            ends[change.dot.line] = change.dot.sequence
        }
        var signed: [LineNumber: SequenceNumber] = [:]
        for item in set.heads {
            guard let start = starts[item.line],
                item.head.sequence > signed[item.line] ?? start.previous
            else { throw .invalidField(.head) }
            signed[item.line] = item.head.sequence
        }
        for line in starts.keys.sorted() {
            guard let end = ends[line] else { throw .invalidField(.lineTable) }
            guard signed[line] == end else {
                throw .unsignedRun(origin: set.lines[Int(line.value)].origin, sequence: end)
            }
        }
        return ends
    }

    private func runStarts() throws(ChangeSetError) -> [LineNumber: SequenceNumber] {
        var starts: [LineNumber: SequenceNumber] = [:]
        for (index, line) in set.lines.enumerated() {
            guard case .run(let first, _) = line.place else { continue }
            guard first > .none else { throw .invalidField(.place) }
            starts[LineNumber(UInt32(index))] = first
        }
        return starts
    }
}
