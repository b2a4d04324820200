/// A change that wrote to a row, with what decides the order among concurrent values.
package struct Touch: Hashable, Sendable {
    /// The change.
    package let dot: Dot
    /// Its Lamport height.
    package let height: Height
    /// Its author's wall clock in milliseconds since 1970.
    package let time: Int64
    /// The first eight bytes of its hash.
    package let hashPrefix: UInt64

    /// Describes a touch.
    package init(dot: Dot, height: Height, time: Int64, hashPrefix: UInt64) {
        self.dot = dot
        self.height = height
        self.time = time
        self.hashPrefix = hashPrefix
    }

    /// Whether this touch stands below another: by height, wall time, origin, sequence, hash.
    ///
    /// The order is the same on every node, since nothing local enters it.
    package func precedes(_ other: Touch, in lineage: Lineage) -> Bool {
        if height != other.height { return height < other.height }
        if time != other.time { return time < other.time }
        let origins = (lineage.lines[dot.line]?.origin, lineage.lines[other.dot.line]?.origin)
        if let mine = origins.0, let theirs = origins.1, mine != theirs { return mine < theirs }
        return (dot.sequence, hashPrefix) < (other.dot.sequence, other.hashPrefix)
    }
}
