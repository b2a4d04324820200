import Foundation
import Glibc
import Testing
import TestGround

extension FaultTests {
    /// A disk that reports errors, once or for good.
    @Suite("A disk that reports errors")
    struct DiskErrors {
        @Test(
            "F6 After an fsync that failed nothing more is acknowledged until the node is opened again",
            arguments: [1, 0],
        )
        func afterFsync(times: Int) async throws {
            let folder = try TestFolder()
            let node = try await FaultNode(in: folder.path)
            for first in [3, 4, 6] {
                let shim = try Shim(
                    .eio,
                    .sync,
                    first: first,
                    times: times,
                    path: "node.sqlite-wal"
                )
                var told: Set<String> = []
                try await ServingNode.during(node, by: shim.program) { serving in
                    var isRefused = false
                    for index in 1...8 {
                        let outcome = try await node.run(
                            "record",
                            "--channel",
                            "phone",
                            "--subject",
                            "\(first).\(index)",
                            "--detail",
                            "ไฟดับ",
                            "--json"
                        )
                        if outcome.code == 0 {
                            #expect(!isRefused, "a second acknowledgement after a failed fsync")
                            told.insert(try JSONValue(document: outcome.output)["id"].text)
                        } else {
                            #expect(outcome.isPlainRefusal, "\(outcome.account)")
                            isRefused = true
                        }
                    }
                    #expect(isRefused)
                    #expect(serving.program.isRunning)
                }
                #expect(shim.fired > 0)
                try await node.isSound()
                #expect(try await node.ids().isSuperset(of: told))
                #expect(try await node.record("ต่อไป") != nil)
            }
        }

        @Test(
            "F6 A write that fails is not acknowledged, and costs nothing that was",
            arguments: [1, 0],
        )
        func write(times: Int) async throws {
            let folder = try TestFolder()
            let node = try await FaultNode(in: folder.path)
            let words = node.words(["record", "--from", "-", "--json"])
            let place = "node.sqlite"
            let last = try await Shim.count(.write, path: place) {
                _ = try await $0.run(words, input: Complaints.lines(5, from: 1_000_000))
            }
            var chance = SplitMix64(seed: Counts.seed)
            var held = try await node.ids()
            var fired = 0
            for round in 0..<Counts.kills {
                let first = chance.next(in: 1...max(1, last))
                let shim = try Shim(.eio, .write, first: first, times: times, path: place)
                let lines = Complaints.lines(5, from: round * 5 + 1)
                let outcome = try await shim.program.run(words, input: lines)
                fired += min(1, shim.fired)
                if outcome.code != 0 { #expect(outcome.isPlainRefusal, "\(outcome.account)") }
                try await node.isSound()
                let found = try await node.ids()
                let isAllThere = found.count == held.count + 5
                #expect(found.isSuperset(of: held) && (isAllThere || found == held))
                if outcome.code == 0 { #expect(isAllThere) }
                held = found
            }
            Counts.tell("F6 write errors \(fired), seed \(Counts.seed)")
            #expect(fired > 0)
        }

        @Test("F6 A parcel file that could not be made durable is not said to be written")
        func export() async throws {
            let parcel = try await Parcel(complaints: 20)
            let folder = try TestFolder()
            var fired = 0
            for calls in Shim.Calls.allCases {
                for (name, words) in [
                    ("a.tbn", ["export", "--to", "centre", "--out"]), ("", ["sync"]),
                ] {
                    let shim = try Shim(.eio, calls, path: folder.path)
                    let office = parcel.office.run(by: shim.program)
                    let out = name.isEmpty ? folder.path : folder.file(name)
                    let outcome = try await office.runner.run(office.words(words + [out]))
                    #expect(outcome.isPlainRefusal, "\(outcome.account)")
                    fired += shim.fired
                    #expect(
                        try await parcel.isWholeOrAbsent(folder.file("a.tbn"), mustBeThere: false)
                    )
                    let left = try FileManager.default.contentsOfDirectory(atPath: folder.path)
                    #expect(left.isEmpty, "\(left)")
                }
            }
            Counts.tell("F6 errors while a parcel is written \(fired)")
            #expect(fired > 0)
        }
    }
}
