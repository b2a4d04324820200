import CXlsxWriter
import Glibc

/// A file that lies in memory alone and is gone with this value.
///
/// A library that writes to a path only is given ``path``; a report, in which names of offices and
/// subjects stand, so never lies on a disk that somebody could search later.
final class MemoryFile {
    private let descriptor: Int32

    /// Makes an empty file.
    ///
    /// - Throws: ``ReportError/noMemoryFile(code:)``.
    init() throws(ReportError) {
        descriptor = unsafe memfd_create("tambon-workbook", tambon_close_on_exec)
        guard descriptor >= 0 else { throw .noMemoryFile(code: errno) }
    }

    deinit { close(descriptor) }

    /// The path by which this process, and no other, reaches the file.
    var path: String { "/proc/self/fd/\(descriptor)" }

    /// All bytes written so far.
    ///
    /// - Throws: ``ReportError/noMemoryFile(code:)``.
    func bytes() throws(ReportError) -> [UInt8] {
        let count = Int(lseek(descriptor, 0, SEEK_END))
        guard count >= 0 else { throw .noMemoryFile(code: errno) }
        var bytes = [UInt8](repeating: 0, count: count)
        var filled = 0
        while filled < count {
            let read = unsafe bytes.withUnsafeMutableBytes { room in
                let place = unsafe room.baseAddress?.advanced(by: filled)
                return unsafe pread(descriptor, place, count - filled, filled)
            }
            guard read > 0 else { throw .noMemoryFile(code: errno) }
            filled += read
        }
        return bytes
    }
}
