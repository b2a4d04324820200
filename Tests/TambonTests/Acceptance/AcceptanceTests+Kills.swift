import Foundation
import Glibc
import Testing
import TestGround

extension AcceptanceTests {
    @Suite("When it is killed")
    struct Kills {
        @Test(
            "A record that is killed at any moment leaves all of its lines or none, and a sound book",
            arguments: [5, 30, 80, 150, 250, 400]
        )
        func recordKilled(afterMilliseconds delay: Int) async throws {
            let karo = try await DeskNode()
            try await karo.record("ก่อนไฟดับ")
            let lines = Array(Complaints.lines(600).utf8)
            let program = try ProgramRunner().start(
                karo.words(["record", "--from", "-", "--json"]),
                input: lines
            )
            // The moment of the kill is the fault that is tried, nothing is waited for.
            try await Task.sleep(for: .milliseconds(delay))
            program.signal(SIGKILL)
            let outcome = try await program.outcome()
            let count = try await karo.numbers().count
            #expect([1, 601].contains(count), "\(count) after \(delay) ms")
            // What was told to the clerk is in the register.
            if outcome.output.hasSuffix("\n") { #expect(count == 601) }
            try await karo.verifies()
            try await karo.record("หลังไฟดับ")
            let numbers = try await karo.numbers()
            #expect(numbers.last?.hasPrefix("\(count + 1)/") == true)
            try await karo.ok("record", "--from", "-", input: Complaints.lines(600))
            let all = try await karo.numbers()
            #expect(all.count == 602)
        }

        @Test("Of records one by one, everything that was acknowledged outlives a kill")
        func oneByOne() async throws {
            let karo = try await DeskNode()
            for round in 1...4 {
                let serving = try await ServingNode(karo)
                var acknowledged = 0
                for index in 1...3 {
                    try await karo.record("รอบ \(round) เรื่อง \(index)")
                    acknowledged += 1
                }
                let words = ["record", "--channel", "phone", "--subject", "ค้าง", "--detail", "x"]
                let late = try ProgramRunner().start(karo.words(words))
                serving.program.signal(SIGKILL)
                let outcome = try await late.outcome()
                if outcome.code == 0 { acknowledged += 1 }
                let subjects = try await karo.json("list").elements.map { $0["subject"].text }
                #expect(subjects.filter { $0.hasPrefix("รอบ \(round) ") }.count == 3)
                let pending = subjects.count - 3 * round
                #expect(pending <= round, "\(subjects)")
                try await karo.verifies()
            }
            let numbers = try await karo.numbers().compactMap {
                $0.split(separator: "/").first.flatMap { Int($0) }
            }
            #expect(numbers.sorted() == Array(1...numbers.count))
        }

        @Test("SIGTERM ends serve in good order within five seconds, whoever hangs on its line")
        func terminated() async throws {
            let karo = try await DeskNode()
            let serving = try await ServingNode(karo)
            let idle = try LoopbackSocket.connect(to: serving.port)
            let half = try LoopbackSocket.connect(to: serving.port)
            defer {
                close(idle)
                close(half)
            }
            let request = "POST /parcel HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\nhalf"
            let hasWritten = LoopbackSocket.write(Array(request.utf8), to: half)
            #expect(hasWritten)
            try await karo.record("ระหว่างนั้น")
            try await serving.end()
            try await karo.record("หลังจากนั้น")
            let files = TestFolder.tree(karo.directory)
            #expect(!files.contains("node.sock") && !files.contains("node.sqlite-wal"), "\(files)")
        }

        @Test("An exchange that is killed on the caller's side is taken up again")
        func syncKilled() async throws {
            let centre = try await DeskNode.centre()
            let karo = try await centre.enrolled()
            let lines = Complaints.lines(300, noiseBytes: 300)
            try await karo.ok("record", "--from", "-", input: lines)
            let serving = try await ServingNode(centre)
            let relay = try Relay(to: serving.port, .hold(afterBytes: 30_000))
            defer { relay.close() }
            let sync = try ProgramRunner().start(karo.words(["sync", relay.url]))
            try await eventually("the exchange hangs") { relay.passedBytes >= 30_000 }
            sync.signal(SIGKILL)
            _ = try await sync.outcome()
            try await karo.verifies()
            try await karo.ok("sync", serving.url)
            let same = try await centre.state(of: karo.office) == karo.ownState()
            #expect(same)
            try await serving.end()
        }

        @Test("Garbage on the wire is turned away, and the node goes on answering")
        func garbage() async throws {
            let centre = try await DeskNode.centre()
            let karo = try await centre.enrolled()
            try await karo.record("น้ำไม่ไหล")
            let serving = try await ServingNode(centre)
            let before = try await centre.ownState()
            let noise = (0..<4_000).map { UInt8(truncatingIfNeeded: $0 &* 37 &+ 11) }
            for bytes in [noise, Array("GET / HTTP/1.1\r\n\r\n".utf8), Array("POST ".utf8) + noise]
            {
                let connection = try LoopbackSocket.connect(to: serving.port)
                _ = LoopbackSocket.write(bytes, to: connection)
                close(connection)
            }
            try await karo.ok("sync", serving.url)
            let own = try await centre.state(of: "centre")
            #expect(own == before)
            try await serving.end()
        }
    }
}
