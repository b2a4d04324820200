import Glibc
import Testing
import TestGround

extension FaultTests {
    /// A centre whose power is cut at a chosen write or fsync while an office exchanges with it.
    @Suite("A power cut at the centre during an exchange", .needs(.root, .disk(.ext4), .disk(.xfs)))
    struct PowerCutExchanges {
        @Test(
            "F2 After a power cut at the centre an exchange goes on, and what was receipted is there",
            arguments: FileSystem.allCases,
        )
        func exchanging(kind: FileSystem) async throws {
            let folder = try TestFolder()
            var inside = 0
            try await LoopDisk.with(kind) { disk in
                let (office, centre) = try await FaultNode.acquainted(
                    office: folder.path,
                    centre: disk.path
                )
                var counts: [Shim.Calls: Int] = [:]
                for (round, calls) in Shim.Calls.allCases.enumerated() {
                    let shim = try Shim(.watch, calls, path: disk.path, isGated: true)
                    try await Self.fill(office, round)
                    try await ServingNode.during(centre, by: shim.program) { serving in
                        try shim.openGate()
                        try await office.ok("sync", serving.url)
                        counts[calls] = shim.fired
                    }
                }
                var chance = SplitMix64(seed: Counts.seed)
                for round in 0..<Counts.cuts {
                    let calls: Shim.Calls = round % 2 == 0 ? .sync : .write
                    let place = chance.next(in: 1...max(1, try #require(counts[calls])))
                    try await Self.fill(office, round + counts.count)
                    let before = try await office.state(of: office.office)
                    let shim = try Shim(.stop, calls, first: place, path: disk.path, isGated: true)
                    let told = try await Self.cut(disk, office, centre, shim)
                    inside += min(1, shim.fired)
                    try await centre.isSound()
                    if told { #expect(try await centre.state(of: office.office) == before) }
                    try await ServingNode.during(centre) { try await office.ok("sync", $0.url) }
                    #expect(try await centre.state(of: office.office) == before)
                }
            }
            Counts.tell("F2 exchange \(kind.rawValue): \(inside) cuts inside, seed \(Counts.seed)")
            #expect(inside * 2 >= Counts.cuts)
        }

        private static func fill(_ office: FaultNode, _ round: Int) async throws {
            let lines = Complaints.lines(30, noiseBytes: 100, from: round * 30 + 1)
            try await office.ok("record", "--from", "-", input: lines)
        }

        /// Cuts the power of the centre's disk in the middle of an exchange.
        ///
        /// - Returns: whether the office was told that all is done.
        private static func cut(
            _ disk: LoopDisk,
            _ office: FaultNode,
            _ centre: FaultNode,
            _ shim: Shim,
        ) async throws -> Bool {
            try await disk.settle()
            let serving = try await ServingNode(centre, by: shim.program)
            try shim.openGate()
            let exchange = try office.start(["sync", serving.url])
            do {
                try await eventually("the exchange is under way") {
                    shim.fired > 0 || !exchange.isRunning
                }
                try disk.cutPower()
            } catch {
                exchange.abandon()
                await serving.kill()
                throw error
            }
            await serving.kill()
            let told = try await exchange.outcome().code == 0
            try await disk.comeBack()
            return told
        }
    }
}
