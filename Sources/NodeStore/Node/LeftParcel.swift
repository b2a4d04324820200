package import SyncProtocol

/// A parcel that this node has left in a folder: for whom, and what it carries.
package struct LeftParcel: Hashable, Sendable {
    /// The parcel's name.
    package let id: ParcelID
    /// The node that it is for; zeros for any node above.
    package let recipient: NodeID
    /// The SHA-256 of the file.
    package let digest: Digest256
    /// A digest of all that the series says: two series of one word make each other superfluous.
    package let word: Digest256
    /// Its place in the series, from 0.
    package let part: Int
    /// Whether the series ends with it.
    package let isLast: Bool
    /// The life of this node that it speaks of.
    package let life: Incarnation
    /// The serial of the mark that it brings its reader; 0 if it brings none.
    package let token: UInt64
    /// Whether it says anything that its changes do not say.
    package let speaks: Bool
    /// Of every line that it carries changes of, the last.
    package let changes: LineVector

    /// Describes a parcel.
    package init(
        id: ParcelID,
        recipient: NodeID,
        digest: Digest256,
        word: Digest256,
        part: Int,
        isLast: Bool,
        life: Incarnation,
        token: UInt64,
        speaks: Bool,
        changes: LineVector,
    ) {
        self.id = id
        self.recipient = recipient
        self.digest = digest
        self.word = word
        self.part = part
        self.isLast = isLast
        self.life = life
        self.token = token
        self.speaks = speaks
        self.changes = changes
    }
}
