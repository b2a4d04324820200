/// A mark that a node gives to a peer with every parcel, and that the peer shows with its next ones.
///
/// A peer that shows an older mark under a higher parcel number was put back from a copy.
package struct ResumeToken: Hashable, Sendable {
    /// The life of the node that gave it.
    package let incarnation: Incarnation
    /// Its place among those that this life has given to this peer.
    package let serial: UInt64
    /// What only the node that gave it can make, 16 bytes: nobody can show it a mark that it never
    /// gave.
    package let tag: [UInt8]

    /// The number of bytes of a tag.
    package static let tagByteCount = 16

    /// The chance in the tag, 8 bytes.
    package var chance: [UInt8] { Array(tag.prefix(Self.chanceByteCount)) }
    /// The number of bytes of chance in a tag.
    package static let chanceByteCount = 8

    /// Describes a token.
    package init(incarnation: Incarnation, serial: UInt64, tag: [UInt8]) {
        self.incarnation = incarnation
        self.serial = serial
        self.tag = tag
    }
}

/// A token as it is shown, beside the node that gave it.
///
/// A node of which two lives go on, a machine and a copy of it, gives tokens in each of them.
package struct ShownToken: Hashable, Comparable, Sendable {
    /// The node that gave it.
    package let giver: NodeID
    /// The token, which names the giver's life.
    package let token: ResumeToken

    /// Names the giver of a token.
    package init(_ token: ResumeToken, of giver: NodeID) {
        self.giver = giver
        self.token = token
    }

    package static func < (left: Self, right: Self) -> Bool {
        (left.giver, left.token.incarnation) < (right.giver, right.token.incarnation)
    }
}
