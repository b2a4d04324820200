import Foundation
import Testing
import TestGround

extension FaultTests {
    /// A wall clock that is wrong, and jumps.
    @Suite("A wrong clock")
    struct WrongClocks {
        /// How far a clock is off, by the year it then shows.
        private static let offsets: [(year: Int, seconds: Int)] = {
            let now = Int(Date(timeIntervalSinceNow: 0).timeIntervalSince1970)
            let year = 31_556_952
            return [
                (1970, 86_400 - now), (1999, 29 * year + 86_400 - now), (2040, 70 * year - now),
                // A clock that was set to the year as people here write it.
                (543, 543 * year),
            ]
        }()

        @Test("F15 Whatever the clock says, recording, order and merge are the same")
        func everyClock() async throws {
            let folder = try TestFolder()
            let (office, centre) = try await FaultNode.acquainted(
                office: folder.path,
                centre: folder.path
            )
            var order: [String] = []
            var fired = 0
            for (year, seconds) in Self.offsets + [(0, 0)] {
                let shim = try Shim(clockOff: seconds)
                let skewed = office.run(by: shim.program)
                let id = try #require(try await skewed.record("ปี \(year)"), "in \(year)")
                order.append(id)
                try await skewed.ok("act", id, "accept")
                try await skewed.ok("edit", id, "place", "หน้าวัด")
                try await skewed.isSound()
                fired += shim.fired
                try await ServingNode.during(centre) { try await skewed.ok("sync", $0.url) }
                let here = try await office.state(of: office.office)
                let there = try await centre.state(of: office.office)
                #expect(here == there, "in \(year)")
                let shown = try await skewed.json("show", id)["state"]
                #expect(shown == .text("accepted"), "in \(year)")
            }
            let listed = try await office.json("list").elements.map { $0["id"].text }
            #expect(Set(listed) == Set(order))
            try await Self.eachActIsBehindItsRecord(office, order)
            Counts.tell("F15 clocks \(Self.offsets.count), looks at a wrong one \(fired)")
            #expect(fired >= Self.offsets.count)
        }

        @Test("F15 control: the clock that the program sees is the wrong one")
        func control() async throws {
            let folder = try TestFolder()
            let node = try await FaultNode(in: folder.path)
            let (year, seconds) = Self.offsets[1]
            let shim = try Shim(clockOff: seconds)
            let id = try #require(try await node.run(by: shim.program).record("นาฬิกา"))
            let recorded = try await node.json("show", id)["recorded"].text
            #expect(recorded.hasPrefix("\(year)-"))
        }

        @Test(
            "F15 While the clock jumps back and forth under a running node nothing is lost or doubled"
        )
        func jumps() async throws {
            let folder = try TestFolder()
            let (office, centre) = try await FaultNode.acquainted(
                office: folder.path,
                centre: folder.path
            )
            let shim = try Shim(clockOff: 0)
            let told = try await ServingNode.during(office, by: shim.program) { _ in
                let clerks = Clerks(2, at: office)
                try await clerks.work {
                    for round in 1...Counts.kills {
                        let (_, seconds) = Self.offsets[round % Self.offsets.count]
                        try shim.setClock(off: round % 2 == 0 ? 0 : seconds)
                        try await eventually("clerks go on recording") {
                            clerks.acknowledged.count >= 2 * round
                        }
                    }
                }
                return clerks.acknowledged
            }
            let found = try await office.ids()
            #expect(found.isSuperset(of: told))
            try await office.isSound()
            let numbers = try await office.json("list").elements.map { $0["number"].text }
            #expect(Set(numbers).count == numbers.count)
            try await ServingNode.during(centre) { try await office.ok("sync", $0.url) }
            let (here, there) = (
                try await office.state(of: office.office), try await centre.state(of: office.office)
            )
            #expect(here == there)
            Counts.tell("F15 jumps seen \(shim.fired), complaints \(told.count)")
            #expect(shim.fired >= Counts.kills / 2)
        }

        /// Order is by cause: what was done to a case comes behind its entry, whenever that was.
        private static func eachActIsBehindItsRecord(
            _ node: FaultNode,
            _ ids: [String]
        ) async throws {
            for id in ids {
                let actions = try await node.json("show", id)["actions"].elements
                #expect(actions.map { $0["kind"].text } == ["accept"], "\(actions)")
            }
        }
    }
}
