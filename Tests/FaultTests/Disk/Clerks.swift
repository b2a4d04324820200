import Glibc
import Synchronization
import TestGround

/// Clerks who record one complaint after the other until they are refused.
final class Clerks: Sendable {
    private struct Desks {
        var acknowledged: Set<String> = []
        var programs: [Int: RunningProgram] = [:]
        var isClosed = false
    }

    private let count: Int
    private let node: FaultNode
    private let desks = Mutex(Desks())

    /// So many clerks on one node.
    init(_ count: Int, at node: FaultNode) {
        self.count = count
        self.node = node
    }

    /// The ids that the program has told them: what they may rely on.
    var acknowledged: Set<String> { desks.withLock { $0.acknowledged } }

    /// Lets them work while `body` runs, until it ends or they are refused.
    func work(during body: () async throws -> Void) async throws {
        async let work: Void = withTaskGroup(of: Void.self) { group in
            for desk in 0..<count { group.addTask { await self.record(at: desk) } }
        }
        do { try await body() } catch {
            stop()
            await work
            throw error
        }
        stop()
        await work
    }

    /// Ends what they have under way, as a power cut does.
    func stop() {
        desks.withLock { desks in
            desks.isClosed = true
            for program in desks.programs.values { program.signal(SIGKILL) }
        }
    }

    private func record(at desk: Int) async {
        var round = 0
        while let program = begin(desk, round), let outcome = try? await program.outcome(),
            outcome.code == 0, let said = try? JSONValue(document: outcome.output)
        {
            desks.withLock { _ = $0.acknowledged.insert(said["id"].text) }
            round += 1
        }
    }

    private func begin(_ desk: Int, _ round: Int) -> RunningProgram? {
        desks.withLock { desks -> RunningProgram? in
            if desks.isClosed { return nil }
            let words = ["--subject", "โต๊ะ \(desk) เรื่อง \(round)", "--detail", "ไฟดับ", "--json"]
            let program = try? node.start(["record", "--channel", "phone"] + words)
            desks.programs[desk] = program
            return program
        }
    }
}
