import Foundation

/// SQLite's write-ahead log, as a process has left it that did not close the database.
///
/// SQLite takes it up to the first frame whose checksum does not fit, since a power cut leaves such a frame
/// where the last transaction was being written. It looks no further: of a frame that was damaged later, it
/// drops all that was acknowledged behind it, and says nothing.
struct WriteAheadLog {
    private let bytes: [UInt8]

    private static let headerCount = 32
    private static let frameHeaderCount = 24
    /// Where the header has the salts of this round of the file, and its checksum.
    private static let salts = 16..<24
    private static let headerSum = 24
    /// The bytes of a page in every node's database.
    private static let pageCount = 4_096

    /// Reads a log; nil if there is none, or nothing in it.
    ///
    /// - Parameter path: the database's path.
    init?(ofDatabase path: String) {
        guard let data = FileManager.default.contents(atPath: path + "-wal"),
            data.count > Self.headerCount
        else { return nil }
        bytes = Array(data)
    }

    /// Whether transactions that were acknowledged stand behind a header or a frame that does not fit.
    ///
    /// Each is on the disk before the next one begins, so a power cut leaves one transaction there at the
    /// most. Frames of an earlier round of the file have other salts. Source: SQLite's description of the
    /// file format, section 4.
    var hasLostTransactions: Bool {
        var sum = Checksum(isBigEndian: bytes[3] & 1 == 1)
        sum.add(bytes[..<Self.headerSum])
        var fits = sum.isStored(in: bytes, at: Self.headerSum)
        // A header that does not fit may say anything; the first frame has the salts as well.
        let frameCount = Self.frameHeaderCount + (fits ? Int(word(at: 8)) : Self.pageCount)
        let salts = fits ? Self.salts : (Self.headerCount + 8)..<(Self.headerCount + 16)
        var commits = 0
        var frame = Self.headerCount
        while frame + frameCount <= bytes.count {
            let isOfThisRound = bytes[(frame + 8)..<(frame + 16)] == bytes[salts]
            if fits {
                sum.add(bytes[frame..<(frame + 8)])
                sum.add(bytes[(frame + Self.frameHeaderCount)..<(frame + frameCount)])
                fits = isOfThisRound && sum.isStored(in: bytes, at: frame + 16)
            }
            // The last frame of a transaction tells how many pages the database has.
            if !fits, isOfThisRound, word(at: frame + 4) > 0 { commits += 1 }
            frame += frameCount
        }
        return commits > 1
    }

    private func word(at index: Int) -> UInt32 { bytes.word(at: index, isBigEndian: true) }
}

/// The running checksum of SQLite's write-ahead log, in the byte order of the machine that made the file.
private struct Checksum {
    let isBigEndian: Bool
    private var first: UInt32 = 0
    private var second: UInt32 = 0

    init(isBigEndian: Bool) { self.isBigEndian = isBigEndian }

    /// Adds bytes, eight at a time.
    mutating func add(_ bytes: ArraySlice<UInt8>) {
        var index = bytes.startIndex
        while index < bytes.endIndex {
            first &+= bytes.word(at: index, isBigEndian: isBigEndian) &+ second
            second &+= bytes.word(at: index + 4, isBigEndian: isBigEndian) &+ first
            index += 8
        }
    }

    /// Whether this is what stands at a place of a file.
    func isStored(in bytes: [UInt8], at index: Int) -> Bool {
        bytes.word(at: index, isBigEndian: true) == first
            && bytes.word(at: index + 4, isBigEndian: true) == second
    }
}

extension RandomAccessCollection<UInt8> where Index == Int {
    fileprivate func word(at index: Int, isBigEndian: Bool) -> UInt32 {
        let word =
            UInt32(self[index]) << 24 | UInt32(self[index + 1]) << 16
            | UInt32(self[index + 2]) << 8 | UInt32(self[index + 3])
        return isBigEndian ? word : word.byteSwapped
    }
}
