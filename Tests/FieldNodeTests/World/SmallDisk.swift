import Foundation
import Glibc

/// A file system of a few megabytes, mounted over a test's folder; only root can make one.
final class SmallDisk: Sendable {
    static var isAvailable: Bool {
        guard geteuid() == 0, let folder = try? TestFolder() else { return false }
        return (try? SmallDisk(over: folder, bytes: 1 << 20)) != nil
    }

    struct NotMounted: Error { let code: Int32 }

    private let path: String

    init(over folder: TestFolder, bytes: Int) throws {
        path = folder.path
        let result = unsafe "size=\(bytes)".withCString { options in
            unsafe mount("tmpfs", folder.path, "tmpfs", 0, options)
        }
        guard result == 0 else { throw NotMounted(code: errno) }
    }

    deinit { _ = unsafe umount2(path, Int32(MNT_DETACH)) }

    private var filler: String { path + "/filler" }

    /// Takes all room but some bytes.
    func fill(leaving bytes: Int) throws {
        release()
        var status = statvfs()
        guard unsafe statvfs(path, &status) == 0 else { throw NotMounted(code: errno) }
        let free = Int(status.f_bavail) * Int(status.f_bsize) - bytes
        try Data(count: max(free, 0)).write(to: URL(fileURLWithPath: filler))
    }

    /// Gives the room back, also where a process that was just started still holds the file open.
    func release() {
        _ = unsafe truncate(filler, 0)
        _ = unsafe unlink(filler)
    }
}
