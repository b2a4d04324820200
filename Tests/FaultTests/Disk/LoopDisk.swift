import Foundation
import Glibc
import TestGround

/// A disk of its own for a test, whose power can be cut.
///
/// The file system lies in a file and is mounted by a loop device. A cut is the kernel's own: the
/// file system stops at once, and what it had not written out is gone, its journal's tail included.
final class LoopDisk: Sendable {
    /// Where it is mounted.
    let path: String
    private let folder: TestFolder
    private var image: String { folder.file("image") }

    /// The system call that stops a file system, and the way that writes nothing out first.
    private static let shutDown: UInt = 0x8004_587d
    private static let withoutLog: Int32 = 2

    /// Runs `body` with an empty disk, which is gone afterwards whatever happens.
    static func with<Value>(
        _ kind: FileSystem,
        _ body: (LoopDisk) async throws -> Value,
    ) async throws -> Value {
        sweep()
        let disk = try LoopDisk()
        do {
            try await disk.make(kind)
            let value = try await body(disk)
            disk.detach()
            return value
        } catch {
            disk.detach()
            throw error
        }
    }

    private init() throws {
        folder = try TestFolder()
        path = folder.file("disk")
        guard unsafe mkdir(path, 0o755) == 0 else { throw TestTrouble.system(errno) }
    }

    private func make(_ kind: FileSystem) async throws {
        try folder.put("image", "")
        guard unsafe truncate(image, kind.imageBytes) == 0 else { throw TestTrouble.system(errno) }
        try await Program.tool(kind.making + [image])
        try await attach()
    }

    /// Mounts the image by a loop device that is taken anew each time: a device on which somebody on
    /// this machine still keeps the file system that was shut down would bring that one back.
    private func attach() async throws {
        let said = try await Program.tool("losetup", "--find", "--show", image)
        let device = String(said.prefix { $0 != "\n" })
        do {
            try await Program.tool("mount", device, path)
        } catch {
            try await Program.tool("losetup", "--detach", device)
            throw error
        }
        // From now on it goes with the mount.
        try await Program.tool("losetup", "--detach", device)
    }

    /// Writes out everything, so that a cut takes only what comes later.
    func settle() async throws { try await Program.tool("sync", "-f", path) }

    /// Cuts the power: from now on nothing reaches the disk.
    func cutPower() throws {
        let root = try opened()
        defer { close(root) }
        var way = Self.withoutLog
        guard unsafe ioctl(root, Self.shutDown, &way) == 0 else {
            throw TestTrouble.system(errno)
        }
    }

    /// Starts the machine again: the file system is mounted anew, from what is on the disk.
    ///
    /// Whoever had files open on it must have ended.
    func comeBack() async throws {
        try await eventually("the disk can be taken off") {
            unsafe umount2(self.path, 0) == 0
        }
        try await attach()
    }

    /// Takes the disk off; the loop device goes with its last user.
    private func detach() { unsafe umount2(path, Int32(MNT_DETACH)) }

    private func opened() throws -> Int32 {
        let root = unsafe open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard root >= 0 else { throw TestTrouble.system(errno) }
        return root
    }

    /// Takes off what tests that were killed themselves have left mounted.
    private static func sweep() {
        let prefix = TestFolder.prefix
        let mounts = (try? String(contentsOfFile: "/proc/mounts", encoding: .utf8)) ?? ""
        for line in mounts.split(separator: "\n") {
            let words = line.split(separator: " ")
            guard words.count > 1, words[1].hasPrefix(prefix),
                let owner = pid_t(words[1].dropFirst(prefix.count).prefix { $0 != "-" }),
                kill(owner, 0) != 0
            else { continue }
            unsafe umount2(String(words[1]), Int32(MNT_DETACH))
            let folder = (String(words[1]) as NSString).deletingLastPathComponent
            try? FileManager.default.removeItem(atPath: folder)
        }
    }
}
