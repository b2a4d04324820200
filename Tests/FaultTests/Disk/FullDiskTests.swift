import Foundation
import Glibc
import Testing
import TestGround

extension FaultTests {
    /// A disk that fills up: a real limit on a memory file system, and refusals at a chosen write.
    @Suite("A disk that fills up", .needs(.root))
    struct FullDisks {
        /// So much room is left when the work begins.
        private static let rests = [0, 4, 16, 40, 64, 100, 150, 250].map { $0 * 1_024 }

        @Test(
            "F5 A record that finds no more room is refused in a plain sentence and loses nothing"
        )
        func recording() async throws {
            try await SmallDisk.with(kilobytes: 6_000) { disk in
                let node = try await FaultNode(in: disk.path)
                var refused = 0
                for (round, rest) in Self.rests.enumerated() {
                    let before = try await node.ids()
                    try disk.fill(leaving: rest)
                    let lines = Complaints.lines(60, noiseBytes: 300, from: round * 60 + 1)
                    let outcome = try await node.run("record", "--from", "-", input: lines)
                    refused += Self.isRefusalOrSuccess(outcome)
                    disk.free()
                    try await node.isSound()
                    let after = try await node.ids()
                    #expect(after.count == before.count + (outcome.code == 0 ? 60 : 0))
                    try await node.ok("record", "--from", "-", input: lines)
                    #expect(try await node.ids().count == before.count + 60)
                }
                Counts.tell("F5 record refused \(refused) of \(Self.rests.count) times")
                #expect(refused > 0 && refused < Self.rests.count)
            }
        }

        @Test("F5 An import that finds no more room is refused whole, and fits once there is some")
        func importing() async throws {
            let parcel = try await Parcel()
            var refused = 0
            for rest in Self.rests {
                try await SmallDisk.with(kilobytes: 6_000) { disk in
                    let centre = try await parcel.receiver(in: disk.path)
                    try disk.fill(leaving: rest)
                    let outcome = try await centre.run("import", parcel.path)
                    refused += Self.isRefusalOrSuccess(outcome)
                    disk.free()
                    try await centre.isSound()
                    #expect(try await centre.ids().isEmpty == (outcome.code != 0))
                    try await centre.ok("import", parcel.path)
                    try await parcel.isHeld(by: centre)
                }
            }
            Counts.tell("F5 import refused \(refused) of \(Self.rests.count) times")
            #expect(refused > 0)
        }

        @Test("F5 A centre without room answers 507, and takes the rest once it has some")
        func exchanging() async throws {
            var refused = 0
            for rest in Self.rests {
                // An office that one centre has enrolled is a stranger to a copy of it.
                let parcel = try await Parcel()
                try await SmallDisk.with(kilobytes: 6_000) { disk in
                    let centre = try await parcel.receiver(in: disk.path)
                    try await ServingNode.during(centre) { serving in
                        try disk.fill(leaving: rest)
                        let outcome = try await parcel.office.run("sync", serving.url)
                        refused += Self.isRefusalOrSuccess(outcome)
                        if outcome.code != 0 {
                            #expect(outcome.errors.contains("507"), "\(outcome.account)")
                        }
                        disk.free()
                        try await parcel.office.ok("sync", serving.url)
                    }
                    try await centre.isSound()
                    try await parcel.isHeld(by: centre)
                }
            }
            Counts.tell("F5 exchange refused \(refused) of \(Self.rests.count) times")
            #expect(refused > 0)
        }

        @Test("F5 A disk that is full from the n-th write on costs nothing that was acknowledged")
        func atEveryWrite() async throws {
            let folder = try TestFolder()
            let node = try await FaultNode(in: folder.path)
            let place = "node.sqlite"
            let words = node.words(["record", "--from", "-"])
            let last = try await Shim.count(.write, path: place) {
                _ = try await $0.run(words, input: Complaints.lines(20, from: 1_000_000))
            }
            var chance = SplitMix64(seed: Counts.seed)
            var fired = 0
            for round in 0..<Counts.kills {
                let before = try await node.ids()
                let first = chance.next(in: 1...max(1, last))
                let shim = try Shim(.enospc, .write, first: first, path: place)
                let lines = Complaints.lines(20, from: round * 20 + 1)
                let outcome = try await shim.program.run(words, input: lines)
                _ = Self.isRefusalOrSuccess(outcome)
                fired += min(1, shim.fired)
                try await node.isSound()
                let found = try await node.ids()
                #expect(found.count == before.count + (outcome.code == 0 ? 20 : 0))
                #expect(found.isSuperset(of: before))
            }
            Counts.tell("F5 full at the n-th write \(fired) times, seed \(Counts.seed)")
            #expect(fired * 2 > Counts.kills)
        }

        /// Checks that a command that failed said so plainly, and counts it.
        private static func isRefusalOrSuccess(_ outcome: ProgramOutcome) -> Int {
            if outcome.code == 0 { return 0 }
            #expect(outcome.isPlainRefusal && outcome.errors.contains("full"), "\(outcome.account)")
            return 1
        }
    }
}
