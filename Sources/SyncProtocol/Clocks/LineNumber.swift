/// A database's own short number for a line, or a line's place in a change set's table.
///
/// It never leaves its table: on the wire and in hashed bytes a line is named by its origin and the
/// hash of one of its changes.
package struct LineNumber: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// From 0; at most ``limit``.
    package let value: UInt32

    /// Wraps a number.
    package init(_ value: UInt32) { self.value = value }

    /// The greatest line number that fits into a ``RowKey``.
    package static let limit: UInt32 = (1 << 20) - 1

    package var description: String { String(value) }

    package static func < (left: Self, right: Self) -> Bool { left.value < right.value }
}
