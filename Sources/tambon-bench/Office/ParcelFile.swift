import FieldNode
import Foundation

/// A parcel's file, read a piece at a time as the program does.
struct ParcelFile: ParcelBytes {
    let count: Int
    private let file: FileHandle

    /// Opens the file.
    init(path: String) throws {
        file = try FileHandle(forReadingFrom: URL(filePath: path))
        count = Int(try file.seekToEnd())
    }

    func bytes(from offset: Int, limitBytes: Int) throws -> [UInt8] {
        try file.seek(toOffset: UInt64(offset))
        return [UInt8](try file.read(upToCount: min(limitBytes, 1 << 20)) ?? Data())
    }
}
