/// What a reader of change sets accepts; a writer's sets lie far below.
///
/// Every limit is held before memory is taken, so what a hostile set can cost is known beforehand.
package enum ChangeSetLimits {
    /// The most bytes of the two parts of a set's body, unpacked and together.
    package static let unpackedBytes = 64 << 20
    /// The most bytes of UTF-8 that a set's texts may have.
    package static let textBytes = 64 << 20
    /// The most lines of a set.
    package static let lines = 4_096
    /// The most origins under which one key writes in a ledger: one for each life of its node.
    package static let originsOfAKey = 256
    /// The most values of all changes together, each value of a group counted.
    package static let values = 1 << 21
    /// The most entries of all contexts together, where a context equal to the one before counts
    /// once.
    package static let contextEntries = 1 << 22
}
