/// What happened in a world, or in many.
struct WorldEvents {
    /// Sets that came before what they build on.
    var waits = 0
    /// Changes whose author had an older state on the screen.
    var olderBases = 0
    /// Branches of copied origins.
    var branches = 0
    /// Cells in which several values are live in the end.
    var conflicts = 0

    static func += (left: inout Self, right: Self) {
        left.waits += right.waits
        left.olderBases += right.olderBases
        left.branches += right.branches
        left.conflicts += right.conflicts
    }

    /// The least that happened of anything.
    var least: Int { min(waits, olderBases, branches, conflicts) }
}
