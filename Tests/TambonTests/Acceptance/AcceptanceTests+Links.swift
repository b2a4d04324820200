import Glibc
import Testing
import TestGround

extension AcceptanceTests {
    @Suite("Over a bad line")
    struct Links {
        /// About three parcels' worth of changes.
        private static let count = 3_000
        private static let noiseBytes = 800

        @Test("A line that breaks again and again loses nothing, and moves nothing twice")
        func cuts() async throws {
            let centre = try await DeskNode.centre()
            let karo = try await centre.enrolled()
            let lines = Complaints.lines(Self.count, noiseBytes: Self.noiseBytes)
            try await karo.ok("record", "--from", "-", input: lines)
            let serving = try await ServingNode(centre)
            let relay = try Relay(to: serving.port, .pass)
            defer { relay.close() }
            var held = 0
            var arrivals: [Int] = []
            for limit in [40, 5_000, 1_300_000, 700_000] {
                relay.become(.cut(afterBytes: limit))
                let broken = try await karo.run("sync", relay.url)
                #expect(broken.code == 1 && broken.output == "", "\(broken.account)")
                #expect(broken.errors.contains(relay.url), "\(broken.account)")
                let now = try await Self.heldChanges(of: karo, at: centre)
                #expect(now >= held, "after a cut at \(limit) bytes")
                held = now
                arrivals.append(now)
            }
            // The long ones have got whole parcels over, and not all of them.
            #expect(held > 0 && held < Self.count, "\(arrivals)")
            relay.become(.pass)
            let rest = try await karo.json("sync", relay.url)
            #expect(rest["sentChanges"].integer == Self.count + 1 - held, "\(rest), held \(held)")
            #expect(rest["isComplete"] == .flag(true))
            try await Self.agree(karo, centre)
            let again = try await karo.json("sync", relay.url)
            #expect(again["sentChanges"] == .number(0) && again["receivedChanges"] == .number(0))
            #expect(again["rounds"] == .number(1))
            try await serving.end()
            try await centre.verifies()
        }

        @Test("A clerk records while an exchange hangs in a slow line, and nothing is lost")
        func recordDuringSync() async throws {
            let centre = try await DeskNode.centre()
            let karo = try await centre.enrolled()
            let lines = Complaints.lines(400, noiseBytes: 100)
            try await karo.ok("record", "--from", "-", input: lines)
            let serving = try await ServingNode(centre)
            let relay = try Relay(to: serving.port, .hold(afterBytes: 20_000))
            defer { relay.close() }
            let sync = try ProgramRunner().start(karo.words(["sync", relay.url]))
            try await eventually("the exchange hangs") { relay.passedBytes >= 20_000 }
            let words = ["record", "--channel", "phone", "--subject", "ด่วน", "--detail", "รอไม่ได้"]
            let during = try await ProgramRunner().run(karo.words(words))
            #expect(during.code == 0 && sync.isRunning, "\(during.account)")
            relay.become(.pass)
            let synced = try await sync.outcome()
            #expect(synced.code == 0, "\(synced.account)")
            try await karo.ok("sync", serving.url)
            try await Self.agree(karo, centre)
            let numbers = try await karo.numbers()
            #expect(numbers.count == 401 && numbers.last == "401/\(Self.registerYear(numbers))")
            try await serving.end()
        }

        @Test("A peer that is killed in the midst of an exchange has lost nothing it acknowledged")
        func peerKilled() async throws {
            let centre = try await DeskNode.centre()
            let karo = try await centre.enrolled()
            let lines = Complaints.lines(Self.count, noiseBytes: Self.noiseBytes)
            try await karo.ok("record", "--from", "-", input: lines)
            var held = 0
            for limit in [600_000, 1_500_000] {
                let serving = try await ServingNode(centre)
                let relay = try Relay(to: serving.port, .hold(afterBytes: limit))
                let sync = try ProgramRunner().start(karo.words(["sync", relay.url]))
                try await eventually("the exchange hangs") { relay.passedBytes >= limit }
                serving.program.signal(SIGKILL)
                let broken = try await sync.outcome()
                relay.close()
                #expect(broken.code == 1, "\(broken.account)")
                let now = try await Self.heldChanges(of: karo, at: centre)
                #expect(now >= held)
                held = now
                try await centre.verifies()
            }
            #expect(held > 0)
            let serving = try await ServingNode(centre)
            let rest = try await karo.json("sync", serving.url)
            #expect(rest["sentChanges"].integer == Self.count + 1 - held)
            try await Self.agree(karo, centre)
            try await serving.end()
        }

        @Test("A centre can call an office that has called it before, and is told so if none has")
        func wrongWay() async throws {
            let centre = try await DeskNode.centre()
            let karo = try await centre.enrolled()
            let id = try await karo.record("น้ำไม่ไหล")
            let serving = try await ServingNode(karo)
            try await centre.refuses(["sync", serving.url], naming: ["an office calls"])
            try await serving.end()
            let centreServing = try await ServingNode(centre)
            try await karo.ok("sync", centreServing.url)
            try await centreServing.end()
            let again = try await ServingNode(karo)
            try await karo.ok("edit", id, "place", "หน้าวัด")
            try await centre.ok("sync", again.url)
            try await again.end()
            try await Self.agree(karo, centre)
        }

        /// How many changes of an office another node holds.
        private static func heldChanges(of office: DeskNode, at node: DeskNode) async throws -> Int
        {
            let ledgers = try await node.json("doctor")["ledgers"].elements
            return ledgers.first { $0["office"].text == office.office }?["changes"].integer ?? 0
        }

        private static func registerYear(_ numbers: [String]) -> String {
            numbers.first?.split(separator: "/").last.map(String.init) ?? ""
        }

        private static func agree(_ office: DeskNode, _ centre: DeskNode) async throws {
            let own = try await office.ownState()
            let copy = try await centre.state(of: office.office)
            #expect(own == copy)
        }
    }
}
