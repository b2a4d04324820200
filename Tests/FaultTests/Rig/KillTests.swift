import Foundation
import Glibc
import Testing
import TestGround

extension FaultTests {
    /// Programs that are killed while they write.
    @Suite("A kill in the middle of a write")
    struct Kills {
        @Test("F4 A kill at any moment while clerks record loses no acknowledged complaint")
        func clerks() async throws {
            let tally = try await Self.killedClerks(Counts.kills, under: Program())
            Counts.tell("F4 clerks \(tally), seed \(Counts.seed)")
            #expect(tally.acknowledged >= tally.kills && tally.kills > 0)
            #expect(tally.lost == 0)
        }

        @Test("F4 control: with writes that are only said to be made, the same kills do lose some")
        func control() async throws {
            // The first writes of a process make the log; without them it would not even open. The book
            // that is left takes no further complaint, so one kill is all.
            let shim = try Shim(.skip, .write, first: 18, path: "node.sqlite-wal")
            let tally = try await Self.killedClerks(1, under: shim.program, servingEvery: 0)
            Counts.tell("F4 control \(tally), writes left out \(shim.fired)")
            #expect(shim.fired > 0 && tally.lost > 0)
        }

        @Test(
            "F4 A command that is killed at its n-th write or fsync has recorded all lines or none"
        )
        func recording() async throws {
            let folder = try TestFolder()
            let node = try await FaultNode(in: folder.path)
            var count = 0
            let killed = try await Self.kills { program, round in
                let lines = Complaints.lines(30, from: round * 30 + 1)
                _ = try await program.run(node.words(["record", "--from", "-"]), input: lines)
            } then: {
                try await node.isSound()
                let found = try await node.ids().count
                #expect([count, count + 30].contains(found))
                count = found
            }
            Counts.tell("F4 record killed \(killed) times, seed \(Counts.seed)")
            #expect(killed * 2 > Counts.kills)
        }

        @Test("F4 A set-up that is killed at its n-th write or fsync is done, or can be repeated")
        func settingUp() async throws {
            let folder = try TestFolder()
            var node = FaultNode(there: "", office: "80.21.karo")
            let killed = try await Self.kills { program, round in
                node = FaultNode(there: folder.file("\(round)"), office: node.office)
                let words = FaultNode.setUp(node.office, in: node.directory)
                _ = try await program.run(node.words(words))
            } then: {
                if try await node.run("verify").code != 0 {
                    try await node.ok(FaultNode.setUp(node.office, in: node.directory))
                }
                try await node.isSound()
                let told = try await node.record("หลังตั้งสำนักงาน")
                #expect(told != nil)
            }
            Counts.tell("F4 set-up killed \(killed) times, seed \(Counts.seed)")
            #expect(killed * 2 > Counts.kills)
        }

        @Test("F4 An import that is killed at its n-th write or fsync is there whole or not at all")
        func importing() async throws {
            let parcel = try await Parcel()
            let total = try await parcel.office.ids()
            let folder = try TestFolder()
            var centre = parcel.office
            let killed = try await Self.kills { program, round in
                centre = try await parcel.receiver(in: folder.file("\(round)"))
                _ = try await program.run(centre.words(["import", parcel.path]))
            } then: {
                try await centre.isSound()
                let found = try await centre.ids()
                #expect(found.isEmpty || found == total)
                try await centre.ok("import", parcel.path)
                try await parcel.isHeld(by: centre)
            }
            Counts.tell("F4 import killed \(killed) times, seed \(Counts.seed)")
            #expect(killed * 2 > Counts.kills)
        }

        @Test(
            "F4 F31 An exchange of which either side is killed goes on, and doubles nothing",
            arguments: ["80.21.karo", "centre"],
        )
        func exchanging(victim: String) async throws {
            let folder = try TestFolder()
            let (office, centre) = try await FaultNode.acquainted(
                office: folder.path,
                centre: folder.path
            )
            let killed = try await Self.kills { program, round in
                let lines = Complaints.lines(40, noiseBytes: 200, from: round * 40 + 1)
                try await office.ok("record", "--from", "-", input: lines)
                let isCaller = victim == office.office
                _ = try? await ServingNode.during(centre, by: isCaller ? nil : program) { serving in
                    let caller = isCaller ? office.run(by: program) : office
                    _ = try await caller.run("sync", serving.url)
                }
            } then: {
                try await office.isSound()
                try await centre.isSound()
                try await ServingNode.during(centre) { try await office.ok("sync", $0.url) }
                let here = try await office.state(of: office.office)
                let there = try await centre.state(of: office.office)
                #expect(here == there)
            }
            let numbers = try await centre.json("list").elements.map { $0["number"].text }
            #expect(Set(numbers).count == numbers.count && !numbers.isEmpty)
            Counts.tell("F4 exchange: \(victim) killed \(killed) times, seed \(Counts.seed)")
            #expect(killed * 2 > Counts.kills)
        }

        /// Counts the calls of a piece of work once, and then kills it at chosen ones.
        ///
        /// - Returns: how often it was killed in the middle.
        private static func kills(
            of work: (Program, Int) async throws -> Void,
            then check: () async throws -> Void,
        ) async throws -> Int {
            var counts: [Shim.Calls: Int] = [:]
            for (round, calls) in Shim.Calls.allCases.enumerated() {
                counts[calls] = try await Shim.count(calls, path: place) {
                    try await work($0, round)
                }
                try await check()
            }
            var chance = SplitMix64(seed: Counts.seed)
            var killed = 0
            for round in 0..<Counts.kills {
                let calls: Shim.Calls = round % 2 == 0 ? .write : .sync
                let last = try #require(counts[calls])
                let first = chance.next(in: 1...max(1, last))
                let shim = try Shim(.kill, calls, first: first, times: 1, path: place)
                try await work(shim.program, round + counts.count)
                killed += min(1, shim.fired)
                try await check()
            }
            return killed
        }

        /// Only the database: what a program says on its streams is written to files, too.
        private static let place = "node.sqlite"

        /// How many kills there were, and what became of what was acknowledged.
        struct Tally {
            var kills = 0
            var acknowledged = 0
            var lost = 0
        }

        /// Kills `serve` and all clerks at work, again and again.
        private static func killedClerks(
            _ kills: Int,
            under program: Program,
            servingEvery turn: Int = 2
        ) async throws -> Tally {
            let folder = try TestFolder()
            let node = try await FaultNode(in: folder.path)
            var chance = SplitMix64(seed: Counts.seed)
            var tally = Tally()
            for kill in 0..<kills {
                let serving =
                    turn > 0 && kill % turn == 0 ? try await ServingNode(node, by: program) : nil
                let clerks = Clerks(3, at: node.run(by: program))
                let enough = chance.next(in: 1...6)
                let delay = chance.next(in: 0...40_000)
                do {
                    try await clerks.work {
                        try await eventually("clerks are told of complaints") {
                            clerks.acknowledged.count >= enough
                        }
                        // Where the kill falls within the next write is the fault that is tried.
                        try await Task.sleep(for: .microseconds(delay))
                        serving?.program.signal(SIGKILL)
                        clerks.stop()
                    }
                } catch {
                    await serving?.kill()
                    throw error
                }
                await serving?.kill()
                // A disk that lies may leave a book that cannot be read: then all of it is lost.
                let found = try await node.readableIDs()
                tally.kills += 1
                tally.acknowledged += clerks.acknowledged.count
                tally.lost += clerks.acknowledged.subtracting(found).count
                if tally.lost == 0 { try await node.isSound() }
            }
            return tally
        }
    }
}
