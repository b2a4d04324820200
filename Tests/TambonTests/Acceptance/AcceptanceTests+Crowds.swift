import Testing
import TestGround

extension AcceptanceTests {
    @Suite("Many at once")
    struct Crowds {
        @Test(
            "Ten clerks record at the same moment, and all of them succeed, with or without serve"
        )
        func tenRecords() async throws {
            let karo = try await DeskNode()
            try await recordTen(at: karo)
            try await expectGapless(karo, count: 10)
            let serving = try await ServingNode(karo)
            try await recordTen(at: karo)
            try await expectGapless(karo, count: 20)
            try await serving.end()
            try await expectGapless(karo, count: 20)
            try await karo.verifies()
        }

        @Test("While serve runs, every command works as ever")
        func commandsDuringServe() async throws {
            let karo = try await DeskNode()
            let serving = try await ServingNode(karo)
            let id = try await karo.record("ขณะให้บริการ")
            try await karo.ok("record", "--from", "-", input: Complaints.lines(5))
            try await karo.ok("act", id, "accept")
            try await karo.ok("edit", id, "place", "หน้าวัด")
            let state = try await karo.json("show", id)["state"]
            #expect(state == .text("accepted"))
            try await karo.refuses(["show", "99/2500"], naming: ["99/2500"])
            try await karo.refuses(["list", "--frob"], code: 64, naming: ["--frob"])
            let during = try await karo.state()
            try await serving.end()
            let after = try await karo.state()
            #expect(during == after)
        }

        @Test("A second serve on the node, and one on its port, are refused by name")
        func secondServe() async throws {
            let karo = try await DeskNode()
            let other = try await DeskNode("80.21.other")
            let serving = try await ServingNode(karo)
            let same = try await karo.run("serve", "--listen", "127.0.0.1:0")
            same.isRefusal(naming: [karo.directory, "served already"])
            let address = "127.0.0.1:\(serving.port)"
            try await other.refuses(["serve", "--listen", address], naming: [address])
            #expect(serving.program.isRunning)
            try await serving.end()
        }

        private func recordTen(at node: DeskNode) async throws {
            try await withThrowingTaskGroup(of: ProgramOutcome.self) { group in
                for index in 1...10 {
                    group.addTask {
                        try await node.run(
                            "record",
                            "--channel",
                            "phone",
                            "--subject",
                            "พร้อมกัน \(index)",
                            "--detail",
                            "สิบคน"
                        )
                    }
                }
                for try await outcome in group {
                    #expect(outcome.code == 0, "\(outcome.account)")
                }
            }
        }

        private func expectGapless(_ node: DeskNode, count: Int) async throws {
            let numbers = try await node.numbers().compactMap {
                $0.split(separator: "/").first.flatMap { Int($0) }
            }
            #expect(numbers.sorted() == Array(1...count))
        }
    }
}
