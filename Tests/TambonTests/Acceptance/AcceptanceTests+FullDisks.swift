import Foundation
import Glibc
import Testing
import TestGround

extension AcceptanceTests {
    @Suite(
        "A full disk",
        .enabled(if: geteuid() == 0, "mounting a small file system takes root")
    )
    struct FullDisks {
        @Test("A record that no longer fits is refused whole, and fits once there is room")
        func record() async throws {
            try await Self.withSmallDisk("size=1500k") { disk in
                let karo = try await DeskNode.centre().enrolled(in: disk.path)
                try await karo.record("ก่อนเต็ม")
                let filler = disk.file("filler")
                let before = try await karo.footprint()
                Self.fill(filler)
                for words in [["list"], ["record", "--from", "-"]] {
                    let run = karo.words(words)
                    let outcome = try await ProgramRunner().run(run, input: Complaints.lines(2))
                    outcome.isRefusal(naming: [karo.directory])
                }
                // With a little room the database can be opened and read.
                let room = try FileManager.default.attributesOfItem(atPath: filler)[.size]
                unsafe truncate(filler, ((room as? NSNumber)?.intValue ?? 0) - 150_000)
                let reopened = try await karo.footprint()
                #expect(reopened == before)
                let lines = Complaints.lines(1_500)
                try await karo.staysAsItIs {
                    let words = karo.words(["record", "--from", "-"])
                    let outcome = try await ProgramRunner().run(words, input: lines)
                    outcome.isRefusal(naming: [karo.directory, "full"])
                }
                let out = disk.file("karo.tbn")
                Self.fill(disk.file("rest"))
                try await karo.refuses(["list", "--json"], naming: [karo.directory])
                unsafe unlink(disk.file("rest"))
                let files = try FileManager.default.contentsOfDirectory(atPath: disk.path)
                #expect(Set(files) == [karo.office, "filler"])
                unsafe unlink(filler)
                try await karo.record("หลังเต็ม")
                try await karo.ok("export", "--to", "centre", "--out", out)
                try await karo.verifies()
                let numbers = try await karo.numbers()
                #expect(numbers.count == 2)
            }
        }

        @Test("A centre without room tells the caller, keeps what it has, and takes the rest later")
        func peer() async throws {
            try await Self.withSmallDisk("size=1500k") { disk in
                let centre = try await DeskNode("centre", level: "centre", in: disk.path)
                let karo = try await centre.enrolled()
                try await karo.record("น้ำไม่ไหล")
                let serving = try await ServingNode(centre)
                try await karo.ok("sync", serving.url)
                let lines = Complaints.lines(600, noiseBytes: 600)
                try await karo.ok("record", "--from", "-", input: lines)
                Self.fill(disk.file("filler"))
                let refused = try await karo.run("sync", serving.url)
                #expect(refused.code == 1, "\(refused.account)")
                #expect(refused.errors.contains(serving.url), "\(refused.account)")
                unsafe unlink(disk.file("filler"))
                mount(disk, "size=40m")
                try await karo.ok("sync", serving.url)
                let same = try await centre.state(of: karo.office) == karo.ownState()
                #expect(same)
                try await serving.end()
                try await centre.verifies()
            }
        }

        @Test("F10 A full stick is refused, and what is on it stays")
        func stick() async throws {
            try await Self.withSmallDisk("size=64k") { disk in
                let karo = try await DeskNode.centre().enrolled()
                let lines = Complaints.lines(300, noiseBytes: 500)
                try await karo.ok("record", "--from", "-", input: lines)
                try disk.put("PHOTO.JPG", [1, 2, 3])
                try await karo.staysAsItIs {
                    try await karo.refuses(["sync", disk.path], naming: [disk.path, "room"])
                    let out = disk.file("k.tbn")
                    try await karo.refuses(
                        ["export", "--to", "centre", "--out", out],
                        naming: [out]
                    )
                }
                let files = TestFolder.tree(disk.path)
                #expect(files == ["PHOTO.JPG"])
            }
        }

        /// Takes all the room that is left.
        private static func fill(_ path: String) {
            let descriptor = unsafe open(path, O_WRONLY | O_CREAT | O_CLOEXEC, 0o600)
            let piece = [UInt8](repeating: 7, count: 4_096)
            while unsafe write(descriptor, piece, piece.count) > 0 {}
            close(descriptor)
        }

        private func mount(_ disk: TestFolder, _ options: String) {
            let code = unsafe Glibc.mount("tmpfs", disk.path, "tmpfs", UInt(MS_REMOUNT), options)
            #expect(code == 0)
        }

        /// Runs `body` in a memory file system; where the sandbox lets nobody mount, the test says so.
        private static func withSmallDisk(
            _ options: String,
            _ body: (TestFolder) async throws -> Void,
        ) async throws {
            let folder = try TestFolder()
            guard unsafe Glibc.mount("tmpfs", folder.path, "tmpfs", 0, options) == 0 else {
                try Test.cancel("this machine lets nobody mount (error \(errno))")
            }
            defer { unsafe umount2(folder.path, Int32(MNT_DETACH)) }
            try await body(folder)
        }
    }
}
