import Foundation
import Glibc
import Testing
import TestGround

extension FaultTests {
    /// Sticks with whatever people and programs have put on them.
    @Suite("A stick full of other things")
    struct HostileSticks {
        @Test(
            "F12 Among 100,000 junk files, links, pipes and hostile names the parcel is found, and they stay"
        )
        func junk() async throws {
            let parcel = try await Parcel(complaints: 20)
            let (stick, home) = (try TestFolder(), try TestFolder())
            try parcel.put(on: stick)
            let junk = try Self.scatter(100_000, on: stick)
            let centre = try await parcel.receiver(in: home.path)
            let outcome = try await Self.bounded.run(centre.words(["sync", stick.path]))
            #expect(outcome.code == 0, "\(outcome.account)")
            try await parcel.isHeld(by: centre)
            try await centre.isSound()
            #expect(try Self.names(on: stick).isSuperset(of: junk))
            Counts.tell("F12 junk \(junk.count) names")
            #expect(junk.count > 100_000)
        }

        @Test("F12 Files that only look like parcels cost neither memory nor the others")
        func pretenders() async throws {
            let parcel = try await Parcel(complaints: 20)
            let (stick, home) = (try TestFolder(), try TestFolder())
            try parcel.put(on: stick)
            try stick.put("BBBBBBBB.TBN", Array(repeating: 0, count: 1 << 20))
            try stick.put("CCCCCCCC.TBN", "")
            try stick.put("ZZZZZZZZ.TBN", "")
            // Far more than is ever read, and no byte of it on the disk.
            guard unsafe truncate(stick.file("ZZZZZZZZ.TBN"), 6 << 30) == 0 else {
                throw TestTrouble.system(errno)
            }
            let before = try Self.names(on: stick)
            let centre = try await parcel.receiver(in: home.path)
            let outcome = try await Self.bounded.run(centre.words(["sync", stick.path]))
            #expect(outcome.code == 1, "\(outcome.account)")
            for name in ["BBBBBBBB", "CCCCCCCC", "ZZZZZZZZ"] {
                #expect((outcome.errors + outcome.output).contains(name), "\(outcome.account)")
            }
            try await parcel.isHeld(by: centre)
            #expect(try Self.names(on: stick).isSuperset(of: before))
        }

        @Test("F13 The same parcel thirty times over changes nothing after the first")
        func again() async throws {
            let parcel = try await Parcel(complaints: 20)
            let home = try TestFolder()
            let centre = try await parcel.receiver(in: home.path)
            try await centre.ok("import", parcel.path)
            let before = try await centre.ok("state", "--json")
            for _ in 0..<30 { try await centre.ok("import", parcel.path) }
            #expect(try await centre.ok("state", "--json") == before)
            try await centre.isSound()
        }

        /// The program with a bound on its memory that a file of 6 GiB does not fit into.
        private static let bounded = Program(before: ["prlimit", "--as=4000000000"])

        /// The names on a stick, as bytes: some of them are no text.
        private static func names(on stick: TestFolder) throws -> Set<[UInt8]> {
            guard let folder = unsafe opendir(stick.path) else { throw TestTrouble.system(errno) }
            defer { unsafe closedir(folder) }
            var names: Set<[UInt8]> = []
            while let entry = unsafe readdir(folder) {
                unsafe withUnsafeBytes(of: entry.pointee.d_name) { name in
                    _ = unsafe names.insert(Array(name.prefix { $0 != 0 }))
                }
            }
            return names
        }

        /// Puts junk on a stick, some of it with names like a parcel's.
        private static func scatter(_ count: Int, on stick: TestFolder) throws -> Set<[UInt8]> {
            let folder = unsafe open(stick.path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
            guard folder >= 0 else { throw TestTrouble.system(errno) }
            defer { close(folder) }
            for index in 0..<count {
                close(unsafe openat(folder, "IMG_\(index).JPG", O_WRONLY | O_CREAT, 0o600))
            }
            for name in hostile {
                // With a zero behind it, as the system takes names.
                close(
                    unsafe openat(
                        folder,
                        name.map(CChar.init(bitPattern:)) + [0],
                        O_WRONLY | O_CREAT,
                        0o600
                    )
                )
            }
            unsafe symlinkat("/dev/zero", folder, "AAAAAAA2.TBN")
            unsafe symlinkat("/etc/passwd", folder, "AAAAAAA3.TBN")
            unsafe symlinkat("AAAAAAA4.TBN", folder, "AAAAAAA4.TBN")
            unsafe mkfifoat(folder, "AAAAAAA5.TBN", 0o600)
            unsafe mkdirat(folder, "AAAAAAA6.TBN", 0o700)
            return try names(on: stick).subtracting([Array(Parcel.fileName.utf8)])
        }

        /// Names that break a program which takes them for text, for a path or for a command.
        private static let hostile: [[UInt8]] = [
            Array("a\nb.TBN".utf8), Array("$(touch x).TBN".utf8), Array("--out".utf8),
            Array("\u{202e}NBT.gpj".utf8), Array("ก่อน.TBN".utf8), [0xff, 0xfe, 0x80],
            Array(repeating: UInt8(ascii: "x"), count: 255), Array("AUTORUN.INF".utf8),
        ]
    }
}
