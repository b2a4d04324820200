import Foundation
import Glibc
import Testing
import TestGround

extension FaultTests {
    /// Sticks that are full, protected, or do not keep what they are given.
    @Suite("A bad stick")
    struct BadSticks {
        @Test(
            "F10 A stick that is full or write-protected is refused by name, and holds nothing half",
            .needs(.root)
        )
        func fullAndProtected() async throws {
            let parcel = try await Parcel(complaints: 60, noiseBytes: 300)
            try await SmallDisk.with(kilobytes: 400) { stick in
                for rest in [0, 4_096, 12_288] {
                    try stick.fill(leaving: rest)
                    let outcome = try await parcel.office.run("sync", stick.path)
                    #expect(outcome.isPlainRefusal, "\(outcome.account)")
                    #expect(outcome.errors.contains("\(stick.path) has no room"))
                    #expect(try Self.names(stick.path) == ["filler"])
                    stick.free()
                }
                try await parcel.office.ok("sync", stick.path)
                let before = try Self.names(stick.path)
                try await parcel.office.ok(
                    "record",
                    "--from",
                    "-",
                    input: Complaints.lines(1, from: 900)
                )
                try stick.protect()
                let outcome = try await parcel.office.run("sync", stick.path)
                #expect(outcome.isPlainRefusal, "\(outcome.account)")
                #expect(outcome.errors.contains("\(stick.path) is write-protected"))
                #expect(try Self.names(stick.path) == before)
                // Whoever the parcel is for takes it, and reads both: what came, and that nothing went.
                let home = try TestFolder()
                let centre = try await parcel.receiver(in: home.path)
                let read = try await centre.run("sync", stick.path)
                #expect(read.code == 1 && read.output.contains("/ applied from 80.21.karo"))
                #expect(read.errors.contains("\(stick.path) is write-protected"))
                #expect(try await centre.json("list").elements.count == 60)
                #expect(try await centre.ok("log").contains("รับแล้ว จาก 80.21.karo"))
            }
        }

        @Test("F9 A parcel is written out under its final name too: only that fills FAT's entry in")
        func finalName() async throws {
            let parcel = try await Parcel(complaints: 5)
            let stick = try TestFolder()
            let out = stick.file("OFFICE.TBN")
            for words in [["sync", stick.path], ["export", "--to", "centre", "--out", out]] {
                let fsyncs = try await Shim.count(.sync, path: ".TBN") { program in
                    let outcome = try await program.run(parcel.office.words(words))
                    try #require(outcome.code == 0, "\(outcome.account)")
                }
                #expect(fsyncs == 1, "\(words[0])")
            }
        }

        @Test("F11 A stick that only says it has written is found out before it is pulled out")
        func lying() async throws {
            let parcel = try await Parcel(complaints: 20)
            let (stick, home) = (try TestFolder(), try TestFolder())
            let shim = try Shim(.skip, .write, path: stick.path)
            let outcome = try await parcel.office.run(by: shim.program).run("sync", stick.path)
            #expect(shim.fired > 0)
            #expect(outcome.isPlainRefusal, "\(outcome.account)")
            #expect(outcome.errors.contains("the medium is faulty"), "\(outcome.account)")
            #expect(try Self.names(stick.path) == [])
            // Nothing counts as handed on: the next stick carries all of it.
            try await parcel.office.ok("sync", stick.path)
            let centre = try await parcel.receiver(in: home.path)
            try await centre.ok("sync", stick.path)
            try await parcel.isHeld(by: centre)
        }

        @Test("A backup onto a stick that only says it has written fails, and the last one stays")
        func backupOntoLyingStick() async throws {
            let parcel = try await Parcel(complaints: 20)
            let stick = try TestFolder()
            let file = stick.file("karo.backup")
            try await parcel.office.ok("backup", file)
            let before = FileManager.default.contents(atPath: file)
            let shim = try Shim(.skip, .write, path: stick.path)
            let outcome = try await parcel.office.run(by: shim.program).run("backup", file)
            #expect(shim.fired > 0)
            #expect(outcome.isPlainRefusal, "\(outcome.account)")
            #expect(FileManager.default.contents(atPath: file) == before)
            #expect(try Self.names(stick.path) == ["karo.backup"])
        }

        @Test("F11 What a stick has lost after it was pulled out goes again, until a receipt comes")
        func forgetful() async throws {
            let parcel = try await Parcel(complaints: 20)
            let (lost, stick, home) = (try TestFolder(), try TestFolder(), try TestFolder())
            try await parcel.office.ok("sync", lost.path)
            #expect(try await Self.notArrived(parcel.office) == 20)
            // What a stick of faked capacity had taken is not there when it is put in again.
            for name in try Self.names(lost.path) {
                try FileManager.default.removeItem(atPath: lost.file(name))
            }
            try await parcel.office.ok("sync", stick.path)
            let centre = try await parcel.receiver(in: home.path)
            try await centre.ok("sync", stick.path)
            try await parcel.isHeld(by: centre)
            #expect(try await Self.notArrived(parcel.office) == 20)
            try await parcel.office.ok("sync", stick.path)
            #expect(try await Self.notArrived(parcel.office) == 0)
        }

        private static func names(_ path: String) throws -> [String] {
            try FileManager.default.contentsOfDirectory(atPath: path).sorted()
        }

        private static func notArrived(_ node: FaultNode) async throws -> Int {
            try await node.json("list", "--not-arrived").elements.count
        }
    }
}
