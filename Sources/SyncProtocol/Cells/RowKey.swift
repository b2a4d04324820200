/// A database's own name for a row: the place of the change that created it, and an ordinal.
///
/// The three numbers fit into one positive 64-bit integer, which is the row's primary key in SQLite.
/// Outside the database a row is named by its ``RowID``.
package struct RowKey: Hashable, Comparable, Sendable {
    /// line (20 bits) · sequence (32 bits) · ordinal (11 bits).
    package let packed: Int64

    /// How far the line stands above the lowest bit: a line's rows have neighbouring keys.
    package static let lineShift = 43

    /// The most rows that one change can create.
    package static let ordinalLimit: UInt16 = (1 << 11) - 1

    /// Names the row that a change created as its `ordinal`-th, from 0.
    package init(_ dot: Dot, ordinal: UInt16) {
        packed =
            Int64(dot.line.value) << Self.lineShift | Int64(dot.sequence.value) << 11
            | Int64(ordinal & Self.ordinalLimit)
    }

    /// Takes a primary key back.
    package init(packed: Int64) { self.packed = packed }

    /// The change that created the row.
    package var dot: Dot {
        Dot(
            line: LineNumber(UInt32(truncatingIfNeeded: packed >> Self.lineShift)),
            sequence: SequenceNumber(UInt32(truncatingIfNeeded: packed >> 11)),
        )
    }

    /// Which of the rows that the change created, from 0.
    package var ordinal: UInt16 { UInt16(truncatingIfNeeded: packed) & Self.ordinalLimit }

    package static func < (left: Self, right: Self) -> Bool { left.packed < right.packed }
}
