@testable import SyncProtocol

/// Frames one after the other, as they stand in a sealed parcel's plaintext: how fixtures keep them.
enum FrameFile {
    static func bytes(of frames: [ParcelFrame]) -> [UInt8] {
        frames.flatMap { $0.head + $0.content }
    }

    static func frames(in bytes: [UInt8]) throws -> [ParcelFrame] {
        var reader = ByteReader(bytes)
        var frames: [ParcelFrame] = []
        while !reader.isAtEnd {
            let kind = try reader.varint()
            let flags = try reader.byte()
            let content = try reader.bytes(try reader.count(limit: reader.remaining))
            frames.append(ParcelFrame(kind: kind, flags: flags, content: content))
        }
        return frames
    }
}
