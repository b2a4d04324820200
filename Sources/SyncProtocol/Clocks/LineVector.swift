/// Line → highest sequence, in the local numbering of one table of lines.
///
/// Kept sorted by line and without `none` entries, so equal vectors are equal arrays.
package struct LineVector: Hashable, Sendable {
    /// The entries, sorted by line, each sequence at least 1.
    package private(set) var entries: [Dot]

    /// An empty vector: nothing seen.
    package init() { entries = [] }

    /// Takes entries in any order; of two for one line the higher stays.
    package init(_ dots: some Sequence<Dot>) {
        entries = []
        for dot in dots { raise(dot) }
    }

    /// The highest sequence of one line, `none` if there is no entry.
    package subscript(line: LineNumber) -> SequenceNumber {
        let index = position(of: line)
        guard index < entries.count, entries[index].line == line else { return .none }
        return entries[index].sequence
    }

    /// Raises one line's entry to at least a dot's place.
    package mutating func raise(_ dot: Dot) {
        guard dot.sequence > .none else { return }
        let index = position(of: dot.line)
        if index < entries.count, entries[index].line == dot.line {
            if entries[index].sequence < dot.sequence { entries[index] = dot }
        } else {
            entries.insert(dot, at: index)
        }
    }

    /// The same vector without one line's entry.
    package func removing(_ line: LineNumber) -> LineVector {
        var copy = self
        copy.entries.removeAll { $0.line == line }
        return copy
    }

    /// Whether every entry here is reached by the other vector.
    package func isWithin(_ other: LineVector) -> Bool {
        entries.allSatisfy { $0.sequence <= other[$0.line] }
    }

    private func position(of line: LineNumber) -> Int {
        var low = 0
        var high = entries.count
        while low < high {
            let middle = (low + high) / 2
            if entries[middle].line < line { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
