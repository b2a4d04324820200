/// How large a block of the log is, and whether it can be packed with others.
package struct BlockSize: Hashable, Sendable {
    /// Its position in the log.
    package let number: Int64
    /// The changes that it holds.
    package let changes: Int
    /// The bytes of its change set before compression.
    package let unpackedBytes: Int
    /// Whether it is one change of this node that was not packed yet.
    package let isLoose: Bool
    /// Whether a signed head stands at its end, so that a change set can end there.
    package let endsAtHead: Bool
}
