/// A mark that a node gives to a peer with every parcel, and that the peer shows with its next ones.
///
/// A peer that shows an older mark under a higher parcel number was put back from a copy.
package struct ResumeToken: Hashable, Sendable {
    /// The life of the node that gave it.
    package let incarnation: Incarnation
    /// Its place among those that this life has given to this peer.
    package let serial: UInt64
    /// What only the node that gave it can make, 8 bytes: nobody can show it a mark that it never
    /// gave.
    package let tag: [UInt8]

    /// The number of bytes of a tag.
    package static let tagByteCount = 8

    /// Describes a token.
    package init(incarnation: Incarnation, serial: UInt64, tag: [UInt8]) {
        self.incarnation = incarnation
        self.serial = serial
        self.tag = tag
    }
}
