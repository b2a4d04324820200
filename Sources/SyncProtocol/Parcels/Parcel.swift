/// What one node sends to another in one piece: an HTTP body or a file, the same bytes.
///
/// The layout stands in the catalogue's page on the parcel format. A parcel's closing digest tells
/// damage from what was written; it does not tell who wrote it.
package struct Parcel: Hashable, Sendable {
    /// The messages, in the sender's order.
    package let messages: [Message]

    /// The first seven bytes of every parcel.
    package static let magic = Array("TAMBON\0".utf8)
    /// The greatest format version that this program reads and the one that it writes.
    package static let formatVersion: UInt8 = 1
    /// The most bytes of one parcel.
    package static let byteLimit = 1 << 30
    /// The most messages of one parcel.
    package static let messageLimit = 100_000
    /// Magic, version, length.
    static let headerByteCount = 16
    /// Set where a reader that does not know a message's kind may skip it.
    static let maySkipFlag: UInt8 = 1

    /// Puts messages together.
    package init(_ messages: [Message]) { self.messages = messages }

    /// The parcel's bytes.
    ///
    /// The writer keeps below ``byteLimit`` and ``messageLimit``; a reader refuses what is beyond.
    package func encoded() -> [UInt8] { ParcelEncoder.encode(self) }

    /// Reads a parcel's bytes.
    ///
    /// - Throws: why they are refused.
    package init(decoding bytes: [UInt8]) throws(ParcelError) {
        self = try ParcelDecoder.decode(bytes)
    }
}
