import Foundation
import Glibc
import Testing
import TestGround

extension FaultTests {
    /// A disk whose power is cut at a chosen write or fsync of one long piece of work.
    ///
    /// The program is stopped right before the call, the power is cut, and only then is it ended. A
    /// change of the schema belongs here as one more piece of work as soon as there is one.
    @Suite(
        "A power cut in the middle of a long piece of work",
        .needs(.root, .disk(.ext4), .disk(.xfs))
    )
    struct PowerCutPhases {
        @Test(
            "F2 After a power cut an import is there whole or not at all, and repeating it completes it",
            arguments: FileSystem.allCases,
        )
        func importing(kind: FileSystem) async throws {
            let parcel = try await Parcel()
            let total = try await parcel.office.ids()
            let tally = try await LoopDisk.with(kind) { disk in
                try await Self.cuts(on: disk) { program, round in
                    let centre = try await parcel.receiver(in: disk.path + "/\(round)")
                    try await disk.settle()
                    let word = centre.run(by: program).words(["import", parcel.path])
                    return (
                        word,
                        { told in
                            try await centre.isSound()
                            let found = try await centre.ids()
                            #expect(found.isEmpty || found == total, "\(found.count)")
                            #expect(!told || found == total)
                            try await centre.ok("import", parcel.path)
                            try await parcel.isHeld(by: centre)
                        }
                    )
                }
            }
            tally.tell("F2 import \(kind.rawValue)")
        }

        @Test(
            "F3 After a power cut a node that is set up is there whole, or can be set up again",
            arguments: FileSystem.allCases,
        )
        func settingUp(kind: FileSystem) async throws {
            let tally = try await LoopDisk.with(kind) { disk in
                try await Self.cuts(on: disk) { program, round in
                    let directory = disk.path + "/node-\(round)"
                    let node = FaultNode(there: directory, office: "80.21.karo").run(by: program)
                    let words = FaultNode.setUp(node.office, in: directory)
                    return (
                        node.words(words),
                        { told in
                            let plain = FaultNode(there: directory, office: node.office)
                            let outcome = try await plain.run("verify")
                            if outcome.code != 0 {
                                #expect(!told, "\(outcome.account)")
                                try await plain.ok(words)
                            }
                            try await plain.isSound()
                            #expect(try await plain.record("หลังไฟดับ") != nil)
                        }
                    )
                }
            }
            tally.tell("F3 set-up \(kind.rawValue)")
        }

        @Test(
            "F3 After a power cut a parcel file is there whole or not at all, never half",
            arguments: FileSystem.allCases,
        )
        func exporting(kind: FileSystem) async throws {
            let parcel = try await Parcel()
            let tally = try await LoopDisk.with(kind) { disk in
                try await Self.cuts(on: disk) { program, round in
                    let out = disk.path + "/\(round).tbn"
                    let office = parcel.office.run(by: program)
                    return (
                        office.words(["export", "--to", "centre", "--out", out]),
                        { told in
                            try await parcel.offersNothingHalf(at: out, mustBeThere: told)
                        }
                    )
                }
            }
            tally.tell("F3 export \(kind.rawValue)")
        }

        @Test(
            "F3 control: without fsync an export that was told done is gone",
            arguments: FileSystem.allCases
        )
        func controlExporting(kind: FileSystem) async throws {
            let parcel = try await Parcel()
            let shim = try Shim(.skip, .sync)
            try await LoopDisk.with(kind) { disk in
                let out = disk.path + "/lost.tbn"
                let office = parcel.office.run(by: shim.program)
                try await office.ok("export", "--to", "centre", "--out", out)
                try disk.cutPower()
                try await disk.comeBack()
                let isKept = try await parcel.isWholeOrAbsent(out, mustBeThere: true)
                #expect(!isKept)
            }
            #expect(shim.fired > 0)
        }

        @Test(
            "F3 After a power cut a stick offers whole parcels alone, and the next visit completes it",
            arguments: FileSystem.allCases,
        )
        func writingStick(kind: FileSystem) async throws {
            let parcel = try await Parcel()
            let tally = try await LoopDisk.with(kind) { disk in
                try await Self.cuts(on: disk) { program, round in
                    let stick = disk.path + "/\(round)"
                    try FileManager.default.createDirectory(
                        atPath: stick,
                        withIntermediateDirectories: true
                    )
                    try await disk.settle()
                    return (
                        parcel.office.run(by: program).words(["sync", stick]),
                        { _ in
                            for name in try FileManager.default.contentsOfDirectory(atPath: stick)
                            where name.hasSuffix(".TBN") {
                                try await parcel.offersNothingHalf(at: stick + "/" + name)
                            }
                            try await parcel.office.ok("sync", stick)
                            let centre = try await parcel.receiver(
                                in: disk.path + "/centre-\(round)"
                            )
                            try await centre.ok("sync", stick)
                            try await parcel.isHeld(by: centre)
                        }
                    )
                }
            }
            tally.tell("F3 stick \(kind.rawValue)")
        }

        /// How many cuts there were, and how many of them fell into the work.
        struct Tally {
            var cuts = 0
            var inside = 0

            func tell(_ name: String) {
                Counts.tell("\(name) \(self), seed \(Counts.seed)")
                #expect(cuts > 0 && inside == cuts)
            }
        }

        /// A command's words, and what must hold afterwards; `true` if it was told done.
        typealias Work = (words: [String], check: (Bool) async throws -> Void)

        /// Measures the work once, and then cuts the power at chosen calls of it.
        private static func cuts(
            on disk: LoopDisk,
            _ work: (Program, Int) async throws -> Work,
        ) async throws -> Tally {
            var counts: [Shim.Calls: Int] = [:]
            for (round, calls) in Shim.Calls.allCases.enumerated() {
                counts[calls] = try await Shim.count(calls, path: disk.path) { program in
                    let outcome = try await program.run(work(program, -1 - round).words)
                    try #require(outcome.code == 0, "\(outcome.account)")
                }
            }
            var chance = SplitMix64(seed: Counts.seed)
            var tally = Tally()
            for round in 0..<Counts.cuts {
                let calls: Shim.Calls = round % 2 == 0 ? .sync : .write
                let last = try #require(counts[calls])
                let place = chance.next(in: 1...max(1, last))
                let shim = try Shim(.stop, calls, first: place, times: 1, path: disk.path)
                let (words, check) = try await work(shim.program, round)
                let program = try shim.program.start(words)
                try await eventually("the work is under way") {
                    shim.fired > 0 || !program.isRunning
                }
                try disk.cutPower()
                program.abandon()
                let told = try await program.outcome().code == 0
                try await disk.comeBack()
                tally.cuts += 1
                tally.inside += min(1, shim.fired)
                try await check(told)
            }
            return tally
        }
    }
}
