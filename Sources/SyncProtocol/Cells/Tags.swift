/// Which table a row belongs to.
///
/// Numbers are given out once and never change their meaning.
package struct TableTag: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// The number on the wire; 0 is the protocol's own table of openings.
    package let value: UInt32

    /// Wraps a number.
    package init(_ value: UInt32) { self.value = value }

    /// The protocol's own table: one row an origin, written by its ``Opening``.
    package static let origins = TableTag(0)

    package var description: String { String(value) }

    package static func < (left: Self, right: Self) -> Bool { left.value < right.value }
}

/// Which cell of a row.
///
/// Numbers are given out once a table and never change their meaning.
package struct CellTag: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// The number on the wire.
    package let value: UInt32

    /// Wraps a number.
    package init(_ value: UInt32) { self.value = value }

    package var description: String { String(value) }

    package static func < (left: Self, right: Self) -> Bool { left.value < right.value }
}

/// How a cell takes further writes.
///
/// The rule stands in the hashed bytes, never in a schema.
package enum WriteRule: UInt8, Sendable {
    /// Later writes that have seen a value supersede it.
    case overwritable = 0
    /// Written once, by the change that creates the row; nothing ever supersedes it.
    case writeOnce = 1
}
