import Foundation
import Glibc
import TestGround

/// A memory file system with a limit.
final class SmallDisk: Sendable {
    /// Where it is mounted.
    let path: String
    private let folder: TestFolder

    /// Runs `body` with an empty disk, which is gone afterwards whatever happens.
    static func with<Value>(
        kilobytes: Int,
        _ body: (SmallDisk) async throws -> Value,
    ) async throws -> Value {
        let disk = try SmallDisk(kilobytes: kilobytes)
        do {
            let value = try await body(disk)
            unsafe umount2(disk.path, Int32(MNT_DETACH))
            return value
        } catch {
            unsafe umount2(disk.path, Int32(MNT_DETACH))
            throw error
        }
    }

    private init(kilobytes: Int) throws {
        folder = try TestFolder()
        path = folder.path
        guard unsafe mount("tmpfs", path, "tmpfs", 0, "size=\(kilobytes)k") == 0 else {
            throw TestTrouble.system(errno)
        }
    }

    /// The bytes that are left.
    var freeBytes: Int {
        var status = statvfs()
        guard unsafe statvfs(path, &status) == 0 else { return 0 }
        return Int(status.f_bavail) * Int(status.f_frsize)
    }

    /// Takes all the room but so many bytes; the limit bounds what is written.
    func fill(leaving bytes: Int) throws {
        let filler = unsafe open(path + "/filler", O_WRONLY | O_CREAT | O_CLOEXEC, 0o600)
        guard filler >= 0 else { throw TestTrouble.system(errno) }
        defer { close(filler) }
        let taken = max(0, freeBytes - bytes)
        guard posix_fallocate(filler, 0, max(1, taken)) == 0 else {
            throw TestTrouble.system(errno)
        }
    }

    /// Takes the right to write away from everybody.
    func protect() throws {
        guard unsafe mount(nil, path, nil, UInt(MS_REMOUNT) | UInt(MS_RDONLY), nil) == 0 else {
            throw TestTrouble.system(errno)
        }
    }

    /// Gives the room back.
    func free() { unsafe unlink(path + "/filler") }
}
