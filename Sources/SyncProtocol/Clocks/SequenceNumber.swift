/// The place of a change in its origin's chain: 1 for the opening, gapless from there.
package struct SequenceNumber: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// 0 stands for "nothing yet"; a change has at least 1.
    package let value: UInt32

    /// Wraps a number.
    package init(_ value: UInt32) { self.value = value }

    /// "Nothing yet": the place before the opening.
    package static let none = SequenceNumber(0)
    /// The opening's place.
    package static let first = SequenceNumber(1)
    /// The last place that a chain can have; a longer one is refused.
    package static let last = SequenceNumber(.max)

    /// The following place; stays at ``last`` there, which no valid chain reaches.
    package var next: SequenceNumber { self == .last ? self : SequenceNumber(value + 1) }
    /// The preceding place; `none` stays `none`.
    package var previous: SequenceNumber { value == 0 ? self : SequenceNumber(value - 1) }

    package var description: String { String(value) }

    package static func < (left: Self, right: Self) -> Bool { left.value < right.value }
}
