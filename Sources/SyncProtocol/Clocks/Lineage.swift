/// The lines of a ledger and how they branch: what turns "(line, sequence)" into a past.
///
/// An origin normally has one line. If one place is ever seen with two hashes (a restored or copied
/// node), the second branch becomes a line of its own whose `parent` holds the common past.
package struct Lineage: Sendable {
    /// One line.
    package struct Line: Hashable, Sendable {
        /// Whose chain it is.
        package let origin: Origin
        /// The line this one branched from, with the last common place.
        package let fork: Dot?
        /// Describes a line.
        package init(origin: Origin, fork: Dot?) {
            self.origin = origin
            self.fork = fork
        }
    }

    /// The lines by number.
    package private(set) var lines: [LineNumber: Line] = [:]
    /// Whether any line ever branched from another: mostly none did, and every line owns its path.
    private var isForked = false

    /// Makes a lineage of known lines.
    package init(_ lines: [LineNumber: Line] = [:]) {
        for (number, line) in lines { add(number, line) }
    }

    /// Adds a line, or replaces what is known of it.
    package mutating func add(_ number: LineNumber, _ line: Line) {
        lines[number] = line
        if line.fork != nil { isForked = true }
    }

    /// The line that owns a place on a line's path: the line itself or one it branched from.
    package func owner(of sequence: SequenceNumber, on line: LineNumber) -> LineNumber {
        if !isForked { return line }
        var current = line
        while let fork = lines[current]?.fork, sequence <= fork.sequence { current = fork.line }
        return current
    }

    /// Whether having seen a line up to a place includes a change.
    package func reaches(_ seen: Dot, _ dot: Dot) -> Bool {
        guard dot.sequence <= seen.sequence else { return false }
        return seen.line == dot.line || owner(of: dot.sequence, on: seen.line) == dot.line
    }

    /// The places that a vector's lines branched from, directly or by steps: what its entries
    /// include of other lines.
    package func forks(below vector: LineVector) -> LineVector {
        var forks = LineVector()
        for dot in vector.entries {
            var fork = lines[dot.line]?.fork
            while let place = fork {
                forks.raise(place)
                fork = lines[place.line]?.fork
            }
        }
        return forks
    }

    /// All lines of one origin, in the order of their numbers.
    package func lines(of origin: Origin) -> [LineNumber] {
        lines.filter { $0.value.origin == origin }.keys.sorted()
    }
}
