import Glibc
import Testing
import TestGround

extension FaultTests {
    /// Lines as offices have them: slow, lossy, cut.
    @Suite(
        "A bad line",
        .needs(.root, .namespaces, .tool(["tc", "-V"]), .tool(["iptables", "--version"])),
    )
    struct BadLines {
        @Test("F29 At 64 kbit/s and with one packet in seven lost an exchange still completes")
        func slowAndLossy() async throws {
            try await Self.over { line, office, centre, serving in
                try await line.slow(toKilobits: 64)
                try await line.lose(percent: 15)
                // Some hundred packets: that none of them is lost happens once in ten million runs.
                try await Self.record(200, at: office)
                try await office.ok("sync", serving.url)
                let lost = try await line.hits()
                Counts.tell("F29 packets lost \(lost)")
                #expect(lost > 0)
            }
        }

        @Test(
            "F29 Over a line that breaks again and again every attempt moves something, and nothing twice"
        )
        func breaks() async throws {
            try await Self.over { line, office, centre, serving in
                try await Self.record(1_500, at: office)
                try await line.breakAll(afterBytes: 400_000)
                var attempts = 0
                var broken = 0
                while attempts < 12 {
                    attempts += 1
                    let outcome = try await office.run("sync", serving.url)
                    if outcome.code == 0 { break }
                    #expect(outcome.isPlainRefusal, "\(outcome.account)")
                    broken += 1
                }
                let hits = try await line.hits()
                Counts.tell("F29 attempts \(attempts), broken \(broken), resets \(hits)")
                #expect(hits > 0)
                #expect(attempts < 12, "no attempt came through")
            }
        }

        @Test("F29 A line that is pulled out and put in again in the middle goes on where it was")
        func flaps() async throws {
            try await Self.over { line, office, centre, serving in
                try await line.slow(toKilobits: 128)
                try await Self.record(80, at: office)
                let exchange = try office.start(["sync", serving.url])
                var pulled = 0
                do {
                    let before = try await line.sentBytes()
                    for step in 1...2 {
                        try await eventually("a part is through") {
                            try await line.sentBytes() > before + step * 4_000
                                || !exchange.isRunning
                        }
                        if exchange.isRunning { pulled += 1 }
                        try await line.plug(isIn: false)
                        // The pause is the fault: long enough for packets to be lost in it.
                        try await Task.sleep(for: .milliseconds(300))
                        try await line.plug(isIn: true)
                    }
                } catch {
                    exchange.abandon()
                    throw error
                }
                let outcome = try await exchange.outcome()
                Counts.tell("F29 pulled out \(pulled) times in the middle, ended \(outcome.code)")
                #expect(pulled > 0)
                #expect(outcome.code == 0 || outcome.isPlainRefusal, "\(outcome.account)")
                try await office.ok("sync", serving.url)
            }
        }

        @Test("F29 control: over a line that is not plugged in no exchange succeeds")
        func control() async throws {
            try await BadLine.with { line in
                let folder = try TestFolder()
                let (office, centre) = try await FaultNode.acquainted(
                    office: folder.path,
                    centre: folder.path
                )
                try await ServingNode.during(
                    centre,
                    listen: BadLine.farAddress,
                    by: line.farProgram
                ) { serving in
                    try await line.plug(isIn: false)
                    let outcome = try await office.run(by: line.nearProgram).run(
                        "sync",
                        serving.url
                    )
                    #expect(outcome.isPlainRefusal, "\(outcome.account)")
                    #expect(outcome.errors.contains(serving.url), "\(outcome.account)")
                }
            }
        }

        private static func record(_ count: Int, at office: FaultNode) async throws {
            let lines = Complaints.lines(count, noiseBytes: 500)
            try await office.ok("record", "--from", "-", input: lines)
        }

        /// Runs `body` with an office and a serving centre at the ends of a line that is good at
        /// first, and checks that in the end both hold the same, each complaint once.
        private static func over(
            _ body: (BadLine, FaultNode, FaultNode, ServingNode) async throws -> Void
        ) async throws {
            let folder = try TestFolder()
            let (plain, centre) = try await FaultNode.acquainted(
                office: folder.path,
                centre: folder.path
            )
            try await BadLine.with { line in
                let office = plain.run(by: line.nearProgram)
                try await ServingNode.during(
                    centre,
                    listen: BadLine.farAddress,
                    by: line.farProgram
                ) { serving in
                    // The first exchange learns who is there.
                    try await office.ok("sync", serving.url)
                    try await body(line, office, centre, serving)
                }
            }
            let here = try await plain.state(of: plain.office)
            let there = try await centre.state(of: plain.office)
            #expect(here == there)
            try await centre.isSound()
            let numbers = try await centre.json("list").elements.map { $0["number"].text }
            #expect(Set(numbers).count == numbers.count && !numbers.isEmpty)
        }
    }
}
