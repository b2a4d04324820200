/// One message as a sealed parcel carries it: what it means is somebody else's business.
package struct ParcelFrame: Hashable, Sendable {
    /// The kind's number, at least 1; 0 is the padding's.
    package let kind: UInt64
    /// What a reader that does not know the kind may do; see the format's page.
    package let flags: UInt8
    /// The bytes.
    package let content: [UInt8]

    /// Describes a frame.
    package init(kind: UInt64, flags: UInt8, content: [UInt8]) {
        self.kind = kind
        self.flags = flags
        self.content = content
    }

    /// The bytes that the frame takes in a parcel.
    package var byteCount: Int { Self.byteCount(kind: kind, contentCount: content.count) }

    /// The bytes that a frame takes in a parcel, for a content that is not yet in memory.
    package static func byteCount(kind: UInt64, contentCount: Int) -> Int {
        head(kind: kind, flags: 0, contentCount: contentCount).count + contentCount
    }

    /// What stands before the content.
    var head: [UInt8] { Self.head(kind: kind, flags: flags, contentCount: content.count) }

    private static func head(kind: UInt64, flags: UInt8, contentCount: Int) -> [UInt8] {
        var out: [UInt8] = []
        out.appendVarint(kind)
        out.append(flags)
        out.appendVarint(contentCount)
        return out
    }
}
