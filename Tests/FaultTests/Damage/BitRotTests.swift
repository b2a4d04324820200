import Foundation
import Testing
import TestGround

extension FaultTests {
    /// Bits that turn over where they lie.
    @Suite("Bits that turn over")
    struct BitRot {
        @Test("F7 A bit that turned over in the database is found, or changes nothing anyone reads")
        func database() async throws {
            let folder = try TestFolder()
            let (node, centre) = try await FaultNode.acquainted(
                office: folder.path,
                centre: folder.path
            )
            try await node.ok("record", "--from", "-", input: Complaints.lines(60, noiseBytes: 60))
            let database = URL(filePath: node.directory + "/node.sqlite")
            let intact = try Data(contentsOf: database)
            // Most of a young database is empty pages, which nobody reads.
            let used = intact.indices.filter { intact[$0] != 0 }
            let truth = try await Self.reading(node)
            let state = try await node.state(of: node.office)
            var chance = SplitMix64(seed: Counts.seed)
            var (found, harmless, seenBySQLite) = (0, 0, 0)
            for _ in 0..<Counts.kills * 2 {
                var damaged = intact
                let place = used[chance.next(in: 0...used.count - 1)]
                damaged[place] ^= 1 << UInt8(chance.next(in: 0...7))
                try damaged.write(to: database)
                let verified = try await node.run("verify")
                if try await node.run("doctor").code != 0 { seenBySQLite += 1 }
                if verified.code == 0 {
                    harmless += 1
                    for (page, right) in zip(try await Self.reading(node), truth)
                    where page.output != right.output {
                        // A refusal is loud enough; what must not be is another answer.
                        #expect(page.isPlainRefusal, "byte \(place): \(page.account)")
                    }
                } else {
                    found += 1
                    #expect(verified.isPlainRefusal, "\(verified.account)")
                }
                try await Self.exportsNothingWrong(node, to: centre, in: folder, place, state)
                try intact.write(to: database)
            }
            Counts.tell(
                "F7 bits found \(found), without effect \(harmless), seen by SQLite alone "
                    + "\(seenBySQLite), seed \(Counts.seed)"
            )
            #expect(found > 0)
            // The control: what SQLite looks for itself would not have been enough.
            #expect(seenBySQLite < found)
        }

        @Test(
            "F8 A parcel with one wrong bit, or cut short, is refused by name and changes nothing"
        )
        func parcels() async throws {
            let parcel = try await Parcel(complaints: 20)
            let folder = try TestFolder()
            let centre = try await parcel.receiver(in: folder.path)
            let before = try await centre.ok("state", "--json")
            let intact = try Data(contentsOf: URL(filePath: parcel.path))
            let damaged = folder.file("damaged.tbn")
            var chance = SplitMix64(seed: Counts.seed)
            for round in 0..<Counts.kills * 2 {
                var bytes = intact
                let place = chance.next(in: 0...intact.count - 1)
                if round % 2 == 0 {
                    bytes[place] ^= 1 << UInt8(chance.next(in: 0...7))
                } else {
                    bytes = intact.prefix(place)
                }
                try bytes.write(to: URL(filePath: damaged))
                let outcome = try await centre.run("import", damaged)
                #expect(outcome.isPlainRefusal, "\(outcome.account)")
                #expect(outcome.errors.contains("damaged.tbn"), "\(outcome.account)")
                #expect(try Data(contentsOf: URL(filePath: damaged)) == bytes)
            }
            #expect(try await centre.ok("state", "--json") == before)
            try await centre.ok("import", parcel.path)
            try await parcel.isHeld(by: centre)
        }

        /// Everything that people and peers get to see of a node.
        private static func reading(_ node: FaultNode) async throws -> [ProgramOutcome] {
            var pages: [ProgramOutcome] = []
            for words in [
                ["state", "--json"], ["list", "--json"], ["list", "--json", "--search", "ไฟดับ"],
                ["report", "register", "--json", "--period", "2569-11"],
            ] {
                pages.append(try await node.runner.run(node.words(words)))
            }
            return pages
        }

        /// Checks that what a damaged node hands out is refused by the centre, or true.
        private static func exportsNothingWrong(
            _ node: FaultNode,
            to centre: FaultNode,
            in folder: TestFolder,
            _ place: Int,
            _ truth: String,
        ) async throws {
            let out = folder.file("out.tbn")
            let exported = try await node.run("export", "--to", "centre", "--out", out)
            guard exported.code == 0 else { return }
            let outcome = try await centre.run("import", out)
            try await centre.isSound()
            guard outcome.code == 0 else { return }
            // What cannot be read stays at home, and whoever asked for the file is told: the centre may
            // hold nothing yet.
            let there = try await centre.run("state", "--office", node.office, "--json")
            if there.code == 0 {
                #expect(there.output == truth, "the bit at byte \(place) went out")
            } else {
                #expect(exported.errors.contains("tambon verify"), "\(exported.account)")
            }
        }
    }
}
