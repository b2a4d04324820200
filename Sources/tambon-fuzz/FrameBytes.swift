import SyncProtocol

/// Frames one after the other, as they stand in a parcel's plaintext.
enum FrameBytes {
    /// The frames in some bytes, up to the first that is none.
    static func frames(in bytes: [UInt8]) -> [ParcelFrame] {
        var reader = ByteReader(bytes)
        var frames: [ParcelFrame] = []
        while let frame = try? frame(&reader) { frames.append(frame) }
        return frames
    }

    /// The bytes of one frame.
    static func bytes(of frame: ParcelFrame) -> [UInt8] {
        var out: [UInt8] = []
        out.appendVarint(frame.kind)
        out.append(frame.flags)
        out.appendVarint(frame.content.count)
        return out + frame.content
    }

    private static func frame(_ reader: inout ByteReader) throws(ChangeSetError) -> ParcelFrame {
        let kind = try reader.varint()
        let flags = try reader.byte()
        let content = try reader.bytes(try reader.count(limit: reader.remaining))
        return ParcelFrame(kind: kind, flags: flags, content: content)
    }
}
