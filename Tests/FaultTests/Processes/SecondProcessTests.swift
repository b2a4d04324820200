import Glibc
import Testing
import TestGround

extension FaultTests {
    /// Several processes that want one node.
    @Suite("Two processes and one node")
    struct SecondProcesses {
        @Test("F33 A second serve is refused by name, and the first one goes on")
        func secondServe() async throws {
            let folder = try TestFolder()
            let node = try await FaultNode(in: folder.path)
            try await ServingNode.during(node) { serving in
                let second = try await node.run("serve", "--listen", "127.0.0.1:0")
                #expect(second.isPlainRefusal, "\(second.account)")
                #expect(second.errors.contains(node.directory), "\(second.account)")
                #expect(serving.program.isRunning)
                #expect(try await node.record("ระหว่างนั้น") != nil)
            }
        }

        @Test("F33 While serve runs no other process writes the database; without it each does")
        func overTheSocket() async throws {
            let folder = try TestFolder()
            let node = try await FaultNode(in: folder.path)
            let beside = try await ServingNode.during(node) { _ in
                try await Shim.count(.write, path: "node.sqlite") { program in
                    let told = try await node.run(by: program).record("ผ่านซ็อกเก็ต")
                    #expect(told != nil)
                }
            }
            let alone = try await Shim.count(.write, path: "node.sqlite") { program in
                let told = try await node.run(by: program).record("คนเดียว")
                #expect(told != nil)
            }
            Counts.tell("F33 writes of a command beside serve \(beside), alone \(alone)")
            #expect(beside == 0)
            #expect(alone > 0)
        }

        @Test("F33 A lock that a killed node has left behind locks nobody out")
        func afterKill() async throws {
            let folder = try TestFolder()
            let node = try await FaultNode(in: folder.path)
            for _ in 0..<Counts.kills {
                let serving = try await ServingNode(node)
                let told = try await node.record("ก่อน")
                await serving.kill()
                let found = try await node.ids()
                #expect(told.map(found.contains) == true)
                #expect(try await node.record("หลัง") != nil)
            }
            try await node.isSound()
        }
    }
}
