/// A Lamport clock: 1 + the greatest height in a change's causal past.
///
/// Sorting by height puts causes before their effects on every node alike.
package struct Height: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// 0 stands for "before every change".
    package let value: UInt64

    /// Wraps a number.
    package init(_ value: UInt64) { self.value = value }

    /// Before every change.
    package static let none = Height(0)
    /// The greatest height that is accepted from a peer: room for a change every microsecond of
    /// 140 years.
    package static let limit = Height(1 << 52)

    /// The height of a change whose causal past reaches this far.
    package var next: Height { Height(value + 1) }

    package var description: String { String(value) }

    package static func < (left: Self, right: Self) -> Bool { left.value < right.value }
}
