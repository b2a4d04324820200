/// One change, named by its line and its place there.
package struct Dot: Hashable, Comparable, Sendable {
    /// The line that owns the place: a branch owns only what comes after its fork.
    package let line: LineNumber
    /// The place in the chain.
    package let sequence: SequenceNumber

    /// Names a change.
    package init(line: LineNumber, sequence: SequenceNumber) {
        self.line = line
        self.sequence = sequence
    }

    package static func < (left: Self, right: Self) -> Bool {
        (left.line, left.sequence) < (right.line, right.sequence)
    }
}
